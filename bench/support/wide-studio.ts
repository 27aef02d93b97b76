import type { Db } from '../../domain/kernel/caller.ts';

export interface WideStudio {
  rooms: number;
  days: number;
  sessions: number;
  /** The first of the days, as people write it. */
  from: string;
}

/** Fills a studio with rooms and with confirmed sessions of two to three hours, evenly over rooms and days; one statement for each table. */
export async function widen(db: Db, studioId: string, { rooms, days, sessions, from }: WideStudio): Promise<void> {
  const each = Math.round(sessions / rooms);
  await db.$executeRaw`
    INSERT INTO resource (id, studio_id, kind, name)
    SELECT gen_random_uuid(), ${studioId}::uuid, 'room', 'Room ' || lpad(n::text, greatest(3, length(n::text)), '0') FROM generate_series(1, ${rooms}::int) AS n`;
  await db.$executeRaw`
    INSERT INTO room (id, studio_id, kind, hourly_rate_minor, position)
    SELECT id, studio_id, 'edit_suite', 9000, row_number() OVER (ORDER BY name) FROM resource WHERE studio_id = ${studioId}::uuid AND kind = 'room'
    ON CONFLICT DO NOTHING`;
  await db.$executeRaw`
    WITH slot AS (
      SELECT gen_random_uuid() AS booking, gen_random_uuid() AS requirement, id AS room,
        ${from}::date + ((n * ${days}::int) / ${each}::int) * interval '1 day'
          + (9 + (n % 2) * 4) * interval '1 hour' + (room.position % 4) * interval '15 minutes' AS starts,
        'Session ' || room.position || '/' || n AS title
      FROM room JOIN resource USING (studio_id, id) CROSS JOIN generate_series(0, ${each - 1}::int) AS n
      WHERE studio_id = ${studioId}::uuid AND resource.name LIKE 'Room %'
    ), booked AS (
      INSERT INTO booking (id, studio_id, title, state, starts_at, ends_at, created_by, created_by_name)
      SELECT booking, ${studioId}::uuid, title, 'confirmed', starts, starts + interval '2 hours', 'system:bench', 'Bench' FROM slot
    ), asked AS (
      INSERT INTO booking_requirement (id, studio_id, booking_id, resource_id) SELECT requirement, ${studioId}::uuid, booking, room FROM slot
    )
    INSERT INTO allocation (id, studio_id, resource_id, reason, firm, starts_at, ends_at, booking_id, requirement_id)
    SELECT gen_random_uuid(), ${studioId}::uuid, room, 'session', true, starts, starts + interval '2 hours', booking, requirement FROM slot`;
}
