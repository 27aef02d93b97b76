import { Prisma } from '../../prisma/generated/client/client.ts';
import { overlaps, startOfMinute, type TimeRange } from '../kernel/time-range.ts';
import { atMinute, daysOf, plusDays, weekdayOf } from '../kernel/zone.ts';
import type { BoardRoom, RoomBlock } from './board.ts';
import type { ActorSight } from './board-policy.ts';
import type { BoardDb } from './read-board.ts';
import type { Touched } from './touched.ts';

interface Hours {
  weekday: number;
  opensMinute: number;
  closesMinute: number;
}

interface RoomRow extends Omit<BoardRoom, 'open' | 'alwaysOpen' | 'blocks'> {
  hours: Hours[];
  /** With times in seconds since 1970. */
  blocks: (Omit<RoomBlock, 'startsAt' | 'endsAt'> & { startsAt: number; endsAt: number })[];
}

/** The studio's rooms in their order, with when they are open and out of use within the window. */
export async function readRooms(
  { db, studioId, zone }: BoardDb,
  window: TimeRange,
  sight: ActorSight,
  touched: Touched | null,
): Promise<BoardRoom[]> {
  const only = touched && [...touched.rooms, ...touched.resources];
  if (only?.length === 0) return [];
  const rows = await db.$queryRaw<RoomRow[]>`
    SELECT r.id, r.name, room.kind::text AS kind, room.position,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensMinute', h.opens_minute, 'closesMinute', h.closes_minute)), '[]')
        FROM opening_hours h WHERE h.studio_id = room.studio_id AND h.room_id = room.id) AS hours,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', a.reason, 'title', coalesce(c.title, m.description),
          'startsAt', extract(epoch FROM a.starts_at), 'endsAt', extract(epoch FROM a.ends_at)) ORDER BY a.starts_at, a.id), '[]')
        FROM allocation a
        LEFT JOIN closure c ON c.id = a.closure_id
        LEFT JOIN maintenance m ON m.id = a.maintenance_id
        WHERE a.resource_id = room.id AND a.reason IN ('closed', 'maintenance') AND a.firm
          AND a.during && tstzrange(${window.startsAt}::timestamptz, ${window.endsAt}::timestamptz)) AS blocks
    FROM room JOIN resource r ON r.id = room.id AND r.archived_at IS NULL
    WHERE room.studio_id = ${studioId}::uuid ${only ? Prisma.sql`AND room.id = ANY (${only}::uuid[])` : Prisma.empty}
    ORDER BY room.position, r.name, r.id`;
  return rows.map(({ hours, blocks, ...room }) => ({
    ...room,
    alwaysOpen: hours.length === 0,
    open: openIn(window, hours, zone),
    blocks: blocks.map(({ kind, title, startsAt, endsAt }) => ({
      kind,
      title: sight.names ? title : null,
      // Work on a room begins and ends at a second; the tile turns at the minute, and must not wait for the next one.
      startsAt: startOfMinute(new Date(startsAt * 1_000)),
      endsAt: startOfMinute(new Date(endsAt * 1_000)),
    })),
  }));
}

/** Opening hours as ranges in which the window is open; what touches is one, so that a day and night room closes never. */
export function openIn(window: TimeRange, hours: readonly Hours[], zone: string): TimeRange[] {
  if (hours.length === 0) return [];
  const days = daysOf(window, zone);
  // Hours of the day before may reach past midnight.
  const ranges = [plusDays(days[0]!, -1), ...days]
    .flatMap((day) =>
      hours
        .filter(({ weekday }) => weekday === weekdayOf(day))
        .map((one) => ({ startsAt: atMinute(day, one.opensMinute, zone), endsAt: atMinute(day, one.closesMinute, zone) })),
    )
    .filter((range) => overlaps(range, window))
    .sort((a, b) => +a.startsAt - +b.startsAt);
  const joined: TimeRange[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last && range.startsAt <= last.endsAt) last.endsAt = range.endsAt > last.endsAt ? range.endsAt : last.endsAt;
    else joined.push({ ...range });
  }
  return joined;
}
