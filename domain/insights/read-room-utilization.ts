import { z } from 'zod';
import { Prisma } from '../../prisma/generated/client/client.ts';
import { readProgress, type LogProgress } from '../activity/follow-changes.ts';
import type { Caller } from '../kernel/caller.ts';
import { parseInput } from '../kernel/input.ts';
import type { Day } from '../kernel/zone.ts';
import { days, refineDays } from './insights-inputs.ts';
import { insightsPolicy } from './insights-policy.ts';
import { figures, rules } from './room-day-cells.ts';
import { roomDays } from './room-days.ts';

export interface Minutes {
  bookedMinutes: number;
  availableMinutes: number;
}

/** A day, a week from Monday or a month, clipped to the days that were asked for. */
export interface PeriodMinutes extends Minutes {
  firstDay: Day;
  lastDay: Day;
}

export interface RoomMinutes extends Minutes {
  roomId: string;
  name: string;
  periods: PeriodMinutes[];
}

export interface RoomUtilization extends LogProgress {
  total: Minutes & { periods: PeriodMinutes[] };
  rooms: RoomMinutes[];
}

const input = z.object({ ...days, by: z.enum(['day', 'week', 'month']) }).superRefine(refineDays);

/**
 * How full the rooms were and are, per room and together, in the order of the board.
 * @throws InvalidInput · NotAllowed
 */
export async function readRoomUtilization(caller: Caller, raw: z.input<typeof input>): Promise<RoomUtilization> {
  insightsPolicy.require(caller.actor, 'see_utilization');
  const asked = parseInput(input, raw);
  const { studioId } = caller.actor;
  // Read before the figures: they are of this revision or newer, never older than said.
  const progress = await readProgress(caller.db, studioId, [roomDays.consumer]);
  const rows = await caller.db.$queryRaw<(PeriodMinutes & { roomId: string; name: string })[]>`${periodsOf(studioId, asked)}`;
  const rooms: RoomMinutes[] = [];
  for (const { roomId, name, ...period } of rows) {
    if (rooms.at(-1)?.roomId !== roomId) rooms.push({ roomId, name, bookedMinutes: 0, availableMinutes: 0, periods: [] });
    rooms.at(-1)!.periods.push(period);
  }
  for (const room of rooms) Object.assign(room, sum(room.periods));
  return { ...progress, total: { ...sum(rooms), periods: together(rooms) }, rooms };
}

/**
 * The kept rows, and for the days without one what the opening hours say. A room counts from its first day on: the one on which it
 * was entered, or that of the earliest thing in it when its history was brought along.
 */
const periodsOf = (studioId: string, asked: z.output<typeof input>): Prisma.Sql => Prisma.sql`
  WITH ${rules(studioId)}, calendar AS (
    SELECT day::date AS day FROM generate_series(${asked.firstDay}::timestamp, ${asked.lastDay}::timestamp, interval '1 day') AS series (day)
  ), shown AS (
    SELECT room.id, resource.name, room.position, least((resource.created_at AT TIME ZONE rules.zone)::date,
      (SELECT min(day) FROM room_day WHERE studio_id = rules.studio_id AND room_id = room.id)) AS first_day
    FROM rules JOIN room ON room.studio_id = rules.studio_id JOIN resource ON resource.id = room.id
    WHERE resource.archived_at IS NULL OR (resource.archived_at AT TIME ZONE rules.zone)::date >= ${asked.firstDay}::date
  ), kept AS (
    SELECT room_id, day, booked_minutes, available_minutes FROM room_day, rules
    WHERE room_day.studio_id = rules.studio_id AND day BETWEEN ${asked.firstDay}::date AND ${asked.lastDay}::date
  ), cell AS MATERIALIZED (
    SELECT shown.id AS room_id, calendar.day FROM shown CROSS JOIN calendar
    WHERE calendar.day >= shown.first_day
      AND NOT EXISTS (SELECT 1 FROM kept WHERE kept.room_id = shown.id AND kept.day = calendar.day)
  ), ${figures}, day_figure AS (
    SELECT * FROM kept UNION ALL SELECT room_id, day, booked_minutes, available_minutes FROM figure
  )
  SELECT shown.id AS "roomId", shown.name, min(calendar.day)::text AS "firstDay", max(calendar.day)::text AS "lastDay",
    coalesce(sum(day_figure.booked_minutes), 0)::int AS "bookedMinutes",
    coalesce(sum(day_figure.available_minutes), 0)::int AS "availableMinutes"
  FROM shown CROSS JOIN calendar LEFT JOIN day_figure ON day_figure.room_id = shown.id AND day_figure.day = calendar.day
  GROUP BY shown.id, shown.name, shown.position, date_trunc(${asked.by}, calendar.day::timestamp)
  ORDER BY shown.position, shown.name, shown.id, min(calendar.day)`;

const sum = (parts: readonly Minutes[]): Minutes => ({
  bookedMinutes: parts.reduce((minutes, part) => minutes + part.bookedMinutes, 0),
  availableMinutes: parts.reduce((minutes, part) => minutes + part.availableMinutes, 0),
});

/** Every room has the same periods. */
const together = (rooms: readonly RoomMinutes[]): PeriodMinutes[] =>
  (rooms[0]?.periods ?? []).map((period, index) => ({ ...period, ...sum(rooms.map((room) => room.periods[index]!)) }));
