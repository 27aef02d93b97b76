import type { TimeRange } from '../../kernel/time-range.ts';
import { atMinute, daysOf, plusDays, weekdayOf } from '../../kernel/zone.ts';
import type { OpenHours } from '../room-rules.ts';
import type { Ranges } from './find-types.ts';
import type { Sight } from './read-house.ts';
import { joined } from './starts-rules.ts';

/** When each of these rooms is open within the window; a room without hours is always open and has no entry. */
export async function readOpenHours(
  { db, studioId }: Sight,
  roomIds: readonly string[],
  window: TimeRange,
  zone: string,
): Promise<Map<string, Ranges>> {
  if (roomIds.length === 0) return new Map();
  const hours = await db.$queryRaw<(OpenHours & { roomId: string })[]>`
    SELECT room_id AS "roomId", weekday, opens_minute AS "opensMinute", closes_minute AS "closesMinute"
    FROM opening_hours WHERE studio_id = ${studioId}::uuid AND room_id = ANY (${roomIds}::uuid[])`;
  const days = daysOf(window, zone);
  // Hours of the day before may reach past midnight.
  const all = [plusDays(days[0]!, -1), ...days].map((day) => ({ day, weekday: weekdayOf(day) }));
  const moments = new Map<string, number>();
  const moment = (day: string, minute: number): number => {
    const key = `${day} ${minute}`;
    let known = moments.get(key);
    // Most rooms of a house keep the same hours.
    if (known === undefined) moments.set(key, (known = +atMinute(day, minute, zone)));
    return known;
  };
  const byRoom = new Map<string, number[]>();
  for (const { roomId, weekday, opensMinute, closesMinute } of hours) {
    const ranges = byRoom.get(roomId) ?? [];
    for (const one of all) if (one.weekday === weekday) ranges.push(moment(one.day, opensMinute), moment(one.day, closesMinute));
    byRoom.set(roomId, ranges);
  }
  return new Map([...byRoom].map(([roomId, ranges]) => [roomId, joined(ranges)]));
}
