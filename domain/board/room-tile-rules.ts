import type { Instant } from '../kernel/clock.ts';
import { differences, merged, type Order } from '../kernel/in-order.ts';
import { includes, minutesBetween, plusMinutes, type TimeRange } from '../kernel/time-range.ts';
import { occupied, phaseAt, type BookingPhase } from '../scheduling/booking-rules.ts';
import { isFirm } from '../scheduling/booking-states.ts';
import { LATE_AFTER_MINUTES } from '../scheduling/lateness-rules.ts';
import type { BoardRoom, BoardSession, RoomBlock } from './board.ts';

/**
 * on_air · over: should have ended · expected: begins later than planned, as somebody told · due: should have begun ·
 * late: should have begun some minutes ago · setting_up · tearing_down · held: a hold or tentative session has this time, and takes nothing · maintenance · closed · free
 */
export type RoomState =
  'on_air' | 'over' | 'expected' | 'due' | 'late' | 'setting_up' | 'tearing_down' | 'held' | 'maintenance' | 'closed' | 'free';

export interface RoomTile {
  state: RoomState;
  current: BoardSession | null;
  block: RoomBlock | null;
  /** What follows: the next firm session, or the next hold where none follows. */
  next: BoardSession | null;
  /** The session before it runs over, and it would begin now. */
  nextWaits: boolean;
  /** Holds of the coming hours, while the room is free. */
  holds: number;
  /** What is counted to, or since: null when nothing lies ahead. */
  count: { to: Instant; way: 'down' | 'up' } | null;
  /** How much of what runs is done, 0 to 1. */
  progress: number;
  /** Gear that the session now or next asked for and does not have. */
  needs: BoardSession | null;
}

/** Nobody closed it: a session this long after its end is forgotten, not running. As far as a fresh board looks back. */
export const FORGOTTEN_AFTER_MINUTES = 12 * 60;
const HOLDS_WITHIN_MINUTES = 12 * 60;

/** When two sessions of a room have a claim to be shown, the first of these wins. */
const RANK: BookingPhase[] = ['on_air', 'over', 'due', 'setting_up', 'tearing_down'];

/** Where a room stands at a moment: computed where it is shown, from facts that do not change with time. */
export function roomTileAt(room: BoardRoom, sessions: readonly BoardSession[], at: Instant): RoomTile {
  const here = sessions.filter((one) => one.roomIds.includes(room.id) && !isForgotten(one, at));
  const firm = here.filter((one) => isFirm(one.state));
  const current = currentOf(firm, at);
  const block = room.blocks.find((one) => includes(one, at)) ?? null;
  const coming = firm.filter((one) => one !== current && isComing(one, at)).sort(byStart);
  const next = coming[0] ?? here.filter((one) => !isFirm(one.state) && one.startsAt > at).sort(byStart)[0] ?? null;
  const shared = { current: current ?? null, next, nextWaits: false, holds: 0, needs: shortOf(current ?? null, coming[0] ?? null) };

  if (current) {
    const session = sessionTile(current, at);
    return { ...shared, block: null, ...session, nextWaits: session.state === 'over' && !!coming[0] && occupied(coming[0]).startsAt <= at };
  }
  if (block)
    return {
      ...shared,
      block,
      state: block.kind,
      count: { to: block.endsAt, way: 'down' },
      progress: shareOf(block, at),
    };
  const open = openAt(room, at);
  if (!open) {
    const opens = opensAfter(room, at);
    return { ...shared, block: null, state: 'closed', count: opens && { to: opens, way: 'down' }, progress: 0 };
  }
  const held = here.filter((one) => !isFirm(one.state) && includes(one, at)).sort(byHoldRank);
  if (held[0])
    return {
      ...shared,
      block: null,
      current: held[0],
      state: 'held',
      holds: held.length,
      count: { to: held[0].endsAt, way: 'down' },
      progress: shareOf(held[0], at),
    };
  const until = earliest([
    ...coming.map((one) => occupied(one).startsAt),
    ...room.blocks.map((one) => one.startsAt).filter((start) => start > at),
    ...(open === 'always' ? [] : [open.endsAt]),
  ]);
  const soon = plusMinutes(at, HOLDS_WITHIN_MINUTES);
  return {
    ...shared,
    block: null,
    state: 'free',
    holds: here.filter((one) => !isFirm(one.state) && one.startsAt > at && one.startsAt < (until && until < soon ? until : soon)).length,
    count: until && { to: until, way: 'down' },
    progress: 0,
  };
}

function sessionTile(session: BoardSession, at: Instant): Pick<RoomTile, 'state' | 'count' | 'progress'> {
  const { setupMinutes, teardownMinutes, startsAt, endsAt, expectedStartAt } = session;
  const phase = phaseAt(session, at);
  if (expectedStartAt && expectedStartAt > at && (phase === 'due' || phase === 'setting_up'))
    return { state: 'expected', count: { to: expectedStartAt, way: 'down' }, progress: 0 };
  switch (phase) {
    case 'on_air':
      return { state: 'on_air', count: { to: endsAt, way: 'down' }, progress: shareOf(session, at) };
    case 'over':
      return { state: 'over', count: { to: endsAt, way: 'up' }, progress: 1 };
    case 'setting_up':
      return { state: 'setting_up', count: { to: startsAt, way: 'down' }, progress: share(setupMinutes, minutesBetween(at, startsAt)) };
    case 'due': {
      // Somebody told when it would begin, and that has passed too: it counts from then.
      const since = expectedStartAt ?? startsAt;
      const late = minutesBetween(since, at) >= LATE_AFTER_MINUTES;
      return { state: late ? 'late' : 'due', count: { to: since, way: 'up' }, progress: shareOf(session, at) };
    }
    default: {
      const done = plusMinutes(session.endedAt ?? endsAt, teardownMinutes);
      return { state: 'tearing_down', count: { to: done, way: 'down' }, progress: share(teardownMinutes, minutesBetween(at, done)) };
    }
  }
}

function currentOf(sessions: readonly BoardSession[], at: Instant): BoardSession | undefined {
  const ranked = sessions
    .map((session) => ({ session, rank: RANK.indexOf(phaseAt(session, at)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || +b.session.startsAt - +a.session.startsAt);
  return ranked[0]?.session;
}

const isComing = (session: BoardSession, at: Instant): boolean => {
  const phase = phaseAt(session, at);
  return phase === 'upcoming' || phase === 'setting_up' || phase === 'due';
};

export const isForgotten = (session: BoardSession, at: Instant): boolean =>
  minutesBetween(plusMinutes(session.endsAt, session.teardownMinutes), at) >= FORGOTTEN_AFTER_MINUTES;

const shortOf = (...sessions: (BoardSession | null)[]): BoardSession | null =>
  sessions.find((one) => one && one.shortages.length > 0) ?? null;

const openAt = (room: BoardRoom, at: Instant): TimeRange | 'always' | undefined =>
  room.alwaysOpen ? 'always' : room.open.find((range) => includes(range, at));

const opensAfter = (room: BoardRoom, at: Instant): Instant | null =>
  earliest(room.open.map((range) => range.startsAt).filter((start) => start > at));

const earliest = (instants: readonly Instant[]): Instant | null =>
  instants.reduce<Instant | null>((first, one) => (first && first <= one ? first : one), null);

const shareOf = (range: TimeRange, at: Instant): number =>
  share(minutesBetween(range.startsAt, range.endsAt), minutesBetween(at, range.endsAt));

const share = (length: number, left: number): number => (length <= 0 ? 1 : Math.min(1, Math.max(0, 1 - left / length)));

/** All sessions, and those of each room: who looks at many rooms asks once, and not each room for all sessions. */
export interface RoomSessions {
  all: readonly BoardSession[];
  of: ReadonlyMap<string, readonly BoardSession[]>;
}

/** Told what was known before, rooms whose sessions are the very same keep their list: one look at it says that nothing changed there. */
export function roomSessions(all: readonly BoardSession[], before: RoomSessions = { all: [], of: new Map() }): RoomSessions {
  const { gone, came } = differences(before.all, all, byStart);
  const touched = new Map<string, BoardSession[]>([...gone, ...came].flatMap(({ roomIds }) => roomIds.map((id) => [id, []])));
  for (const session of came) for (const id of session.roomIds) touched.get(id)!.push(session);
  const old = new Set(gone);
  const of = new Map(before.of);
  for (const [id, its] of touched)
    of.set(
      id,
      merged(of.get(id) ?? [], its, (one) => old.has(one), byStart),
    );
  return { all, of };
}

export const byStart: Order<BoardSession> = (a, b) => +a.startsAt - +b.startsAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
/** Holds in their order; pencilled ones behind them, as they came. */
export const byHoldRank = (a: BoardSession, b: BoardSession): number =>
  (a.holdRank ?? Infinity) - (b.holdRank ?? Infinity) || +a.createdAt - +b.createdAt || (a.id < b.id ? -1 : 1);
