import { Prisma } from '../../prisma/generated/client/client.ts';
import { dayAt } from '../kernel/zone.ts';
import { readExceptions } from './house/read-exceptions.ts';
import type { ScheduleDb } from './schedule-read.ts';
import type { ScheduleBlock, ScheduledCheckout, ScheduleRoom } from './schedule-types.ts';
import type { Touched } from './schedule-touched.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

const isClient = ({ actor }: ScheduleDb): boolean => actor.role === 'client';

/** The studio's rooms in their order. */
export async function readScheduleRooms({ db, actor, window, zone }: ScheduleDb, touched: Touched | null): Promise<ScheduleRoom[]> {
  if (touched?.rooms.size === 0) return [];
  const found = await db.$queryRaw<Omit<ScheduleRoom, 'exceptions'>[]>`
    SELECT r.id, r.name, room.kind::text AS kind, room.position, room.capacity, room.area_square_metres AS "areaSquareMetres",
      room.hourly_rate_minor AS "hourlyRateMinor", room.default_setup_minutes AS "defaultSetupMinutes",
      room.default_teardown_minutes AS "defaultTeardownMinutes",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensMinute', h.opens_minute, 'closesMinute', h.closes_minute)
        ORDER BY h.weekday, h.opens_minute), '[]') FROM opening_hours h WHERE h.studio_id = room.studio_id AND h.room_id = room.id) AS "openingHours"
    FROM room JOIN resource r ON r.id = room.id AND r.archived_at IS NULL
    WHERE room.studio_id = ${actor.studioId}::uuid ${touched ? Prisma.sql`AND room.id = ANY (${[...touched.rooms]}::uuid[])` : Prisma.empty}
    ORDER BY room.position, r.name, r.id`;
  const days = { from: dayAt(window.startsAt, zone), to: dayAt(window.endsAt, zone) };
  const exceptions = await readExceptions(db, actor.studioId, days);
  const rows = found.map((room) => ({ ...room, exceptions: exceptions.filter(({ roomId }) => roomId === null || roomId === room.id) }));
  return schedulingPolicy.can(actor, 'see_prices') ? rows : rows.map((row) => ({ ...row, hourlyRateMinor: null }));
}

/** What is closed, in maintenance or away within the window: one block for each reason, with all that it takes. */
export async function readScheduleBlocks(schedule: ScheduleDb, touched: Touched | null): Promise<ScheduleBlock[]> {
  if (touched?.closures.size === 0) return [];
  const { db, actor, window } = schedule;
  const rows = await db.$queryRaw<ScheduleBlock[]>`
    SELECT coalesce(a.closure_id, a.maintenance_id, a.id) AS id, min(a.reason::text) AS kind, min(coalesce(c.title, m.description)) AS title,
      min(a.starts_at) AS "startsAt", max(a.ends_at) AS "endsAt",
      jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind) ORDER BY r.id) AS resources
    FROM allocation a
    JOIN resource r ON r.id = a.resource_id
    LEFT JOIN closure c ON c.id = a.closure_id
    LEFT JOIN maintenance m ON m.id = a.maintenance_id
    WHERE a.studio_id = ${actor.studioId}::uuid AND a.reason IN ('closed', 'maintenance', 'time_off', 'external')
      AND a.starts_at < ${window.endsAt}::timestamptz AND a.ends_at > ${window.startsAt}::timestamptz
      ${touched ? Prisma.sql`AND coalesce(a.closure_id, a.maintenance_id, a.id) = ANY (${[...touched.closures]}::uuid[])` : Prisma.empty}
    GROUP BY 1 ORDER BY min(a.starts_at), 1`;
  // What people write about a closure may name somebody.
  return isClient(schedule) ? rows.map((row) => ({ ...row, title: null })) : rows;
}

/** Gear that is or was handed out within the window. */
export async function readScheduledCheckouts(schedule: ScheduleDb, touched: Touched | null): Promise<ScheduledCheckout[]> {
  if (touched?.checkouts.size === 0 || isClient(schedule)) return [];
  const { db, actor, window } = schedule;
  return db.$queryRaw<ScheduledCheckout[]>`
    SELECT o.id, o.unit_id AS "unitId", o.booking_id AS "bookingId", o.holder_name AS "holderName", o.out_at AS "outAt", o.due_at AS "dueAt",
      o.returned_at AS "returnedAt"
    FROM checkout o
    WHERE o.studio_id = ${actor.studioId}::uuid AND o.out_at < ${window.endsAt}::timestamptz
      -- One that is still out shows until somebody brings it back, however late.
      AND (o.returned_at IS NULL OR o.returned_at > ${window.startsAt}::timestamptz)
      ${touched ? Prisma.sql`AND o.id = ANY (${[...touched.checkouts]}::uuid[])` : Prisma.empty}
    ORDER BY o.out_at, o.id`;
}
