import { type Accessor, createContext, createEffect, createMemo, createSignal, on, onCleanup, useContext } from 'solid-js';
import { stringifyDocument } from '@urql/core';
import { member } from '../app/viewer.ts';
import { graphql } from '../graphql/generated/gql.ts';
import type { PresenceSubscription, ShowPresenceInput } from '../graphql/generated/graphql.ts';
import { isConnected, socket } from '../live/connection.ts';
import type { Desk } from './desk.ts';
import type { Schedule } from './schedule-state.ts';

const PresenceDocument = graphql(`
  subscription Presence($place: String!) {
    presence(place: $place) {
      fresh
      gone
      people {
        id
        memberId
        name
        seat
        view
        day
        openId
        editing
        drag {
          bookingId
          rowIds
          startsAt
          endsAt
        }
      }
    }
  }
`);

const ShowDocument = graphql(`
  mutation ShowPresence($input: ShowPresenceInput!) {
    showPresence(input: $input) {
      __typename
    }
  }
`);

const LeaveDocument = graphql(`
  mutation LeavePlace($input: LeavePlaceInput!) {
    leavePlace(input: $input) {
      __typename
    }
  }
`);

export type Person = PresenceSubscription['presence']['people'][number];

const PLACE = 'schedule';
/** Often enough that a lost message is soon made good, and well within the time after which the server counts us as gone. */
const SIGN_OF_LIFE = 4_000;
/** What is in hand changes with every frame; ten times a second is smooth enough. */
const LEAST = 100;
/** Each tab is somebody of their own. */
const tab = `t-${crypto.randomUUID().slice(0, 13)}`;
const GLOBAL_ID = /^[\w+/=-]{1,100}$/;

/** Shows the others where one is and what one has in hand, and sees the same of them. */
export function createPresence(schedule: Schedule, desk: Desk) {
  const [people, setPeople] = createSignal<ReadonlyMap<string, Person>>(new Map());

  const stream = socket.stream({
    query: stringifyDocument(PresenceDocument),
    variables: () => ({ place: PLACE }),
    next: (result) => {
      const { fresh, people: there, gone } = (result.data as PresenceSubscription).presence;
      setPeople((before) => {
        const now = new Map(fresh ? [] : before);
        for (const person of there) now.set(person.id, person);
        for (const id of gone) now.delete(id);
        return now;
      });
    },
    // Whoever cannot be heard is not shown: they may be anywhere by now.
    lost: () => setPeople(new Map()),
  });

  const shown = createMemo((): ShowPresenceInput => {
    const target = desk.target();
    const ghost = desk.ghost();
    const openId = target?.kind === 'booking' ? target.id : target?.kind === 'conflict' ? target.conflict.session.id : null;
    const bookingId = ghost?.bookingId ?? null;
    return {
      tab,
      place: PLACE,
      view: schedule.view(),
      day: schedule.day(),
      openId: openId?.startsWith('new:') ? null : openId,
      editing: openId !== null && desk.editing() === openId,
      drag: ghost &&
        ghost.endsAt > ghost.startsAt && {
          bookingId: bookingId?.startsWith('new:') ? null : bookingId,
          rowIds: ghost.rowIds.filter((id) => GLOBAL_ID.test(id)).slice(0, 8),
          startsAt: new Date(ghost.startsAt).toISOString(),
          endsAt: new Date(ghost.endsAt).toISOString(),
        },
    } as ShowPresenceInput;
  });

  let told = '';
  let toldAt = 0;
  let due: ReturnType<typeof setTimeout> | undefined;
  function tell(): void {
    due = undefined;
    told = JSON.stringify(shown());
    toldAt = Date.now();
    socket.tell(stringifyDocument(ShowDocument), { input: shown() });
  }
  createEffect(
    on([shown, isConnected], ([now, connected], before) => {
      const changed = JSON.stringify(now) !== told || connected !== before?.[1];
      if (connected && changed) due ??= setTimeout(tell, Math.max(0, toldAt + LEAST - Date.now()));
    }),
  );
  const heart = setInterval(() => !document.hidden && tell(), SIGN_OF_LIFE);

  const leave = (): void => void socket.tell(stringifyDocument(LeaveDocument), { input: { tab } });
  // Who looks at something else is not here; coming back they are at once.
  const turn = (): void => (document.hidden ? leave() : tell());
  document.addEventListener('visibilitychange', turn);
  addEventListener('pagehide', leave);
  onCleanup(() => {
    clearInterval(heart);
    clearTimeout(due);
    document.removeEventListener('visibilitychange', turn);
    removeEventListener('pagehide', leave);
    leave();
    stream.stop();
  });

  const me = (): string | undefined => member().member?.id;
  /** Everybody but this tab; oneself elsewhere is named so. */
  const others = createMemo((): Person[] =>
    [...people().values()]
      .filter(({ id }) => !id.endsWith(`.${tab}`))
      .map((one) => (one.memberId === me() ? { ...one, name: 'You, elsewhere' } : one))
      .sort((a, b) => a.seat - b.seat || (a.id < b.id ? -1 : 1)),
  );
  const editors = createMemo(
    () => {
      const bySession = new Map<string, Person[]>();
      for (const person of others())
        if (person.editing && person.openId) bySession.set(person.openId, [...(bySession.get(person.openId) ?? []), person]);
      return bySession;
    },
    new Map<string, Person[]>(),
    // While somebody drags, they are told anew ten times a second, and every session in sight asks who edits it.
    { equals: (a, b) => keyOf(a) === keyOf(b) },
  );

  return {
    others,
    /** Sessions that somebody has open for editing, and who. */
    editors: editors as Accessor<ReadonlyMap<string, readonly Person[]>>,
    /** Who has this session open for editing. */
    editorsOf: (bookingId: string): readonly Person[] => editors().get(bookingId) ?? [],
  };
}

const keyOf = (editors: ReadonlyMap<string, readonly Person[]>): string =>
  [...editors].map(([id, people]) => [id, ...people.map((person) => `${person.id} ${person.name} ${person.seat}`)].join()).join(';');

export type PresenceOthers = ReturnType<typeof createPresence>;

/** Where nobody is to be seen: clients look at the schedule alone. */
export const NOBODY: PresenceOthers = { others: () => [], editors: () => new Map(), editorsOf: () => [] };

export const PresenceContext = createContext<PresenceOthers>(NOBODY);
export const usePresence = (): PresenceOthers => useContext(PresenceContext);
