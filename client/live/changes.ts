import { createSignal, onCleanup } from 'solid-js';
import { stringifyDocument } from '@urql/core';
import type { ChangesSubscription } from '../graphql/generated/graphql.ts';
import { graphql } from '../graphql/generated/gql.ts';
import { socket } from './connection.ts';
import type { Stream } from './live-socket.ts';
import { step, trackedStream, type StreamEvent } from './stream-state.ts';

/** The functions of the studio that changes belong to. */
export type Area = 'scheduling' | 'equipment' | 'finance' | 'production' | 'crew' | 'clients' | 'media' | 'studio';
export type ChangesPayload = ChangesSubscription['changes'];
export type ChangeNote = ChangesPayload['changes'][number];

const ChangesDocument = graphql(`
  subscription Changes($since: BigInt) {
    changes(since: $since) {
      revision
      fresh
      changes {
        revision
        area
        entity
        entityId
        kind
        actorName
        at
        summary
      }
    }
  }
`);

/** Changes come in bursts (a series moved, an import): one question for each is enough. */
const SETTLE = 120;

interface Follower {
  areas: readonly Area[];
  refetch: () => unknown;
  due?: ReturnType<typeof setTimeout>;
  missed: boolean;
}

const followers = new Set<Follower>();
const noters = new Set<(notes: readonly ChangeNote[]) => void>();
const [state, setState] = createSignal(trackedStream<null>(), { equals: false });
let stream: Stream | undefined;

/** How far lists and pages can be trusted: they ask again when the feed tells of a change. */
export const feedStanding = () => state().standing;
export const feedStaleSince = (): Date | null => {
  const { standing, currentAt } = state();
  return standing === 'live' || currentAt === null ? null : new Date(currentAt);
};

/** Calls `refetch` soon after something changed in one of the areas, and when it is unknown what changed during an outage. */
export function onAreaChange(areas: Area | readonly Area[], refetch: () => unknown): void {
  const follower: Follower = { areas: typeof areas === 'string' ? [areas] : areas, refetch, missed: false };
  followers.add(follower);
  onCleanup(() => {
    followers.delete(follower);
    clearTimeout(follower.due);
  });
}

/** Hears of every change with who did it, such as to name a colleague's edit. Not called for what is older than the page. */
export function onChanges(call: (notes: readonly ChangeNote[]) => void): void {
  noters.add(call);
  onCleanup(() => noters.delete(call));
}

function wake(follower: Follower): void {
  // A hidden page asks when somebody looks at it again.
  if (document.hidden) {
    follower.missed = true;
    return;
  }
  clearTimeout(follower.due);
  follower.due = setTimeout(() => void follower.refetch(), SETTLE);
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) return;
  for (const follower of followers) {
    if (follower.missed) wake(follower);
    follower.missed = false;
  }
});

/** Starts the feed at the revision that the first page's data are not older than. Once per sign-in; `stopChanges` ends it. */
export function followChanges(since: string): void {
  stopChanges();
  setState({ ...trackedStream<null>(), value: null, revision: since });
  let first = true;
  stream = socket.stream({
    query: stringifyDocument(ChangesDocument),
    variables: () => ({ since: state().revision }),
    next: (result) => {
      const payload = (result.data as ChangesSubscription).changes;
      const before = state().revision;
      take({ type: 'payload', payload, at: Date.now() });
      const news = payload.changes.filter((change) => before === null || BigInt(change.revision) > BigInt(before));
      if (payload.fresh && !first) for (const follower of followers) wake(follower);
      first = false;
      if (news.length === 0) return;
      const areas = new Set<string>(news.map((change) => change.area));
      for (const follower of followers) if (follower.areas.some((area) => areas.has(area))) wake(follower);
      for (const call of noters) call(news);
    },
    subscribed: () => take({ type: 'subscribed' }),
    heard: (at) => {
      const { confirmed, standing, currentAt } = state();
      if (confirmed && (standing !== 'live' || at - (currentAt ?? 0) >= 1_000)) take({ type: 'heard', at });
    },
    doubt: () => take({ type: 'doubt' }),
    lost: () => take({ type: 'lost' }),
  });
}

export function stopChanges(): void {
  stream?.stop();
  stream = undefined;
}

function take(event: StreamEvent<ChangesPayload>): void {
  setState((before) => step(before, event, () => null));
}
