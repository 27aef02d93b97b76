import type { Calendar } from './calendar-rules.ts';
import { choose, type Chosen, type Place } from './choose-rules.ts';
import type { Link } from './find-types.ts';
import { optionsOf, workOn, type Option, type Question } from './options-rules.ts';
import { WEIGHTS } from './rank-rules.ts';
import { roomSets } from './rooms-rules.ts';
import { MINUTE } from './starts-rules.ts';
import { varied } from './varied-rules.ts';

/** All pieces at their places, with everything chosen. */
export interface Solution {
  options: readonly Option[];
  chosen: readonly Chosen[];
  cost: number;
}

/** Combinations looked at, so that no question takes longer than a moment; few come near it. */
const MOST_LOOKS = 60_000;
/** First the best options that differ in use, and a few for what follows from them; everything only when that gives nothing. */
const NARROW: Width = { first: 120, next: 5 };
const WIDE: Width = { first: Infinity, next: Infinity };
interface Width {
  first: number;
  next: number;
}
/** Answers found before the best are chosen among them. */
const ENOUGH = 400;

/** Every way to give the request what it asks for, the best first; none when there is none. */
export function solve(question: Question): Solution[] {
  const { pieces } = question.request;
  const cheapest = pieces.map((piece) => cheapestOf(question, piece));
  const work = workOn(question);
  const spendable = question.request.maxPriceMinor ?? Infinity;
  const all = cheapest.reduce((sum, price) => sum + price, 0);
  if (all > spendable) return [];
  const options: Option[][] = [];
  for (const index of pieces.keys()) {
    const found = optionsOf(work, index, cheapest[index]!, spendable - (all - cheapest[index]!));
    if (found.length === 0) return [];
    options.push(found);
  }
  const found = [NARROW, WIDE].reduce<Solution[]>((sofar, width) => (sofar.length > 0 ? sofar : combined(question, options, width)), []);
  return found.sort((a, b) => a.cost - b.cost || a.options[0]!.startsAt - b.options[0]!.startsAt);
}

/** What a piece costs in the cheapest rooms that could serve it at all. */
function cheapestOf({ house, price, calendar }: Question, piece: Question['request']['pieces'][number]): number {
  const prices = roomSets(piece, house.rooms).map((rooms) => price(piece, rooms, calendar.frame.origin));
  return prices.length > 0 ? Math.min(...prices) : 0;
}

function combined(question: Question, options: readonly Option[][], width: Width): Solution[] {
  const { pieces, maxPriceMinor } = question.request;
  const solutions: Solution[] = [];
  let looks = 0;
  const visit = (index: number, placed: readonly Option[], cost: number): void => {
    if (index === pieces.length) {
      const chosen = choose(placed.map(placeOf));
      if (chosen) solutions.push({ options: placed, chosen, cost });
      return;
    }
    const most = index === 0 ? width.first : width.next;
    let taken = 0;
    for (const { option, cost: own } of candidates(options[index]!, placed, pieces[index]!.link, question.calendar, most)) {
      if (looks >= MOST_LOOKS || solutions.length >= ENOUGH || taken >= most) return;
      looks += 1;
      const next = [...placed, option];
      if (maxPriceMinor !== null && next.reduce((sum, one) => sum + one.merits.priceMinor, 0) > maxPriceMinor) continue;
      // What lies apart takes nothing from one another; only what meets must be chosen together.
      if (index > 0 && placed.some((other) => other.from < option.to && option.from < other.to) && !choose(next.map(placeOf))) continue;
      taken += 1;
      visit(index + 1, next, cost + own);
    }
  };
  visit(0, [], 0);
  return solutions;
}

const placeOf = ({ from, to, step, rooms, serving }: Option): Place => ({ from, to, step, rooms, serving });

/** The options of a piece that stand right to those before it, the best first. */
function candidates(
  options: readonly Option[],
  placed: readonly Option[],
  link: Link | null,
  calendar: Calendar,
  width: number,
): { option: Option; cost: number }[] {
  const before = link ? placed[link.after]! : null;
  const fitting =
    before && link ? options.slice(...span(options, before.endsAt, link)).filter((one) => isWithin(before, one, link, calendar)) : options;
  const costed = fitting.map((option) => ({
    option,
    cost: option.cost + (before ? ((option.startsAt - before.endsAt) / (60 * MINUTE)) * WEIGHTS.hourApart : 0),
  }));
  costed.sort((a, b) => a.cost - b.cost || a.option.startsAt - b.option.startsAt);
  if (placed.length === 0 && width < Infinity) return varied(costed, width, ({ option }) => [option]);
  // A few more than are wanted, for those that turn out to want the same as what is placed.
  return costed.slice(0, width * 4);
}

/** Options are in order of start: from where to where the link lets them be. */
function span(options: readonly Option[], end: number, { leastMinutes, mostMinutes }: Link): [number, number] {
  const first = firstFrom(options, end + leastMinutes * MINUTE);
  return [first, mostMinutes === null ? options.length : firstFrom(options, end + mostMinutes * MINUTE + 1)];
}

function firstFrom(options: readonly Option[], moment: number): number {
  let [low, high] = [0, options.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (options[middle]!.startsAt < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isWithin(before: Option, option: Option, { within }: Link, { dayOf, days }: Calendar): boolean {
  if (within === null) return true;
  const [one, other] = [dayOf[before.step]!, dayOf[option.step]!];
  return within === 'day' ? one === other : days[one]!.week === days[other]!.week;
}
