import { Prisma } from '../../prisma/generated/client/client.ts';
import type { Tx } from '../kernel/transact.ts';
import { takenBy } from './booking-rules.ts';
import type { BookingRecord } from './booking-record.ts';
import type { Candidate } from './candidates.ts';
import type { RoomKind } from './room-rules.ts';

export interface Substitute {
  kind: 'room' | 'person' | 'unit' | 'kit';
  id: string;
  name: string;
  insteadOfId: string;
  /** Of a room; 0 for everything else. */
  hourlyRateMinor: number;
  /** Of a room; null for everything else. */
  roomKind: RoomKind | null;
}

/**
 * What could stand in for the one thing that is taken, free for the whole session. When two things are taken at once,
 * replacing one would not help, so there are none.
 * A room gives way to one of at least its capacity, its own kind first; a person to one who shares a skill or the job;
 * a unit to one of its model; a kit to one of its category.
 */
export async function findSubstitutes(
  tx: Tx,
  booking: BookingRecord,
  candidates: readonly Candidate[],
  blocked: readonly string[],
): Promise<Substitute[]> {
  const requirements = booking.requirements.filter(
    (one) =>
      (one.resourceId && blocked.includes(one.resourceId)) ||
      (one.kitId && candidates.some((unit) => unit.kitId === one.kitId && blocked.includes(unit.id))) ||
      (one.modelId && candidates.some((unit) => unit.modelId === one.modelId && blocked.includes(unit.id))),
  );
  const [requirement] = requirements;
  if (!requirement || requirements.length > 1) return [];
  if (requirement.kitId) return freeKits(tx, booking, requirement.kitId);
  const resource = candidates.find(({ id }) => id === requirement.resourceId);
  if (resource?.kind === 'room') return freeRooms(tx, booking, resource.id);
  if (resource?.kind === 'person') return freePeople(tx, booking, resource.id);
  return resource?.kind === 'unit' ? freeUnits(tx, booking, resource.id) : [];
}

/** What a substitute may not be: taken meanwhile, or in the session already. */
function search(tx: Tx, booking: BookingRecord) {
  const { startsAt, endsAt } = takenBy(booking)!;
  const own = booking.requirements.flatMap(({ resourceId }) => (resourceId ? [resourceId] : []));
  const taking = Prisma.sql`SELECT 1 FROM allocation a WHERE a.firm AND a.booking_id IS DISTINCT FROM ${booking.id}::uuid
    AND a.during && tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)`;
  return { studioId: tx.studioId, own, taking };
}

function freeRooms(tx: Tx, booking: BookingRecord, roomId: string): Promise<Substitute[]> {
  const { studioId, own, taking } = search(tx, booking);
  return tx.db.$queryRaw`
    SELECT 'room' AS kind, r.id, r.name, wanted.id AS "insteadOfId", room.hourly_rate_minor AS "hourlyRateMinor", room.kind::text AS "roomKind"
    FROM room wanted
    JOIN room ON room.studio_id = wanted.studio_id AND room.id <> wanted.id AND room.capacity >= wanted.capacity
    JOIN resource r ON r.id = room.id AND r.archived_at IS NULL
    WHERE wanted.studio_id = ${studioId}::uuid AND wanted.id = ${roomId}::uuid AND r.id <> ALL (${own}::uuid[])
      AND NOT EXISTS (${taking} AND a.resource_id = r.id)
    ORDER BY room.kind = wanted.kind DESC, abs(room.hourly_rate_minor - wanted.hourly_rate_minor), room.position, r.id
    LIMIT 3`;
}

function freePeople(tx: Tx, booking: BookingRecord, personId: string): Promise<Substitute[]> {
  const { studioId, own, taking } = search(tx, booking);
  return tx.db.$queryRaw`
    SELECT 'person' AS kind, r.id, r.name, wanted.id AS "insteadOfId", 0 AS "hourlyRateMinor", NULL AS "roomKind"
    FROM person wanted
    JOIN person ON person.studio_id = wanted.studio_id AND person.id <> wanted.id
      AND (person.skills && wanted.skills OR (person.job_title <> '' AND person.job_title = wanted.job_title))
    JOIN resource r ON r.id = person.id AND r.archived_at IS NULL
    WHERE wanted.studio_id = ${studioId}::uuid AND wanted.id = ${personId}::uuid AND r.id <> ALL (${own}::uuid[])
      AND NOT EXISTS (${taking} AND a.resource_id = r.id)
    ORDER BY person.job_title = wanted.job_title DESC, person.engagement, r.name, r.id
    LIMIT 3`;
}

function freeUnits(tx: Tx, booking: BookingRecord, unitId: string): Promise<Substitute[]> {
  const { studioId, own, taking } = search(tx, booking);
  return tx.db.$queryRaw`
    SELECT 'unit' AS kind, r.id, r.name, wanted.id AS "insteadOfId", 0 AS "hourlyRateMinor", NULL AS "roomKind"
    FROM gear_unit wanted
    JOIN gear_unit u ON u.studio_id = wanted.studio_id AND u.model_id = wanted.model_id AND u.id <> wanted.id AND u.missing_at IS NULL
    JOIN resource r ON r.id = u.id AND r.archived_at IS NULL
    WHERE wanted.studio_id = ${studioId}::uuid AND wanted.id = ${unitId}::uuid AND r.id <> ALL (${own}::uuid[])
      AND NOT EXISTS (${taking} AND a.resource_id = r.id)
    ORDER BY u.number
    LIMIT 3`;
}

function freeKits(tx: Tx, booking: BookingRecord, kitId: string): Promise<Substitute[]> {
  const { studioId, taking } = search(tx, booking);
  return tx.db.$queryRaw`
    SELECT 'kit' AS kind, kit.id, kit.name, wanted.id AS "insteadOfId", 0 AS "hourlyRateMinor", NULL AS "roomKind"
    FROM gear_kit wanted
    JOIN gear_kit kit ON kit.studio_id = wanted.studio_id AND kit.category = wanted.category AND kit.id <> wanted.id AND kit.archived_at IS NULL
    WHERE wanted.studio_id = ${studioId}::uuid AND wanted.id = ${kitId}::uuid
      AND EXISTS (SELECT 1 FROM kit_unit k WHERE k.kit_id = kit.id)
      AND NOT EXISTS (${taking} AND a.resource_id IN (SELECT k.unit_id FROM kit_unit k WHERE k.kit_id = kit.id))
    ORDER BY kit.name
    LIMIT 3`;
}
