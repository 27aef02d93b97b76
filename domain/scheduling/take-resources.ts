import { EXCLUSION_VIOLATION, sqlState } from '../kernel/sql-state.ts';
import { newId } from '../kernel/ids.ts';
import { gaps } from '../kernel/time-range.ts';
import type { Tx } from '../kernel/transact.ts';
import { findAlternatives } from './alternatives.ts';
import { assign } from './assign.ts';
import { takenBy } from './booking-rules.ts';
import { isFirm } from './booking-states.ts';
import type { BookingRecord, Taken } from './booking-record.ts';
import { idsOf, lockCandidates, requireUsable, type Candidate } from './candidates.ts';
import { clashOf } from './clashes.ts';
import { readJudgement, type Judgement } from './house/judgement.ts';
import { ResourceTaken } from './resource-taken.ts';

type Held = Pick<BookingRecord, 'requirements' | 'allocations'>;

/** Locks everything the session could take, and checks that it can serve. Comes before any decision about rooms or prices. */
export async function lockResources(
  tx: Tx,
  booking: Held,
  { wasFirm = false, alsoModelIds = [], look = false }: { wasFirm?: boolean; alsoModelIds?: readonly string[]; look?: boolean } = {},
): Promise<Candidate[]> {
  const ids = idsOf(booking.requirements);
  const held = booking.allocations.map((taken) => taken.resourceId);
  const modelIds = [...ids.modelIds, ...alsoModelIds];
  const locked = await lockCandidates(tx, { ...ids, modelIds, resourceIds: [...ids.resourceIds, ...held] }, { look });
  const wanted = new Set(ids.resourceIds);
  const kept = new Set(booking.requirements.map(({ id }) => id));
  // A unit that stands in for one the session asked for by name or in a kit.
  const standIns = new Set(booking.allocations.filter(({ requirementId }) => kept.has(requirementId)).map(({ resourceId }) => resourceId));
  const candidates = locked.filter(
    ({ id, kind, modelId, kitId }) =>
      wanted.has(id) ||
      (modelId !== null && modelIds.includes(modelId)) ||
      (kitId !== null && ids.kitIds.includes(kitId)) ||
      (kind === 'unit' && standIns.has(id)),
  );
  requireUsable(booking.requirements, candidates, new Set(wasFirm ? held : []));
  return candidates;
}

/** How far a session may go without what it asks for. A new one may not at all. */
export interface Leniency {
  findsStandIns: boolean;
  /** How many of a requirement's resources it may lack. */
  mayLack(requirementId: string): number;
}

const STRICT: Leniency = { findsStandIns: false, mayLack: () => 0 };

/** A firm session whose unit dropped out stays short of it, and may be edited all the same; it may not become shorter. */
export const asShortAs = (booking: BookingRecord): Leniency => ({
  findsStandIns: false,
  mayLack: (requirementId) =>
    isFirm(booking.state) ? booking.allocations.filter((one) => one.requirementId === requirementId && !one.firm).length : 0,
});

/**
 * Decides which resources the session takes and when: none once it has let go of them.
 * A session that is not firm takes nothing from anybody; it is given the same resources, so that it can be shown and ranked.
 * What a firm session lacks, and may lack, is kept as an allocation that is not firm: it shows, and takes nothing.
 * @throws ResourceTaken with what clashes and where else to go
 */
export async function takeResources(
  tx: Tx,
  booking: BookingRecord,
  candidates: readonly Candidate[],
  { findsStandIns, mayLack }: Leniency = STRICT,
  /** What is known of it already; read here when not given. */
  known?: Judgement,
): Promise<Taken[]> {
  const range = takenBy(booking);
  if (!range) return [];
  const judgement = known ?? (await readJudgement(tx, booking, candidates));
  const standing = judgement.facts.beside.filter(({ firm }) => firm);
  const taken = new Set(standing.map((one) => one.resourceId));
  const { assignments, blocked } = assign(booking.requirements, candidates, taken, { held: booking.allocations, findsStandIns });
  const firm = isFirm(booking.state);
  const lacked = new Set(blocked);
  const lacking = (requirementId: string) => assignments.filter((one) => one.requirementId === requirementId && lacked.has(one.resourceId));
  const tooMuch = booking.requirements
    .flatMap(({ id }) => (lacking(id).length > mayLack(id) ? lacking(id) : []))
    .map((one) => one.resourceId);
  if (firm && tooMuch.length > 0) {
    const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
    const clashes = standing
      .filter((one) => tooMuch.includes(one.resourceId))
      .map((one) => clashOf(tx.actor, one, byId.get(one.resourceId)!));
    throw new ResourceTaken(clashes, await findAlternatives(tx, booking, candidates, tooMuch, judgement));
  }
  return assignments.map((assignment) => ({ id: newId(), ...assignment, firm: firm && !lacked.has(assignment.resourceId), ...range }));
}

/**
 * Puts the session's allocations in place of those it had. Gear that is out for it keeps the time around them until it is due.
 * The database has the last word: an overlap that another path wrote at this moment becomes the same typed refusal.
 */
export async function saveAllocations(tx: Tx, bookingId: string, allocations: readonly Taken[]): Promise<void> {
  await tx.db.$executeRaw`DELETE FROM allocation WHERE studio_id = ${tx.studioId}::uuid AND booking_id = ${bookingId}::uuid`;
  const around = await clearCheckouts(tx, bookingId, allocations);
  const rows = [...allocations.map((one) => ({ ...one, bookingId, reason: 'session' as const })), ...around];
  if (rows.length > 0) await refusingOverlap(tx.db.allocation.createMany({ data: rows.map((row) => ({ ...row, studioId: tx.studioId })) }));
}

/**
 * Removes what the session's checkouts take beside it, and says what they take around its new allocations.
 * It follows from the session's change, and is no change of theirs.
 */
async function clearCheckouts(tx: Tx, bookingId: string, allocations: readonly Taken[]) {
  const checkouts = await tx.db.checkout.findMany({ where: { studioId: tx.studioId, bookingId } });
  if (checkouts.length === 0) return [];
  await tx.db.allocation.deleteMany({ where: { studioId: tx.studioId, checkoutId: { in: checkouts.map(({ id }) => id) } } });
  return checkouts.flatMap(({ id: checkoutId, unitId, outAt, dueAt, returnedAt }) => {
    const endsAt = returnedAt && returnedAt < dueAt ? returnedAt : dueAt;
    const own = allocations.filter(({ resourceId, firm }) => resourceId === unitId && firm);
    return gaps({ startsAt: outAt, endsAt }, own).map((range) => ({
      id: newId(),
      resourceId: unitId,
      ...range,
      firm: true,
      reason: 'checkout' as const,
      checkoutId,
    }));
  });
}

/** Turns the exclusion constraint's error into the typed refusal; what clashes is read by the caller who tries again. */
export async function refusingOverlap<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (sqlState(error) === EXCLUSION_VIOLATION) throw new ResourceTaken([]);
    throw error;
  }
}
