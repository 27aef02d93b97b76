import { createSignal } from 'solid-js';
import type { ViewerQuery } from '../graphql/generated/graphql.ts';
import { graphql } from '../graphql/generated/gql.ts';
import { ask } from '../graphql/client.ts';
import { credentials, rememberStudio } from '../graphql/credentials.ts';
import { forgetPictures } from '../graphql/last-picture.ts';
import { onSignedOut, RequestFailed } from '../graphql/request-failed.ts';
import { followChanges, stopChanges } from '../live/changes.ts';
import { onConnectionRefused, socket } from '../live/connection.ts';
import { ACTS } from '../outbox/acts.ts';
import { closeOutbox, openOutbox } from '../outbox/outbox.ts';
import { setServerTime } from '../time/clock.ts';
import { setFormat } from '../time/format.ts';

const ViewerDocument = graphql(`
  query Viewer {
    serverTime
    setup {
      needed
      codeRequired
    }
    viewer {
      id
      name
      email
      role
      member {
        id
      }
      studio {
        id
        uuid
        name
        kind
        zone
        currency
        demo
        sendsMail
        revision
      }
      memberships {
        role
        studio {
          id
          uuid
          name
        }
      }
    }
  }
`);

export type Viewer = NonNullable<ViewerQuery['viewer']>;
export type ViewerStudio = NonNullable<Viewer['studio']>;
/** Somebody signed in, inside a studio. */
export interface Member extends Viewer {
  role: NonNullable<Viewer['role']>;
  studio: ViewerStudio;
}

export type Standing =
  | { is: 'loading' }
  | { is: 'failed'; error: unknown }
  | { is: 'new house'; codeRequired: boolean }
  | { is: 'signed out' }
  | { is: 'without studio'; viewer: Viewer }
  | { is: 'signed in'; member: Member };

const [standing, setStanding] = createSignal<Standing>({ is: 'loading' });
export { standing };

/** Who is at this screen. Only within the shell, which opens for members alone. */
export function member(): Member {
  const now = standing();
  if (now.is !== 'signed in') throw new Error('Nobody is signed in.');
  return now.member;
}

/** Number of the latest question: an answer to an older one, such as from before signing in, no longer counts. */
let asked = 0;
let followed: string | null = null;

/** Asks the server who we are; at start, after signing in or out, and when it no longer knows us. */
export async function loadViewer(): Promise<void> {
  const mine = ++asked;
  const sentAt = Date.now();
  try {
    const data = await ask(ViewerDocument, {});
    if (mine !== asked) return;
    setServerTime(data.serverTime, sentAt);
    const { viewer, setup } = data;
    if (!viewer) {
      leave();
      setStanding(setup.needed ? { is: 'new house', codeRequired: setup.codeRequired } : { is: 'signed out' });
    } else if (viewer.studio && viewer.role) enter({ ...viewer, studio: viewer.studio, role: viewer.role });
    else {
      leave();
      setStanding({ is: 'without studio', viewer });
    }
  } catch (error) {
    if (mine !== asked) return;
    // The studio that this browser remembers may be gone, or no longer ours: enter the first one.
    if (error instanceof RequestFailed && error.kind === 'refused' && credentials().studio) {
      rememberStudio(null);
      return loadViewer();
    }
    // Who was signed in stays so while the server cannot be reached; the banner says how old everything is.
    if (standing().is !== 'signed in') setStanding({ is: 'failed', error });
  }
}

function enter(entered: Member): void {
  setFormat(entered.studio);
  rememberStudio(entered.studio.uuid);
  setStanding({ is: 'signed in', member: entered });
  const who = `${entered.id} ${entered.studio.id}`;
  if (followed === who) return;
  followed = who;
  socket.renew();
  followChanges(String(entered.studio.revision));
  // Clients change nothing here.
  if (entered.member) openOutbox(entered.member.id, ACTS);
}

function leave(): void {
  followed = null;
  stopChanges();
  closeOutbox();
  forgetPictures();
}

export function chooseStudio(uuid: string): void {
  rememberStudio(uuid);
  forgetPictures();
  // Nothing of the other studio may stay in memory.
  location.assign('/');
}

onSignedOut(() => void (standing().is === 'signed in' && loadViewer()));
onConnectionRefused(() => void (standing().is === 'signed in' && loadViewer()));
