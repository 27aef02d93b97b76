import { invalid } from '../../kernel/errors.ts';
import { plusMinutes } from '../../kernel/time-range.ts';
import type { Tx } from '../../kernel/transact.ts';
import { readWall, wallText, type Wall } from '../../kernel/wall-time.ts';
import type { BookingRecord, Requirement } from '../booking-record.ts';
import { NO_HOLD } from '../booking-record.ts';
import { editedRequirements } from '../requirements.ts';
import { lockResources } from '../take-resources.ts';
import type { Candidate } from '../candidates.ts';
import { SeriesClashes } from './series-clashes.ts';
import type { Decision, OnClash } from './series-inputs.ts';
import { isInTheWay, weighSessions, type WantedSession, type WeighedSession } from './weigh-sessions.ts';

/** A session that a series wants at one of its places. */
export interface WantedDate extends WantedSession {
  wall: Wall;
}

export interface WeighedDate extends WeighedSession {
  wall: Wall;
}

/** What was decided for each date: what stands there is written, or the place is skipped and why. */
export interface SettledDates {
  /** To be written, new or changed; those that stay as they are among them. */
  written: WeighedDate[];
  /** New ones that are not booked, with what stood in the way; `leftOut` by choice. */
  skipped: (WeighedDate & { leftOut: boolean })[];
  /** Sessions that stood there and are called off by choice. */
  calledOff: WeighedDate[];
  candidates: Candidate[];
}

interface Wish {
  decisions: readonly Decision[];
  onClash: OnClash;
}

/**
 * Weighs the dates of a series with what somebody decided for each, and settles those that clash.
 * @throws InvalidInput · NotFound · SeriesClashes with every date of which nothing was decided
 */
export async function settleDates(tx: Tx, dates: readonly WantedDate[], { decisions, onClash }: Wish): Promise<SettledDates> {
  const decided = decisionsFor(dates, decisions);
  const skipping = dates.filter(({ wall }) => decided.get(wall)?.decision === 'skip');
  const wanted: WantedDate[] = [];
  for (const date of dates) {
    const decision = decided.get(date.wall);
    if (decision?.decision !== 'skip') wanted.push(decision ? await asDecided(tx, date, decision) : date);
  }
  const candidates = await lockFor(tx, wanted);
  const free = (date: WantedDate): WeighedDate => ({ ...date, clashes: [], refusal: null });
  const leftOut = skipping.filter(({ before }) => !before);
  // Whoever skips a date because something stands there wants to hear when it is free; one that was free was left out by choice.
  const weighedOut = await weighDates(tx, leftOut, await lockFor(tx, leftOut, { look: true }));
  const settled: SettledDates = {
    written: wanted.filter((date) => !takesAnew(date)).map(free),
    skipped: weighedOut.map((date) => ({ ...date, leftOut: !isInTheWay(date) })),
    calledOff: skipping.filter(({ before }) => before).map(free),
    candidates,
  };
  await settleTaking(tx, wanted.filter(takesAnew), { decided, onClash, dates: dates.length }, settled);
  return settled;
}

/** Weighs until nothing stands in the way of anything: one that is left where it was stands in the way of others. */
async function settleTaking(
  tx: Tx,
  taking: WantedDate[],
  { decided, onClash, dates }: { decided: ReadonlyMap<Wall, Decision>; onClash: OnClash; dates: number },
  settled: SettledDates,
): Promise<void> {
  const { candidates } = settled;
  for (let open = taking; open.length > 0;) {
    const weighed = await weighDates(tx, open, candidates);
    const blocked = weighed.filter(isInTheWay);
    if (blocked.length === 0) return void settled.written.push(...weighed);
    const undecided: WeighedDate[] = [];
    const away = new Map<WantedDate['wall'], WantedDate | null>();
    for (const date of blocked) {
      const { before } = date;
      const decision = decided.get(date.wall)?.decision;
      const way =
        decision === 'leave' || (decision === undefined && onClash === 'leave')
          ? before
            ? 'leave'
            : 'skip'
          : decision === undefined
            ? onClash
            : 'refuse';
      if (way === 'refuse') undecided.push(date);
      else if (way === 'hold' && date.after.state === 'confirmed')
        away.set(date.wall, { ...date, after: { ...date.after, state: 'hold' } });
      else if (way === 'hold') undecided.push(date);
      else if (before) {
        settled.written.push({ ...date, after: leftAs(before, date.after), clashes: [], refusal: null });
        away.set(date.wall, null);
      } else {
        settled.skipped.push({ ...date, leftOut: false });
        away.set(date.wall, null);
      }
    }
    if (undecided.length > 0) throw clashesOf(undecided, dates);
    open = open.flatMap((date) => (away.has(date.wall) ? (away.get(date.wall) ?? []) : date));
  }
}

export async function weighDates(tx: Tx, dates: readonly WantedDate[], candidates: readonly Candidate[]): Promise<WeighedDate[]> {
  const weighed = await weighSessions(tx, dates, candidates);
  return weighed.map((one, index) => ({ ...one, wall: dates[index]!.wall }));
}

/** Everything that any of the dates asks for, locked unless only looked at. */
export function lockFor(tx: Tx, dates: readonly WantedDate[], { look = false } = {}): Promise<Candidate[]> {
  const taking = dates.filter(takesAnew);
  const requirements = distinct(taking.flatMap(({ after }) => after.requirements));
  const allocations = taking.flatMap(({ before }) => before?.allocations ?? []);
  return lockResources(tx, { requirements, allocations }, { wasFirm: allocations.length > 0, look });
}

function distinct(lines: readonly Requirement[]): Requirement[] {
  const seen = new Map<string, Requirement>();
  for (const line of lines) {
    const key = `${line.resourceId} ${line.modelId} ${line.kitId} ${line.skill}`;
    const had = seen.get(key);
    if (!had || had.quantity < line.quantity) seen.set(key, line);
  }
  return [...seen.values()];
}

/** Whether a session has to be given its resources anew. */
export function takesAnew({ before, after }: WantedSession): boolean {
  if (!before) return true;
  return (
    +before.startsAt !== +after.startsAt ||
    +before.endsAt !== +after.endsAt ||
    before.setupMinutes !== after.setupMinutes ||
    before.teardownMinutes !== after.teardownMinutes ||
    before.state !== after.state ||
    before.requirements !== after.requirements
  );
}

/** The session where and with what it was, with the other changes. */
const leftAs = (before: BookingRecord, after: BookingRecord): BookingRecord => ({
  ...after,
  state: before.state,
  startsAt: before.startsAt,
  endsAt: before.endsAt,
  setupMinutes: before.setupMinutes,
  teardownMinutes: before.teardownMinutes,
  requirements: before.requirements,
  allocations: before.allocations,
  priceMinor: before.priceMinor,
});

export async function asDecided(tx: Tx, date: WantedDate, decision: Decision): Promise<WantedDate> {
  const { after } = date;
  if (decision.decision === 'hold')
    return { ...date, after: { ...after, ...(after.state === 'confirmed' ? { ...NO_HOLD, state: 'hold' } : {}) } };
  if (decision.decision !== 'move') return date;
  const { startsAt = after.startsAt, rooms, people, gear } = decision;
  const minutes = (+after.endsAt - +after.startsAt) / 60_000;
  const requirements = rooms || people || gear ? await editedRequirements(tx, after, { rooms, people, gear }) : after.requirements;
  return { ...date, after: { ...after, startsAt, endsAt: plusMinutes(startsAt, minutes), requirements } };
}

/** @throws InvalidInput when a decision is about a date that the series does not have */
export function decisionsFor(dates: readonly WantedDate[], decisions: readonly Decision[]): ReadonlyMap<Wall, Decision> {
  const there = new Set(dates.map(({ wall }) => wall));
  const strange = decisions.findIndex(({ occurrence }) => !there.has(occurrence));
  if (strange >= 0)
    throw invalid(`decisions.${strange}.occurrence`, 'The series has no session then. Look at its dates again and decide on those.');
  return new Map(decisions.map((decision) => [decision.occurrence, decision]));
}

const clashesOf = (dates: readonly WeighedDate[], all: number): SeriesClashes =>
  new SeriesClashes(
    dates.map(({ wall, after, clashes, refusal }) => ({
      occurrence: wallText(wall),
      startsAt: after.startsAt,
      endsAt: after.endsAt,
      clashes,
      refusal: refusal?.message ?? null,
    })),
    all,
  );

/** What stood in the way of a date, in words that stay true when it is gone. */
export function inTheWayWords({ clashes, refusal }: Pick<WeighedSession, 'clashes' | 'refusal'>): string {
  if (refusal) return refusal.message;
  const [first] = clashes;
  if (!first) return '';
  const more = clashes.length > 1 ? `, and ${clashes.length - 1} more` : '';
  return `${first.resourceName}: ${first.what}${first.by ? `, booked by ${first.by}` : ''}${more}`;
}

export const wallOf = (session: Pick<BookingRecord, 'occurrence'>): Wall => readWall(session.occurrence!)!;
