import { EXCLUSION_VIOLATION, sqlState } from '../kernel/sql-state.ts';
import { newId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transact.ts';
import { findAlternatives } from './alternatives.ts';
import { assign } from './assign.ts';
import { takenBy } from './booking-rules.ts';
import { isFirm } from './booking-states.ts';
import type { BookingRecord, Taken } from './booking-record.ts';
import { idsOf, lockCandidates, requireUsable, type Candidate } from './candidates.ts';
import { clashOf, standingIn } from './clashes.ts';
import { ResourceTaken } from './resource-taken.ts';

/** Locks everything the session could take, and checks that it can serve. Comes before any decision about rooms or prices. */
export async function lockResources(tx: Tx, booking: Pick<BookingRecord, 'requirements' | 'allocations'>): Promise<Candidate[]> {
  const ids = idsOf(booking.requirements);
  const held = booking.allocations.map((taken) => taken.resourceId);
  const locked = await lockCandidates(tx, { ...ids, resourceIds: [...ids.resourceIds, ...held] });
  const wanted = new Set(ids.resourceIds);
  const candidates = locked.filter(
    ({ id, modelId, kitId }) =>
      wanted.has(id) || (modelId !== null && ids.modelIds.includes(modelId)) || (kitId !== null && ids.kitIds.includes(kitId)),
  );
  requireUsable(booking.requirements, candidates);
  return candidates;
}

/**
 * Decides which resources the session takes and when: none once it has let go of them.
 * A session that is not firm takes nothing from anybody; it is given the same resources, so that it can be shown and ranked.
 * @throws ResourceTaken with what clashes and where else to go
 */
export async function takeResources(tx: Tx, booking: BookingRecord, candidates: readonly Candidate[]): Promise<Taken[]> {
  const range = takenBy(booking);
  if (!range) return [];
  const standing = await standingIn(
    tx.db,
    candidates.map((candidate) => candidate.id),
    range,
    booking.id,
  );
  const taken = new Set(standing.map((one) => one.resourceId));
  const before = new Set(booking.allocations.map((one) => one.resourceId));
  const { assignments, blocked } = assign(booking.requirements, candidates, taken, before);
  const firm = isFirm(booking.state);
  if (firm && blocked.length > 0) {
    const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
    const clashes = standing
      .filter((one) => blocked.includes(one.resourceId))
      .map((one) => clashOf(tx.actor, one, byId.get(one.resourceId)!));
    throw new ResourceTaken(clashes, await findAlternatives(tx, booking, candidates, blocked));
  }
  return assignments.map((assignment) => ({ id: newId(), ...assignment, firm, ...range }));
}

/**
 * Puts the session's allocations in place of those it had.
 * The database has the last word: an overlap that another path wrote at this moment becomes the same typed refusal.
 */
export async function saveAllocations(tx: Tx, bookingId: string, allocations: readonly Taken[]): Promise<void> {
  await tx.db.$executeRaw`DELETE FROM allocation WHERE studio_id = ${tx.studioId}::uuid AND booking_id = ${bookingId}::uuid`;
  if (allocations.length === 0) return;
  await refusingOverlap(
    tx.db.allocation.createMany({
      data: allocations.map((one) => ({ ...one, studioId: tx.studioId, bookingId, reason: 'session' as const })),
    }),
  );
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
