import { DomainError, invalid } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { overlaps, type TimeRange } from '../../kernel/time-range.ts';
import type { Tx } from '../../kernel/transact.ts';
import { assign } from '../assign.ts';
import { requirePermitted, type GuardedChange } from '../booking-guard.ts';
import type { BookingRecord, Taken } from '../booking-record.ts';
import { takenBy } from '../booking-rules.ts';
import { isFirm, isWanting } from '../booking-states.ts';
import type { Candidate } from '../candidates.ts';
import { clashOf } from '../clashes.ts';
import { namedIdsOf, readFacts, type Beside, type Facts } from '../house/facts.ts';
import { judgementOf, priceIn } from '../house/judgement.ts';
import { ResourceTaken, type Clash } from '../resource-taken.ts';
import { asShortAs } from '../take-resources.ts';
import { standingAround } from './standing-around.ts';

/** A session as somebody wants it; `before` is what it was, if it was. */
export interface WantedSession {
  before: BookingRecord | null;
  after: BookingRecord;
}

export interface WeighedSession extends WantedSession {
  /** With its price and what it takes, unless something stands in the way. */
  after: BookingRecord;
  clashes: Clash[];
  /** What a rule of the studio says against it. */
  refusal: DomainError | null;
}

export const isInTheWay = ({ clashes, refusal }: Pick<WeighedSession, 'clashes' | 'refusal'>): boolean =>
  clashes.length > 0 || refusal !== null;

/**
 * Decides for many sessions at once what each would take, and what stands in its way: everything that is taken is read with one statement.
 * Those decided first, in the order of time, count as taken for the later ones. Writes nothing.
 * @throws InvalidInput when one resource would be taken twice by a session, or the studio has less than is asked for
 */
export async function weighSessions(tx: Tx, wanted: readonly WantedSession[], candidates: readonly Candidate[]): Promise<WeighedSession[]> {
  const ranges = wanted.map(({ after }) => takenBy(after));
  const changed = wanted.flatMap(({ before }) => before?.id ?? []);
  const standing = await standingAround(
    tx.db,
    candidates.map(({ id }) => id),
    ranges,
    changed,
    wanted.flatMap(({ after }) => namedIdsOf(after, candidates)),
  );
  const factsOf = await factsReader(tx, wanted, candidates);
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const own: Beside[] = [];
  const alongside = { ids: changed, ranges: [] as TimeRange[] };
  const order = wanted.map((_one, index) => index).sort((a, b) => +wanted[a]!.after.startsAt - +wanted[b]!.after.startsAt);
  const weighed = new Map<number, WeighedSession>();
  for (const index of order) {
    const range = ranges[index];
    const { before, after } = wanted[index]!;
    const known = factsOf(after);
    const there = range ? [...(standing.get(index) ?? []), ...own.filter((one) => overlaps(one, range))] : [];
    const result = weigh(
      tx,
      { before, after: { ...after, priceMinor: costOf(after, candidates, known) } },
      range ?? null,
      there.filter(({ firm }) => firm),
      candidates,
      byId,
    );
    if (!isInTheWay(result)) {
      const judgement = judgementOf(tx, result.after, candidates, { ...known, beside: there });
      result.refusal = await refusalOf(tx, { ...result, candidates, judgement, alongside }, result.clashes);
    }
    if (!isInTheWay(result)) {
      if (isWanting(after.state)) alongside.ranges.push(after);
      if (isFirm(after.state)) own.push(...standingOf(result.after));
    }
    weighed.set(index, result);
  }
  return wanted.map((_one, index) => weighed.get(index)!);
}

/** What the house asks, read once for all sessions of the same client and type. */
async function factsReader(
  tx: Tx,
  wanted: readonly WantedSession[],
  candidates: readonly Candidate[],
): Promise<(session: BookingRecord) => Facts> {
  const keyOf = ({ clientId, sessionTypeId }: BookingRecord): string => `${clientId} ${sessionTypeId}`;
  const groups = new Map<string, BookingRecord[]>();
  for (const { after } of wanted) groups.set(keyOf(after), [...(groups.get(keyOf(after)) ?? []), after]);
  const facts = new Map<string, Facts>();
  for (const [key, sessions] of groups) {
    const inOrder = sessions.sort((a, b) => +a.startsAt - +b.startsAt);
    facts.set(key, await readFacts(tx, inOrder[0]!, candidates, inOrder.at(-1)!.startsAt));
  }
  return (session) => facts.get(keyOf(session))!;
}

const rateOf = ({ id, hourlyRateMinor }: Candidate) => ({ id, hourlyRateMinor: hourlyRateMinor ?? 0 });

const costOf = (session: BookingRecord, candidates: readonly Candidate[], facts: Facts): number => {
  const asked = new Set(session.requirements.map(({ resourceId }) => resourceId));
  return priceIn(facts, session, candidates.filter(({ id, kind }) => kind === 'room' && asked.has(id)).map(rateOf));
};

function weigh(
  tx: Tx,
  { before, after }: WantedSession,
  range: TimeRange | null,
  standing: readonly Beside[],
  candidates: readonly Candidate[],
  byId: ReadonlyMap<string, Candidate>,
): WeighedSession {
  if (!range) return { before, after: { ...after, allocations: [] }, clashes: [], refusal: null };
  const taken = new Set(standing.map(({ resourceId }) => resourceId));
  const held = before?.allocations ?? [];
  const { assignments, blocked } = assign(after.requirements, candidates, taken, { held, findsStandIns: false });
  const firm = isFirm(after.state);
  const lacked = new Set(blocked);
  const { mayLack } = before ? asShortAs(before) : { mayLack: () => 0 };
  const tooMuch = after.requirements.flatMap(({ id }) => {
    const lacking = assignments.filter((one) => one.requirementId === id && lacked.has(one.resourceId));
    return lacking.length > mayLack(id) ? lacking.map(({ resourceId }) => resourceId) : [];
  });
  const clashes = firm
    ? standing.filter(({ resourceId }) => tooMuch.includes(resourceId)).map((one) => clashOf(tx.actor, one, byId.get(one.resourceId)!))
    : [];
  // Nothing stands there, and still it cannot be had.
  const gone = firm && clashes.length === 0 ? tooMuch.map((id) => byId.get(id)!)[0] : undefined;
  const refusal = gone ? invalid('', `${gone.name} is ${gone.archived ? 'archived' : 'missing'}. Choose another for the series.`) : null;
  const allocations: Taken[] = assignments.map((one) => ({ id: newId(), ...one, firm: firm && !lacked.has(one.resourceId), ...range }));
  return { before, after: { ...after, allocations }, clashes, refusal };
}

/** What the studio's own rules say to it; the states' matrix answers with clashes. */
async function refusalOf(tx: Tx, change: GuardedChange, clashes: Clash[]): Promise<DomainError | null> {
  try {
    await requirePermitted(tx, change);
    return null;
  } catch (error) {
    if (error instanceof ResourceTaken && error.clashes.length > 0) {
      clashes.push(...error.clashes);
      return null;
    }
    if (error instanceof DomainError) return error;
    throw error;
  }
}

const standingOf = (session: BookingRecord): Beside[] =>
  session.allocations
    .filter(({ firm }) => firm)
    .map(({ resourceId, startsAt, endsAt }) => ({
      resourceId,
      startsAt,
      endsAt,
      reason: 'session',
      bookingId: session.id,
      title: session.title,
      clientId: session.clientId,
      by: session.createdByName,
      firm: true,
      state: session.state,
      since: session.createdAt,
      holdRank: null,
    }));
