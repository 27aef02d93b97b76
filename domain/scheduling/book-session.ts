import type { z } from 'zod';
import { command } from '../kernel/command.ts';
import { NotFound } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { columnsOf, toColumns } from '../kernel/insert-rows.ts';
import { actorKey } from '../kernel/actor.ts';
import type { Tx } from '../kernel/transact.ts';
import { record } from '../activity/record.ts';
import { bookSessionInput } from './booking-inputs.ts';
import { bookingConsequences } from './booking-consequences.ts';
import { requirePermitted } from './booking-guard.ts';
import { expiryOf } from './hold-expiry.ts';
import { lockHolds } from './hold-chains.ts';
import { inLine } from './hold-places.ts';
import { bookingChange, PLAIN_SESSION, type BookingRecord } from './booking-record.ts';
import { priceOf } from './booking-price.ts';
import type { Candidate } from './candidates.ts';
import { requireLinks } from './links.ts';
import { requirementsOf } from './requirements.ts';
import { schedulingPolicy } from './scheduling-policy.ts';
import { lockResources, refusingOverlap, takeResources } from './take-resources.ts';

/**
 * Books a session with its rooms, people and gear: all of it or nothing.
 * A confirmed one takes them; an inquiry, hold or tentative one is noted beside what is taken.
 * @throws InvalidInput · NotAllowed · NotFound · ResourceTaken (with clashes and alternatives)
 */
export const bookSession = command('scheduling.book', bookSessionInput, async (tx, input) => {
  const booked = await decideSession(tx, input);
  await insertBooking(tx, booked);
  await record(tx, bookingChange('booked', null, booked), ...(await bookingConsequences(tx, null, booked)));
  return { id: booked.id, version: booked.version };
});

/**
 * The session as it would be booked, with the resources it would take: all that booking does before it writes.
 * @throws NotAllowed · NotFound · InvalidInput · ResourceTaken
 */
export async function decideSession(tx: Tx, input: z.output<typeof bookSessionInput>): Promise<BookingRecord> {
  schedulingPolicy.require(tx.actor, 'schedule');
  if (input.state === 'hold') await lockHolds(tx);
  const requirements = requirementsOf(input);
  const links = await requireLinks(tx, input);
  const candidates = await lockResources(tx, { requirements, allocations: [] });
  const rooms = candidates.filter((candidate) => candidate.kind === 'room');
  const draft: BookingRecord = {
    ...PLAIN_SESSION,
    id: newId(),
    studioId: tx.studioId,
    title: input.title,
    state: input.state,
    ...links,
    startsAt: input.startsAt,
    endsAt: input.endsAt,
    setupMinutes: input.setupMinutes ?? longest(rooms, 'setupMinutes'),
    teardownMinutes: input.teardownMinutes ?? longest(rooms, 'teardownMinutes'),
    priceMinor: priceOf(input, rooms.map(withRate)),
    note: input.note,
    createdBy: actorKey(tx.actor),
    createdByName: tx.actor.name,
    createdAt: tx.at,
    requirements,
    allocations: [],
  };
  const session =
    draft.state === 'hold'
      ? await inLine(tx, null, { ...draft, holdExpiresAt: await expiryOf(tx, draft.startsAt, input.holdExpiresAt) })
      : draft;
  await requirePermitted(tx, { before: null, after: session, candidates });
  // What a search chose stays when it is free, as what a session had.
  const stranger = input.unitIds.find((unitId) => !candidates.some(({ id }) => id === unitId));
  if (stranger) throw new NotFound('unit among the gear that is asked for', stranger);
  const allocations = input.unitIds.map((resourceId) => ({ ...input, id: '', requirementId: '', resourceId, firm: false }));
  return { ...session, allocations: await takeResources(tx, { ...session, allocations }, candidates) };
}

const longest = (rooms: readonly Candidate[], which: 'setupMinutes' | 'teardownMinutes'): number =>
  Math.max(0, ...rooms.map((room) => room[which] ?? 0));

export const withRate = (room: Candidate): { hourlyRateMinor: number } => ({ hourlyRateMinor: room.hourlyRateMinor ?? 0 });

/** One statement for the session with all its rows: the busiest write of the studio. */
export async function insertBooking(tx: Tx, booking: BookingRecord): Promise<void> {
  const { requirements, allocations, ...fields } = booking;
  const { studioId, id: bookingId } = booking;
  const rows = JSON.stringify({
    booking: [toColumns(fields)],
    requirements: requirements.map((one) => toColumns({ ...one, studioId, bookingId })),
    allocations: allocations.map((one) => toColumns({ ...one, studioId, bookingId, reason: 'session' })),
  });
  const columns = columnsOf(fields);
  await refusingOverlap(tx.db.$executeRaw`
    WITH input AS (SELECT ${rows}::jsonb AS rows), new_booking AS (
      INSERT INTO booking (${columns}) SELECT ${columns} FROM input, jsonb_populate_recordset(NULL::booking, rows -> 'booking')
    ), new_requirements AS (
      INSERT INTO booking_requirement (id, studio_id, booking_id, resource_id, model_id, kit_id, skill, quantity, duty, position)
      SELECT id, studio_id, booking_id, resource_id, model_id, kit_id, skill, quantity, duty, position
      FROM input, jsonb_populate_recordset(NULL::booking_requirement, rows -> 'requirements')
    )
    INSERT INTO allocation (id, studio_id, resource_id, reason, firm, starts_at, ends_at, booking_id, requirement_id)
    SELECT id, studio_id, resource_id, reason, firm, starts_at, ends_at, booking_id, requirement_id
    FROM input, jsonb_populate_recordset(NULL::allocation, rows -> 'allocations')`);
}
