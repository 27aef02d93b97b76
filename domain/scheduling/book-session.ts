import type { z } from 'zod';
import { command } from '../kernel/command.ts';
import { newId } from '../kernel/ids.ts';
import { actorKey } from '../kernel/actor.ts';
import type { Tx } from '../kernel/transact.ts';
import { record } from '../activity/record.ts';
import { bookSessionInput } from './booking-inputs.ts';
import { bookingChange, type BookingRecord } from './booking-record.ts';
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
  await record(tx, bookingChange('booked', null, booked));
  return { id: booked.id, version: booked.version };
});

/**
 * The session as it would be booked, with the resources it would take: all that booking does before it writes.
 * @throws NotAllowed · NotFound · InvalidInput · ResourceTaken
 */
export async function decideSession(tx: Tx, input: z.output<typeof bookSessionInput>): Promise<BookingRecord> {
  schedulingPolicy.require(tx.actor, 'schedule');
  const requirements = requirementsOf(input);
  const links = await requireLinks(tx, input);
  const candidates = await lockResources(tx, { requirements, allocations: [] });
  const rooms = candidates.filter((candidate) => candidate.kind === 'room');
  const draft: BookingRecord = {
    id: newId(),
    studioId: tx.studioId,
    title: input.title,
    state: input.state,
    ...links,
    startsAt: input.startsAt,
    endsAt: input.endsAt,
    setupMinutes: input.setupMinutes ?? longest(rooms, 'setupMinutes'),
    teardownMinutes: input.teardownMinutes ?? longest(rooms, 'teardownMinutes'),
    checkedInAt: null,
    endedAt: null,
    priceMinor: priceOf(input, rooms.map(withRate)),
    note: input.note,
    importKey: null,
    createdBy: actorKey(tx.actor),
    createdByName: tx.actor.name,
    createdAt: tx.at,
    version: 1,
    requirements,
    allocations: [],
  };
  return { ...draft, allocations: await takeResources(tx, draft, candidates) };
}

const longest = (rooms: readonly Candidate[], which: 'setupMinutes' | 'teardownMinutes'): number =>
  Math.max(0, ...rooms.map((room) => room[which] ?? 0));

export const withRate = (room: Candidate): { hourlyRateMinor: number } => ({ hourlyRateMinor: room.hourlyRateMinor ?? 0 });

/** One statement for the session with all its rows: the busiest write of the studio. */
export async function insertBooking(tx: Tx, booking: BookingRecord): Promise<void> {
  const { requirements, allocations, ...fields } = booking;
  const rows = JSON.stringify({
    booking: [fields],
    requirements: requirements.map((one) => ({ ...one, studioId: tx.studioId, bookingId: booking.id })),
    allocations: allocations.map((one) => ({ ...one, studioId: tx.studioId, bookingId: booking.id })),
  });
  await refusingOverlap(tx.db.$executeRaw`
    WITH input AS (SELECT ${rows}::jsonb AS rows), new_booking AS (
      INSERT INTO booking (id, studio_id, title, state, client_id, project_id, starts_at, ends_at, setup_minutes, teardown_minutes,
        checked_in_at, ended_at, price_minor, note, import_key, created_by, created_by_name, created_at, version)
      SELECT b.id, b."studioId", b.title, b.state, b."clientId", b."projectId", b."startsAt", b."endsAt", b."setupMinutes", b."teardownMinutes",
        b."checkedInAt", b."endedAt", b."priceMinor", b.note, b."importKey", b."createdBy", b."createdByName", b."createdAt", b.version
      FROM input, jsonb_to_recordset(rows -> 'booking') AS b (id uuid, "studioId" uuid, title text, state booking_state, "clientId" uuid,
        "projectId" uuid, "startsAt" timestamptz, "endsAt" timestamptz, "setupMinutes" int, "teardownMinutes" int, "checkedInAt" timestamptz,
        "endedAt" timestamptz, "priceMinor" int, note text, "importKey" text, "createdBy" text, "createdByName" text,
        "createdAt" timestamptz, version int)
    ), new_requirements AS (
      INSERT INTO booking_requirement (id, studio_id, booking_id, resource_id, model_id, kit_id, quantity, duty, position)
      SELECT r.id, r."studioId", r."bookingId", r."resourceId", r."modelId", r."kitId", r.quantity, r.duty, r.position
      FROM input, jsonb_to_recordset(rows -> 'requirements') AS r (id uuid, "studioId" uuid, "bookingId" uuid, "resourceId" uuid,
        "modelId" uuid, "kitId" uuid, quantity int, duty text, position int)
    )
    INSERT INTO allocation (id, studio_id, resource_id, reason, firm, starts_at, ends_at, booking_id, requirement_id)
    SELECT a.id, a."studioId", a."resourceId", 'session', a.firm, a."startsAt", a."endsAt", a."bookingId", a."requirementId"
    FROM input, jsonb_to_recordset(rows -> 'allocations') AS a (id uuid, "studioId" uuid, "resourceId" uuid, firm boolean,
      "startsAt" timestamptz, "endsAt" timestamptz, "bookingId" uuid, "requirementId" uuid)`);
}
