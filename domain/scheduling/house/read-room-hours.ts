import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Day } from '../../kernel/zone.ts';
import type { OpenHours } from '../room-rules.ts';
import type { RoomHours } from './hours-rules.ts';
import { readExceptions } from './read-exceptions.ts';

/** When each of these rooms is open, on these days: its week, and what differs from it. */
export async function readRoomHours(
  db: Pick<Prisma.TransactionClient, '$queryRaw'>,
  studioId: string,
  roomIds: readonly string[],
  days: { from: Day; to: Day },
): Promise<Map<string, RoomHours>> {
  if (roomIds.length === 0) return new Map();
  const week = await db.$queryRaw<(OpenHours & { roomId: string })[]>`
    SELECT room_id AS "roomId", weekday, opens_minute AS "opensMinute", closes_minute AS "closesMinute"
    FROM opening_hours WHERE studio_id = ${studioId}::uuid AND room_id = ANY (${roomIds}::uuid[]) ORDER BY weekday, opens_minute`;
  const exceptions = await readExceptions(db, studioId, days);
  const byRoom = new Map<string, OpenHours[]>(roomIds.map((id) => [id, []]));
  for (const { roomId, ...hours } of week) byRoom.get(roomId)!.push(hours);
  return new Map(
    [...byRoom].map(([id, openingHours]) => [
      id,
      { openingHours, exceptions: exceptions.filter(({ roomId }) => roomId === null || roomId === id) },
    ]),
  );
}
