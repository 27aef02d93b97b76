import { minutesBetween, shift, type TimeRange } from '../kernel/time-range.ts';
import type { Tx } from '../kernel/transact.ts';
import { takenBy } from './booking-rules.ts';
import type { BookingRecord } from './booking-record.ts';
import type { Candidate } from './candidates.ts';
import { candidateIds } from './finding/candidates-rules.ts';
import type { FindRequest, House, Piece } from './finding/find-types.ts';
import { optionsOf, workOn, type Question } from './finding/options-rules.ts';
import { NO_HABITS } from './finding/read-habits.ts';
import { readStock, takenReader, type Stock } from './finding/read-house.ts';
import { solve } from './finding/solve-rules.ts';
import { STEP, STEP_MINUTES } from './finding/starts-rules.ts';
import { permittedStarts } from './finding/permitted-rules.ts';
import { pricesWith } from './finding/prices-rules.ts';
import { houseRules } from './house/house-defaults-rules.ts';
import { priceIn, type Judgement } from './house/judgement.ts';
import type { Alternative, Swap } from './resource-taken.ts';
import { pieceOf, standInsOf, swapsOf, type StandIns } from './substitutes.ts';

const MOST_TIMES = 3;
const MOST_SUBSTITUTES = 3;
/** Looked through in turn, until enough times are found. */
const HORIZONS_DAYS = [2, 14, 60];
/** Other times lie an hour apart at least, so that they differ in use. */
const APART_MINUTES = 60;

/**
 * Ways out for a session that clashes, each free in everything it takes at the moment of answering, in this transaction: another room,
 * person, unit or kit at the wanted time, and the nearest other times with what was wanted; where these are few, both together.
 * It is the search for free time, asked about one session; it keeps to the opening hours and to the rules of the house.
 */
export async function findAlternatives(
  tx: Tx,
  booking: BookingRecord,
  candidates: readonly Candidate[],
  blocked: readonly string[],
  judgement: Judgement,
): Promise<Alternative[]> {
  const wanted = pieceOf(booking, candidates);
  const standIns = standInsOf(booking, candidates, blocked);
  const sight = { db: tx.db, studioId: tx.studioId };
  const stock = await readStock(sight, { pieces: [wanted, ...(standIns ? [standIns.piece] : [])] });
  const look: Look = { tx, booking, candidates, judgement, stock, readWhen: takenReader(sight, stock, booking.id) };
  const substitutes = standIns ? await atTheSameTime(look, wanted, standIns) : [];
  const times = await atOtherTimes(look, wanted, []);
  const both = standIns && substitutes.length + times.length < MOST_TIMES ? await atOtherTimes(look, wanted, [standIns]) : [];
  return [...substitutes, ...times, ...both];
}

interface Look {
  tx: Tx;
  booking: BookingRecord;
  candidates: readonly Candidate[];
  judgement: Judgement;
  stock: Stock;
  readWhen: ReturnType<typeof takenReader>;
}

/** One after another, each without those that were found before; a room of the same kind comes before any other. */
async function atTheSameTime(look: Look, wanted: Piece, { piece, narrower }: StandIns): Promise<Alternative[]> {
  const { booking } = look;
  const found: Alternative[] = [];
  const gone = new Set<string>();
  for (const way of [...narrower, piece])
    while (found.length < MOST_SUBSTITUTES) {
      const question = await questionOf(look, way, booking, 0, gone);
      const [solution] = solve({ ...question, house: { ...question.house, open: new Map() } });
      if (!solution) break;
      const swaps = swapsOf(way, wanted, solution, look.stock);
      if (swaps.length === 0) break;
      found.push(insteadOf(look, booking, swaps));
      for (const { resourceId } of swaps) gone.add(resourceId);
    }
  return found;
}

async function atOtherTimes(look: Look, wanted: Piece, [standIns]: readonly StandIns[]): Promise<Alternative[]> {
  const piece = standIns?.piece ?? wanted;
  for (const horizonDays of HORIZONS_DAYS) {
    const question = await questionOf(look, piece, look.booking, horizonDays, new Set());
    const work = workOn(question);
    const options = optionsOf(work, 0, 0, Infinity);
    const near = nearest(options.map(({ startsAt }) => minutesBetween(look.booking.startsAt, new Date(startsAt))));
    if (near.length < MOST_TIMES && horizonDays !== HORIZONS_DAYS.at(-1)) continue;
    return near.flatMap((minutes) => {
      const range = shift(look.booking, minutes);
      if (!standIns) return [insteadOf(look, range, [])];
      const [solution] = solve({ ...question, request: { ...question.request, nearTo: range.startsAt } });
      return solution ? [insteadOf(look, range, swapsOf(piece, wanted, solution, look.stock))] : [];
    });
  }
  return [];
}

/** The nearest shifts (minutes), later before earlier when equally near. */
function nearest(shifts: readonly number[]): number[] {
  const found: number[] = [];
  for (const minutes of [...new Set(shifts)].sort((a, b) => Math.abs(a) - Math.abs(b) || b - a)) {
    if (found.length >= MOST_TIMES) break;
    if (minutes !== 0 && found.every((other) => Math.abs(other - minutes) >= APART_MINUTES)) found.push(minutes);
  }
  return found;
}

/** The search for one piece around the wanted time: quarters of an hour counted from it, none of them past. */
async function questionOf(look: Look, piece: Piece, wanted: TimeRange, horizonDays: number, gone: ReadonlySet<string>): Promise<Question> {
  const { tx, judgement, stock, readWhen } = look;
  const far = horizonDays * 1_440;
  const frame = { origin: +wanted.startsAt - far * 60_000, steps: (2 * far) / STEP_MINUTES + 1 };
  const end = frame.origin + frame.steps * STEP;
  const request: FindRequest = { ...ANY_TIME, pieces: [piece], nearTo: wanted.startsAt };
  const ids = candidateIds(request, stock);
  const whole = takenBy(look.booking)!;
  const window = { startsAt: shift(whole, -minutesRead(horizonDays)).startsAt, endsAt: shift(whole, minutesRead(horizonDays)).endsAt };
  const without = <One extends { id: string }>(all: readonly One[]): One[] => all.filter(({ id }) => !gone.has(id));
  const house: House = {
    ...stock,
    rooms: without(stock.rooms),
    people: without(stock.people),
    units: without(stock.units),
    kits: without(stock.kits),
    ...(await readWhen(window, ids)),
  };
  const day = { day: '', weekday: 1, week: '', from: frame.origin, to: end };
  const calendar = { frame, zone: stock.zone, days: [day], dayOf: new Int16Array(frame.steps) };
  // What was wanted in the past may stay there; nothing else is offered.
  const notBefore = horizonDays === 0 ? frame.origin : +tx.at;
  const { facts, wish, asking } = judgement;
  const rules = [...houseRules(facts.policy, asking.audience), ...facts.rules];
  const permitted = permittedStarts({ rules, wish, asking, hours: house.hours, asksHours: horizonDays === 0 }, frame);
  return { request, house, habits: NO_HABITS, calendar, notBefore, avoidsHolds: false, price: pricesWith(facts), permitted };
}

/** The wanted time alone is read with the first horizon. */
const minutesRead = (horizonDays: number): number => Math.max(horizonDays, HORIZONS_DAYS[0]!) * 1_440;

const ANY_TIME: Omit<FindRequest, 'pieces' | 'nearTo'> = {
  from: '',
  to: '',
  fromMinute: null,
  toMinute: null,
  weekdays: [],
  maxPriceMinor: null,
  maxHourlyMinor: null,
  clientId: null,
  projectId: null,
  bookingId: null,
};

function insteadOf({ booking, candidates, judgement, stock }: Look, { startsAt, endsAt }: TimeRange, swaps: Swap[]): Alternative {
  const rates = new Map(stock.rooms.map((room) => [room.id, room.hourlyRateMinor]));
  const rooms = candidates
    .filter(({ kind }) => kind === 'room')
    .map(({ id, hourlyRateMinor }) => {
      const swap = swaps.find(({ insteadOfId }) => insteadOfId === id);
      return swap
        ? { id: swap.resourceId, hourlyRateMinor: rates.get(swap.resourceId) ?? 0 }
        : { id, hourlyRateMinor: hourlyRateMinor ?? 0 };
    });
  const [first] = swaps;
  return {
    kind: first?.kind ?? 'time',
    startsAt,
    endsAt,
    resourceId: first?.resourceId ?? null,
    resourceName: first?.resourceName ?? null,
    insteadOfId: first?.insteadOfId ?? null,
    swaps,
    priceMinor: priceIn(judgement.facts, { startsAt, endsAt }, rooms),
    shiftMinutes: minutesBetween(booking.startsAt, startsAt),
  };
}
