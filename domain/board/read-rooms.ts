import { Prisma } from '../../prisma/generated/client/client.ts';
import { startOfMinute, type TimeRange } from '../kernel/time-range.ts';
import { dayAt } from '../kernel/zone.ts';
import { readExceptions } from '../scheduling/house/read-exceptions.ts';
import { openIn } from '../scheduling/house/hours-rules.ts';
import type { OpenHours } from '../scheduling/room-rules.ts';
import type { BoardRoom, RoomBlock } from './board.ts';
import type { ActorSight } from './board-policy.ts';
import type { BoardDb } from './read-board.ts';
import type { Touched } from './touched.ts';

interface RoomRow extends Omit<BoardRoom, 'open' | 'alwaysOpen' | 'blocks'> {
  hours: OpenHours[];
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
  const others = await readExceptions(db, studioId, { from: dayAt(window.startsAt, zone), to: dayAt(window.endsAt, zone) });
  return rows.map(({ hours: openingHours, blocks, ...room }) => {
    const exceptions = others.filter(({ roomId }) => roomId === null || roomId === room.id);
    const alwaysOpen = openingHours.length === 0 && exceptions.length === 0;
    return {
      ...room,
      alwaysOpen,
      open: alwaysOpen ? [] : openIn(window, { openingHours, exceptions }, zone),
      blocks: blocks.map(({ kind, title, startsAt, endsAt }) => ({
        kind,
        title: sight.names ? title : null,
        // Work on a room begins and ends at a second; the tile turns at the minute, and must not wait for the next one.
        startsAt: startOfMinute(new Date(startsAt * 1_000)),
        endsAt: startOfMinute(new Date(endsAt * 1_000)),
      })),
    };
  });
}
