import type { Caller } from '../kernel/caller.ts';
import { DomainError } from '../kernel/errors.ts';
import { plusMinutes, shift, type TimeRange } from '../kernel/time-range.ts';
import { transact, type Tx } from '../kernel/transact.ts';
import { findAlternatives } from './alternatives.ts';
import { readJudgement } from './house/judgement.ts';
import { lockBooking } from './booking-record.ts';
import { idsOf, lockCandidates } from './candidates.ts';
import { delayOf, roundedUp, type Delay } from './lateness-rules.ts';
import { moveAll } from './move-bookings.ts';
import { prolongedFrom, readDelay, type NearSession } from './read-delay.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/** keep_end: shorter, it ends as planned · keep_length: it ends later · move_next: so do those who wait · other_room: who waits goes elsewhere. */
export type DelayWayKind = 'keep_end' | 'keep_length' | 'move_next' | 'other_room';

export interface DelayMove extends TimeRange {
  bookingId: string;
  roomId?: string;
  fromRoomId?: string;
}

/** A way out of a delay that is possible at the moment of answering: these sessions move, in this order, all or none. */
export interface DelayWay {
  kind: DelayWayKind;
  moves: DelayMove[];
  /** Where the one who waits would go. */
  roomName: string | null;
}

/**
 * The ways out of a delay, each tried and taken back: what is offered can be done with moveBookings at this moment.
 * None for those who may not change the schedule, or when the session runs as planned.
 */
export async function findDelayWays(caller: Caller, bookingId: string): Promise<DelayWay[]> {
  const at = caller.clock.now();
  if (!schedulingPolicy.can(caller.actor, 'schedule')) return [];
  const found = await readDelay(caller.db, caller.actor.studioId, bookingId, at);
  if (!found) return [];
  const session = found.sessions.get(bookingId)!;
  const wishes = await waysOf(caller, session, planned(session, found.delay, found.sessions, at), found.sessions);
  const possible: DelayWay[] = [];
  for (const way of wishes) if (await canBeDone(caller, way)) possible.push(way);
  return possible;
}

/** Where the session would go to keep its length, on a time that people say, and whom that keeps waiting. */
function planned(session: NearSession, delay: Delay, sessions: ReadonlyMap<string, NearSession>, at: Date): Delay {
  if (delay.cause === 'expected_late') return delay;
  const over = delay.cause === 'runs_over';
  const startsAt = over ? session.startsAt : roundedUp(delay.startsAt);
  const endsAt = over ? roundedUp(prolongedFrom(at)) : plusMinutes(delay.endsAt, (+startsAt - +delay.startsAt) / 60_000);
  // As the rule would say it of a session that is told to begin then, or that ran until then.
  const told: NearSession = over ? { ...session, endsAt: session.endsAt } : { ...session, expectedStartAt: startsAt };
  const all = [...sessions.values()].map((one) => (one.id === session.id ? told : one));
  const hits = delayOf(told, all, over ? endsAt : startsAt)?.hits ?? [];
  return { ...delay, startsAt, endsAt, hits };
}

async function waysOf(caller: Caller, session: NearSession, delay: Delay, sessions: ReadonlyMap<string, NearSession>): Promise<DelayWay[]> {
  const { id: bookingId } = session;
  const whole: DelayMove = { bookingId, startsAt: delay.startsAt, endsAt: delay.endsAt };
  const ways: DelayWay[] = [];
  if (delay.hits.length === 0) ways.push({ kind: 'keep_length', moves: [whole], roomName: null });
  if (delay.cause !== 'runs_over' && delay.startsAt < session.endsAt)
    ways.push({ kind: 'keep_end', moves: [{ bookingId, startsAt: delay.startsAt, endsAt: session.endsAt }], roomName: null });
  if (delay.hits.length === 0) return ways;
  // The last one makes room first.
  const later = [...delay.hits]
    .reverse()
    .map(({ sessionId, minutes }) => ({ bookingId: sessionId, ...shift(sessions.get(sessionId)!, Math.ceil(minutes / 5) * 5) }));
  ways.push({ kind: 'move_next', moves: [...later, whole], roomName: null });
  const [hit] = delay.hits;
  if (delay.hits.length === 1) {
    const elsewhere = await findOtherRoom(caller, hit!.sessionId, hit!.resourceIds);
    if (elsewhere) ways.push({ kind: 'other_room', moves: [elsewhere.move, whole], roomName: elsewhere.name });
  }
  return ways;
}

/** A free room for the one who waits, when what they share is the room alone. */
async function findOtherRoom(
  caller: Caller,
  bookingId: string,
  shared: readonly string[],
): Promise<{ name: string; move: DelayMove } | null> {
  if (shared.length !== 1) return null;
  return transact({ ...caller, doorbell: SILENT }, async (tx) => {
    const booking = await lockBooking(tx, bookingId);
    const candidates = await lockCandidates(tx, idsOf(booking.requirements));
    if (!candidates.some(({ id, kind }) => id === shared[0] && kind === 'room')) return null;
    const ways = await findAlternatives(tx, booking, candidates, shared, await readJudgement(tx, booking, candidates));
    const room = ways.find(({ kind, shiftMinutes, swaps }) => kind === 'room' && shiftMinutes === 0 && swaps.length === 1);
    if (!room) return null;
    const { startsAt, endsAt } = booking;
    return { name: room.resourceName!, move: { bookingId, startsAt, endsAt, roomId: room.resourceId!, fromRoomId: shared[0]! } };
  });
}

const SILENT = { ring: () => undefined };

class TakenBack extends Error {}

/** Does it and takes it back: the same decisions as the command, and nothing is written. */
async function canBeDone(caller: Caller, { moves }: DelayWay): Promise<boolean> {
  const tryIt = async (tx: Tx): Promise<never> => {
    await moveAll(tx, moves);
    throw new TakenBack();
  };
  return transact({ ...caller, doorbell: SILENT }, tryIt).catch((error: unknown) => {
    if (error instanceof TakenBack) return true;
    if (error instanceof DomainError) return false;
    throw error;
  });
}
