import type { z } from 'zod';
import { Prisma } from '../../prisma/generated/client/client.ts';
import { command } from '../kernel/command.ts';
import { NotFound } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { columnsOf, toColumns } from '../kernel/insert-rows.ts';
import { actorKey } from '../kernel/actor.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import type { Tx } from '../kernel/transact.ts';
import { record } from '../activity/record.ts';
import { bookSessionInput } from './booking-inputs.ts';
import { invalid } from '../kernel/errors.ts';
import { bookingConsequences } from './booking-consequences.ts';
import { requirePermitted, type Permit } from './booking-guard.ts';
import { expiryOf } from './hold-expiry.ts';
import { lockHolds } from './hold-chains.ts';
import { inLine } from './hold-places.ts';
import { bookingChange, PLAIN_SESSION, type BookingRecord } from './booking-record.ts';
import type { Candidate } from './candidates.ts';
import { checkListOf } from './house/check-list.ts';
import { priceIn, readJudgement } from './house/judgement.ts';
import { readPreset, wishesWith } from './house/preset.ts';
import { setupOf } from './house/preset-rules.ts';
import { requireLinks } from './links.ts';
import { requirementsOf } from './requirements.ts';
import { schedulingPolicy } from './scheduling-policy.ts';
import { lockResources, refusingOverlap, takeResources } from './take-resources.ts';

/**
 * Books a session with its rooms, people and gear: all of it or nothing.
 * A confirmed one takes them; an inquiry, hold or tentative one is noted beside what is taken. What took place unnoticed is entered as
 * completed. A session type brings along gear, roles and setup where nothing was said of them, and what is to be prepared.
 * @throws InvalidInput · NotAllowed · NotFound · RuleBroken · ResourceTaken (with clashes and alternatives)
 */
export const bookSession = command('scheduling.book', bookSessionInput, async (tx, input) => {
  const { booked, warnings, overrode } = await decideSession(tx, input);
  await insertBooking(tx, booked);
  await record(tx, bookingChange('booked', null, booked, { overrode }), ...(await bookingConsequences(tx, null, booked)));
  return { id: booked.id, version: booked.version, warnings };
});

/**
 * The session as it would be booked, with the resources it would take: all that booking does before it writes.
 * @throws NotAllowed · NotFound · InvalidInput · RuleBroken · ResourceTaken
 */
export async function decideSession(tx: Tx, input: z.output<typeof bookSessionInput>): Promise<Permit & { booked: BookingRecord }> {
  schedulingPolicy.require(tx.actor, 'schedule');
  const preset = input.sessionTypeId ? await readPreset(tx, input.sessionTypeId) : null;
  if (input.state === 'hold') await lockHolds(tx);
  const requirements = requirementsOf(await wishesWith(tx, input, preset));
  const links = await requireLinks(tx, input);
  const candidates = await lockResources(tx, { requirements, allocations: [] });
  const rooms = candidates.filter((candidate) => candidate.kind === 'room');
  const setup = setupOf(rooms, preset);
  const draft: BookingRecord = {
    ...PLAIN_SESSION,
    id: newId(),
    studioId: tx.studioId,
    title: input.title,
    state: input.state,
    ...links,
    startsAt: input.startsAt,
    endsAt: input.endsAt,
    setupMinutes: input.setupMinutes ?? setup.setupMinutes,
    teardownMinutes: input.teardownMinutes ?? setup.teardownMinutes,
    sessionTypeId: preset?.id ?? null,
    ...(input.state === 'completed' ? tookPlace(input, tx.at) : {}),
    priceMinor: 0,
    note: input.note,
    createdBy: actorKey(tx.actor),
    createdByName: tx.actor.name,
    createdAt: tx.at,
    requirements,
    allocations: [],
  };
  const judgement = await readJudgement(tx, draft, candidates);
  draft.priceMinor = priceIn(judgement.facts, draft, rooms.map(withRate));
  const after =
    draft.state === 'hold'
      ? await inLine(tx, null, { ...draft, holdExpiresAt: await expiryOf(tx, draft.startsAt, input.holdExpiresAt) })
      : draft;
  const permit = await requirePermitted(tx, { before: null, after, candidates, judgement, overrideReason: input.overrideReason });
  // What a search chose stays when it is free, as what a session had.
  const stranger = input.unitIds.find((unitId) => !candidates.some(({ id }) => id === unitId));
  if (stranger) throw new NotFound('unit among the gear that is asked for', stranger);
  const chosen = input.unitIds.map((resourceId) => ({ ...input, id: '', requirementId: '', resourceId, firm: false }));
  const allocations = await takeResources(tx, { ...after, allocations: chosen }, candidates, undefined, judgement);
  return { ...permit, booked: { ...after, allocations } };
}

/** @throws InvalidInput for what is not over */
function tookPlace({ startsAt, endsAt }: TimeRange, at: Date): Pick<BookingRecord, 'checkedInAt' | 'endedAt'> {
  if (endsAt > at) throw invalid('state', 'Only a session that is over can be entered as completed. Confirm it instead.');
  return { checkedInAt: startsAt, endedAt: endsAt };
}

export const withRate = ({ id, hourlyRateMinor }: Candidate): { id: string; hourlyRateMinor: number } => ({
  id,
  hourlyRateMinor: hourlyRateMinor ?? 0,
});

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
    )${booking.sessionTypeId ? Prisma.sql`, new_check_list AS (${checkListOf(booking.sessionTypeId, bookingId)})` : Prisma.empty}
    INSERT INTO allocation (id, studio_id, resource_id, reason, firm, starts_at, ends_at, booking_id, requirement_id)
    SELECT id, studio_id, resource_id, reason, firm, starts_at, ends_at, booking_id, requirement_id
    FROM input, jsonb_populate_recordset(NULL::allocation, rows -> 'allocations')`);
}
