import { allowedStarts, type Calendar } from './calendar-rules.ts';
import { choose } from './choose-rules.ts';
import type { FindRequest, Habits, House, HouseRoom, Piece } from './find-types.ts';
import { costOf, type Merits } from './rank-rules.ts';
import { roomSets } from './rooms-rules.ts';
import { freedomOf, servingOf, type Freedom, type Serving } from './serving-rules.ts';
import {
  anyStart,
  clearStarts,
  joined,
  keepBoth,
  MINUTE,
  momentOf,
  outside,
  slackOf,
  withinStarts,
  type Slack,
  type Starts,
} from './starts-rules.ts';

/** Everything that decides about a search; the answer follows from it alone. */
export interface Question {
  request: FindRequest;
  house: House;
  habits: Habits;
  calendar: Calendar;
  /** Nothing begins earlier (ms). */
  notBefore: number;
  /** Whether a hold or an inquiry of somebody else is in the way, rather than only worth knowing. */
  avoidsHolds: boolean;
  /** What a piece costs in these rooms. */
  price(piece: Piece, rooms: readonly HouseRoom[], startsAt: number): number;
  /** Starts that the studio's own rules let the piece have in these rooms; null for all. */
  permitted?(piece: Piece, rooms: readonly HouseRoom[]): Starts | null;
}

/** A piece at one start in certain rooms: everything it needs is free. */
export interface Option {
  step: number;
  /** Milliseconds: of the session itself, and with setup and teardown. */
  startsAt: number;
  endsAt: number;
  from: number;
  to: number;
  rooms: readonly HouseRoom[];
  setup: number;
  teardown: number;
  serving: Serving;
  merits: Merits;
  cost: number;
}

/** Rooms kept for each start: so many that other pieces and tastes still find one, so few that the work stays bounded. */
const MOST_PER_START = 8;

/** What is known of a question and used for all its pieces. */
export interface Work {
  question: Question;
  freedom: Freedom;
  servings: Map<string, Serving>;
}

export const workOn = (question: Question): Work => ({
  question,
  freedom: freedomOf(question.house, question.calendar.frame),
  servings: new Map(),
});

/** The options of one piece, the best few of each start, in order of start; `spendable` is what it may cost at the most. */
export function optionsOf(work: Work, index: number, cheapestMinor: number, spendable: number): Option[] {
  const { request, house, habits, calendar, notBefore, avoidsHolds, price, permitted } = work.question;
  const { frame } = calendar;
  const piece = request.pieces[index]!;
  const allowed = allowedStarts(request, piece, calendar, notBefore);
  const wished = index === 0 && request.nearTo ? +request.nearTo : null;
  const earliest = momentOf(frame, Math.max(0, allowed.indexOf(1)));
  const best: Option[][] = [];

  for (const rooms of roomSets(piece, house.rooms)) {
    const { setup, teardown } = buffersOf(piece, rooms);
    const before = setup * MINUTE;
    const after = (piece.minutes + teardown) * MINUTE;
    const starts = allowed.slice();
    for (const { id } of rooms) keepBoth(starts, openAndFree(work, id, before, after));
    const rule = permitted?.(piece, rooms) ?? null;
    if (rule) keepBoth(starts, rule);
    const clear = joined(...rooms.map(({ id }) => house.wanted.get(id) ?? []));
    const unheld = clear.length > 0 ? clearStarts(clear, frame, before, after) : null;
    if (avoidsHolds && unheld) keepBoth(starts, unheld);
    const serving = servingFor(work, index, setup, teardown);
    keepBoth(starts, serving.could);
    if (!anyStart(starts)) continue;

    const isServed = servedAt(serving);
    const usual = usualAt(serving, habits.usualPeople);
    const slack = rooms[0] ? slackIn(house, rooms[0].id, frame, before, after) : null;
    const sameRoom = rooms.some(({ id }) => habits.lastRooms.has(id));
    const spareSeats = spareSeatsOf(piece, rooms);
    for (let step = starts.indexOf(1); step >= 0; step = starts.indexOf(1, step + 1)) {
      const startsAt = momentOf(frame, step);
      const priceMinor = price(piece, rooms, startsAt);
      if (priceMinor > spendable) continue;
      if (request.maxHourlyMinor !== null && (priceMinor * 60) / piece.minutes > request.maxHourlyMinor) continue;
      const merits: Merits = {
        minutesAway: piece.link ? 0 : Math.abs(startsAt - (wished ?? earliest)) / MINUTE,
        isWished: wished !== null,
        priceMinor,
        cheapestMinor,
        usualPeople: usual(step),
        sameRoom,
        leftBefore: slack ? slack.before[step]! : Infinity,
        leftAfter: slack ? slack.after[step]! : Infinity,
        spareSeats,
        isHeld: unheld !== null && !unheld[step],
      };
      const cost = costOf(merits);
      const kept = (best[step] ??= []);
      if (kept.length >= MOST_PER_START && cost >= kept.at(-1)!.cost) continue;
      if (!isServed(step)) continue;
      const times = { startsAt, endsAt: startsAt + piece.minutes * MINUTE, from: startsAt - before, to: startsAt + after };
      // Behind those that cost as much: rooms come in the studio's order.
      const place = kept.findLastIndex((one) => one.cost <= cost) + 1;
      kept.splice(place, 0, { step, ...times, rooms, setup, teardown, serving, merits, cost });
      if (kept.length > MOST_PER_START) kept.pop();
    }
  }
  return best.flat();
}

/** Setup and teardown of a piece in these rooms: its own, or the longest default. */
export const buffersOf = (piece: Piece, rooms: readonly HouseRoom[]): { setup: number; teardown: number } => ({
  setup: piece.setupMinutes ?? Math.max(0, ...rooms.map(({ setupMinutes }) => setupMinutes)),
  teardown: piece.teardownMinutes ?? Math.max(0, ...rooms.map(({ teardownMinutes }) => teardownMinutes)),
});

function openAndFree({ question: { house, calendar }, freedom }: Work, roomId: string, before: number, after: number): Starts {
  const free = freedom(roomId, before, after);
  const open = house.open.get(roomId);
  if (!open) return free;
  const both = withinStarts(open, calendar.frame, before, after);
  keepBoth(both, free);
  return both;
}

/** Pieces that are alike share what serves them. */
export function servingFor(
  { question: { request, house, calendar }, freedom, servings }: Work,
  index: number,
  setup: number,
  teardown: number,
): Serving {
  const key = `${index} ${setup} ${teardown}`;
  let serving = servings.get(key);
  if (!serving) servings.set(key, (serving = servingOf(request.pieces[index]!, house, calendar.frame, freedom, setup, teardown)));
  return serving;
}

const served = new WeakMap<Serving, Int8Array>();

/** Whether all its parts can be served at once; kept, because every room asks. */
function servedAt(serving: Serving): (step: number) => boolean {
  if (serving.isPlain) return (step) => serving.could[step] === 1;
  let known = served.get(serving);
  if (!known) served.set(serving, (known = new Int8Array(serving.could.length)));
  return (step) => {
    known[step] ||= choose([{ from: 0, to: 1, step, rooms: [], serving }]) ? 1 : 2;
    return known[step] === 1;
  };
}

/** How many roles a usual person is free for. */
function usualAt({ skills }: Serving, usualPeople: ReadonlySet<string>): (step: number) => number {
  const usual = skills.map(({ servers }) => servers.filter(({ id }) => usualPeople.has(id))).filter((servers) => servers.length > 0);
  if (usual.length === 0) return () => 0;
  return (step) => usual.filter((servers) => servers.some(({ free }) => free[step])).length;
}

function slackIn(house: House, roomId: string, frame: Calendar['frame'], before: number, after: number): Slack {
  const open = house.open.get(roomId);
  const [from, to] = [frame.origin - DAY, momentOf(frame, frame.steps) + DAY];
  return slackOf(joined(house.taken.get(roomId) ?? [], open ? outside(open, from, to) : []), frame, before, after);
}
const DAY = 1_440 * MINUTE;

/** How many more people the rooms hold than were asked for; nobody minds where nobody said. */
function spareSeatsOf(piece: Piece, rooms: readonly HouseRoom[]): number {
  return piece.rooms.reduce((spare, { capacity }, index) => spare + (capacity === null ? 0 : rooms[index]!.capacity - capacity), 0);
}
