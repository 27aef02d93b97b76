import { minutesBetween, shift, type TimeRange } from '../kernel/time-range.ts';
import type { Tx } from '../kernel/transact.ts';
import { assign } from './assign.ts';
import { takenBy } from './booking-rules.ts';
import type { BookingRecord } from './booking-record.ts';
import type { Candidate } from './candidates.ts';
import { standingIn } from './clashes.ts';
import { nearestShifts } from './free-times.ts';
import { permits, permitsRoom, priceIn, type Judgement } from './house/judgement.ts';
import type { Alternative } from './resource-taken.ts';
import { findSubstitutes, type Substitute } from './substitutes.ts';

const MOST_TIMES = 3;
const MOST_SUBSTITUTES = 3;
/** Looked through in turn, until enough times are found. */
const HORIZONS_DAYS = [2, 14, 60];

/**
 * Ways out for a session that clashes, each free in everything it takes at the moment of answering, in this transaction:
 * another room, person, unit or kit at the wanted time, and the nearest other times with what was wanted, within opening hours and the
 * rules of the house.
 */
export async function findAlternatives(
  tx: Tx,
  booking: BookingRecord,
  candidates: readonly Candidate[],
  blocked: readonly string[],
  judgement: Judgement,
): Promise<Alternative[]> {
  const found = await findSubstitutes(tx, booking, candidates, blocked);
  const substitutes = found.filter(
    ({ id, name, roomKind, insteadOfId }) => roomKind === null || permitsRoom(judgement, insteadOfId, { id, name, kind: roomKind }),
  );
  const times = await findTimes(tx, booking, candidates, judgement);
  const rooms = candidates.filter(({ kind }) => kind === 'room');
  return [
    ...substitutes.slice(0, MOST_SUBSTITUTES).map((one) => insteadOf(booking, rooms, one, judgement)),
    ...times.map((minutes) => atAnotherTime(booking, rooms, minutes, judgement)),
  ];
}

const rates = (rooms: readonly Candidate[]) => rooms.map(({ id, hourlyRateMinor }) => ({ id, hourlyRateMinor: hourlyRateMinor ?? 0 }));

function insteadOf(
  booking: BookingRecord,
  rooms: readonly Candidate[],
  { kind, id, name, insteadOfId, hourlyRateMinor }: Substitute,
  { facts }: Judgement,
): Alternative {
  const others = rooms.filter((room) => room.id !== insteadOfId);
  return {
    kind,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    resourceId: id,
    resourceName: name,
    insteadOfId,
    priceMinor: priceIn(facts, booking, [...rates(others), ...(kind === 'room' ? [{ id, hourlyRateMinor }] : [])]),
    shiftMinutes: 0,
  };
}

function atAnotherTime(booking: BookingRecord, rooms: readonly Candidate[], shiftMinutes: number, { facts }: Judgement): Alternative {
  const { startsAt, endsAt } = shift(booking, shiftMinutes);
  return {
    kind: 'time',
    startsAt,
    endsAt,
    resourceId: null,
    resourceName: null,
    insteadOfId: null,
    priceMinor: priceIn(facts, { startsAt, endsAt }, rates(rooms)),
    shiftMinutes,
  };
}

async function findTimes(tx: Tx, booking: BookingRecord, candidates: readonly Candidate[], judgement: Judgement): Promise<number[]> {
  const wanted = takenBy(booking)!;
  const ids = candidates.map(({ id }) => id);
  for (const horizonDays of HORIZONS_DAYS) {
    const window: TimeRange = { startsAt: shift(wanted, -horizonDays * 1_440).startsAt, endsAt: shift(wanted, horizonDays * 1_440).endsAt };
    const standing = await standingIn(tx.db, ids, window, booking.id);
    const isFree = (range: TimeRange): boolean => {
      const taken = new Set(
        standing.filter((one) => one.startsAt < range.endsAt && range.startsAt < one.endsAt).map((one) => one.resourceId),
      );
      return (
        assign(booking.requirements, candidates, taken).blocked.length === 0 &&
        permits(judgement, shift(booking, minutesBetween(wanted.startsAt, range.startsAt)))
      );
    };
    const found = nearestShifts({ wanted, notBefore: tx.at, horizonDays, isFree }, MOST_TIMES);
    if (found.length >= MOST_TIMES || horizonDays === HORIZONS_DAYS.at(-1)) return found;
  }
  return [];
}
