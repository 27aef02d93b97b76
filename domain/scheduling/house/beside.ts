import type { Actor } from '../../kernel/actor.ts';
import { overlaps, type TimeRange } from '../../kernel/time-range.ts';
import type { Tx } from '../../kernel/transact.ts';
import type { BookingRecord } from '../booking-record.ts';
import { takenBy } from '../booking-rules.ts';
import { isFirm, isWanting, type BookingState } from '../booking-states.ts';
import type { Candidate } from '../candidates.ts';
import { clashOf } from '../clashes.ts';
import type { Alternative, Clash } from '../resource-taken.ts';
import type { Beside, Facts } from './facts.ts';
import type { Finding } from './house-rules.ts';
import { pairState, verdictOf, type PairVerdict, type StatePairs } from './state-pair-rules.ts';

/** What the studio's matrix says of the sessions beside this one. Firm beside firm is not its matter: nobody gets that far. */
export function besides(
  actor: Actor,
  { pairs, beside }: Facts,
  before: BookingRecord | null,
  after: BookingRecord,
  candidates: readonly Candidate[],
): { blocking: Clash[]; blockedIds: string[]; warnings: Finding[] } {
  const byId = new Map(candidates.map((one) => [one.id, one]));
  const judged = isAskedAgain(before, after)
    ? beside.flatMap((one) => {
        const verdict = verdictFor(pairs, one, before, after);
        return verdict === 'allows' ? [] : [{ one, verdict }];
      })
    : [];
  const blocking = judged.filter(({ verdict }) => verdict === 'blocks').map(({ one }) => one);
  const warning = judged.filter(({ verdict }) => verdict === 'warns').map(({ one }) => one);
  return {
    blocking: blocking.map((one) => clashOf(actor, one, byId.get(one.resourceId)!)),
    blockedIds: [...new Set(blocking.map(({ resourceId }) => resourceId))],
    warnings: findingsOf(actor, warning, byId),
  };
}

/** What stands beside a session matters when it is placed, moved, given other things, or becomes surer. */
const isAskedAgain = (before: BookingRecord | null, after: BookingRecord): boolean =>
  before === null || !isWanting(before.state) || pairState(before.state) !== pairState(after.state) || !isSamePlace(before, after);

const isSamePlace = (before: BookingRecord, after: BookingRecord): boolean => {
  const [one, other] = [takenBy(before), takenBy(after)];
  return (
    before.requirements === after.requirements &&
    +(one?.startsAt ?? 0) === +(other?.startsAt ?? 0) &&
    +(one?.endsAt ?? 0) === +(other?.endsAt ?? 0)
  );
};

function verdictFor(pairs: StatePairs, standing: Beside, before: BookingRecord | null, after: BookingRecord): PairVerdict {
  if (standing.state === null || (standing.firm && isFirm(after.state))) return 'allows';
  const verdict = verdictOf(pairs, standing.state, after.state);
  // Whoever came later does not keep the one who was first from getting surer where it stands.
  return verdict === 'blocks' && before && isSamePlace(before, after) && !isFirm(standing.state) && isBehind(standing, before)
    ? 'warns'
    : verdict;
}

const isBehind = ({ holdRank, since }: Beside, booking: BookingRecord): boolean =>
  holdRank !== null && booking.holdRank !== null ? holdRank > booking.holdRank : (since ?? 0) > booking.createdAt;

const STANDS: Partial<Record<BookingState, string>> = {
  inquiry: 'is asked for there',
  hold: 'is on hold there',
  tentative: 'is pencilled in there',
};

/** One warning for each session that stands there, however many of its things are wanted. */
function findingsOf(actor: Actor, standing: readonly Beside[], byId: ReadonlyMap<string, Candidate>): Finding[] {
  const bySession = new Map<string, Beside[]>();
  for (const one of standing) bySession.set(one.bookingId!, [...(bySession.get(one.bookingId!) ?? []), one]);
  return [...bySession.values()].map((all) => {
    const clashes = all.map((one) => clashOf(actor, one, byId.get(one.resourceId)!));
    const { what, by } = clashes[0]!;
    const stands = STANDS[all[0]!.state!] ?? 'is booked there';
    return {
      ruleId: null,
      name: [...new Set(clashes.map(({ resourceName }) => resourceName))].join(', '),
      kind: 'beside',
      effect: 'warns',
      says: `${what.charAt(0).toUpperCase()}${what.slice(1)} ${stands}${by ? `, entered by ${by}` : ''}.`,
      nearest: null,
    };
  });
}

/** Of ways out, those where no session stands that would block this one again. */
export async function unblocked(
  tx: Tx,
  { pairs }: Facts,
  booking: BookingRecord,
  alternatives: readonly Alternative[],
): Promise<Alternative[]> {
  const own = booking.requirements.flatMap(({ resourceId }) => resourceId ?? []);
  const placed = alternatives.map((way) => ({
    way,
    ids: new Set(own.map((id) => way.swaps.find(({ insteadOfId }) => insteadOfId === id)?.resourceId ?? id)),
    range: takenBy({ ...booking, startsAt: way.startsAt, endsAt: way.endsAt })!,
  }));
  if (placed.length === 0) return [];
  const from = new Date(Math.min(...placed.map(({ range }) => +range.startsAt)));
  const to = new Date(Math.max(...placed.map(({ range }) => +range.endsAt)));
  const rows = await tx.db.$queryRaw<(TimeRange & { resourceId: string; state: BookingState })[]>`
    SELECT a.resource_id AS "resourceId", a.starts_at AS "startsAt", a.ends_at AS "endsAt", b.state::text AS state
    FROM allocation a JOIN booking b ON b.id = a.booking_id
    WHERE a.resource_id = ANY (${[...new Set(placed.flatMap(({ ids }) => [...ids]))]}::uuid[]) AND a.booking_id <> ${booking.id}::uuid
      AND a.during && tstzrange(${from}::timestamptz, ${to}::timestamptz)`;
  const isBlocked = (ids: ReadonlySet<string>, range: TimeRange): boolean =>
    rows.some((one) => ids.has(one.resourceId) && overlaps(one, range) && verdictOf(pairs, one.state, booking.state) === 'blocks');
  return placed.filter(({ ids, range }) => !isBlocked(ids, range)).map(({ way }) => way);
}
