import { Prisma, type Change } from '../../prisma/generated/client/client.ts';
import { daysTouched, figures, rules } from './room-day-cells.ts';
import { rollup, sidesOf, touches } from './rollup.ts';

interface Stay {
  resourceId: string;
  startsAt: string;
  endsAt: string;
}

interface Dirty {
  /** Everything of the studio: its zone moved every midnight, or buffers count otherwise. */
  all: boolean;
  /** All days of these rooms. */
  rooms: string[];
  /** The days these stays touch, where the resource is a room. */
  stays: Stay[];
  /** Days on which a room, or the whole house, is open otherwise than before. */
  hours: OtherHours[];
}

interface OtherHours {
  roomId: string | null;
  firstDay: string;
  lastDay: string;
}

/**
 * Booked and available minutes per room and day. `room_day` has a row for each day on which something firm is in the room;
 * all other days are as empty and as open as the opening hours say, and are read as such (see read-room-utilization.ts).
 */
export const roomDays = rollup<Dirty>({
  consumer: 'insights.room_days',
  dirtyOf: (changes) => ({
    all: changes.some((change) => change.entity === 'studio' && touches(change, 'zone', 'utilizationCountsBuffers')),
    rooms: [...new Set(changes.filter(({ entity }) => entity === 'room').map((change) => change.entityId))],
    stays: changes.flatMap(staysOf),
    hours: changes.filter(({ entity }) => entity === 'hours_exception').flatMap((change) => sidesOf(change) as unknown as OtherHours[]),
  }),
  async recompute(db, studioId, { all, rooms, stays, hours }) {
    if (all) return saveAll(db, studioId);
    if (rooms.length > 0) await saveCells(db, studioId, daysOfRooms(Prisma.sql`= ANY (${rooms}::uuid[])`));
    if (stays.length > 0) await saveCells(db, studioId, daysOfStays(stays));
    if (hours.length > 0) await saveCells(db, studioId, daysOfHours(hours));
  },
  recomputeAll: saveAll,
});

function saveAll(db: Prisma.TransactionClient, studioId: string): Promise<void> {
  return saveCells(db, studioId, daysOfRooms(Prisma.sql`IS NOT NULL`));
}

/** Whatever takes resources (a session, a closure, maintenance) logs its allocations before and after. */
const staysOf = (change: Change): Stay[] =>
  sidesOf(change)
    .flatMap((side) => (Array.isArray(side.allocations) ? (side.allocations as (Stay & { firm?: boolean })[]) : []))
    .filter((stay) => stay.firm !== false);

const daysOfStays = (stays: readonly Stay[]): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT room.id AS room_id, touched.day::date AS day
  FROM rules, jsonb_to_recordset(${JSON.stringify(stays)}::jsonb) AS stay ("resourceId" uuid, "startsAt" timestamptz, "endsAt" timestamptz)
  JOIN room ON room.id = stay."resourceId",
  ${daysTouched(Prisma.sql`stay."startsAt"`, Prisma.sql`stay."endsAt"`)}
  WHERE room.studio_id = rules.studio_id`;

/** Days without a row are read as their hours say. What opens late on the last day may reach into the next. */
const daysOfHours = (hours: readonly OtherHours[]): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT room_day.room_id, room_day.day
  FROM rules, jsonb_to_recordset(${JSON.stringify(hours)}::jsonb) AS other ("roomId" uuid, "firstDay" date, "lastDay" date)
  JOIN room_day ON room_day.day BETWEEN other."firstDay" AND other."lastDay" + 1 AND (other."roomId" IS NULL OR room_day.room_id = other."roomId")
  WHERE room_day.studio_id = rules.studio_id`;

/** The days that have a row, and those that should. */
const daysOfRooms = (which: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT room_id, day FROM room_day, rules WHERE room_day.studio_id = rules.studio_id AND room_id ${which}
  UNION
  SELECT room.id, touched.day::date
  FROM rules, room JOIN allocation ON allocation.resource_id = room.id AND allocation.firm,
  ${daysTouched(Prisma.sql`allocation.starts_at`, Prisma.sql`allocation.ends_at`)}
  WHERE room.studio_id = rules.studio_id AND room.id ${which}`;

async function saveCells(db: Prisma.TransactionClient, studioId: string, cells: Prisma.Sql): Promise<void> {
  await db.$executeRaw`
    WITH ${rules(studioId)}, cell AS MATERIALIZED (${cells}), ${figures}, emptied AS (
      DELETE FROM room_day USING figure, rules
      WHERE NOT figure.touched AND room_day.studio_id = rules.studio_id AND room_day.room_id = figure.room_id AND room_day.day = figure.day
    )
    INSERT INTO room_day (studio_id, room_id, day, booked_minutes, available_minutes)
    SELECT rules.studio_id, figure.room_id, figure.day, figure.booked_minutes, figure.available_minutes
    FROM figure, rules WHERE figure.touched ORDER BY figure.room_id, figure.day
    ON CONFLICT (studio_id, room_id, day) DO UPDATE
      SET booked_minutes = EXCLUDED.booked_minutes, available_minutes = EXCLUDED.available_minutes
      WHERE (room_day.booked_minutes, room_day.available_minutes) IS DISTINCT FROM (EXCLUDED.booked_minutes, EXCLUDED.available_minutes)`;
}
