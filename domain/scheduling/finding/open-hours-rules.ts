import type { TimeRange } from '../../kernel/time-range.ts';
import { atMinute, daysOf, plusDays } from '../../kernel/zone.ts';
import { hoursOn, type RoomHours } from '../house/hours-rules.ts';
import type { Ranges } from './find-types.ts';
import { joined } from './starts-rules.ts';

/** When each room is open within the window; a room that is always open has no entry. */
export function openHours(hours: ReadonlyMap<string, RoomHours>, window: TimeRange, zone: string): Map<string, Ranges> {
  const days = daysOf(window, zone);
  // Hours of the day before may reach past midnight.
  const all = [plusDays(days[0]!, -1), ...days];
  const known = new Map<string, Ranges>();
  const open = new Map<string, Ranges>();
  for (const [roomId, one] of hours) {
    if (one.openingHours.length === 0 && one.exceptions.length === 0) continue;
    // Most rooms of a house keep the same hours.
    const key = hoursKey(one);
    let ranges = known.get(key);
    if (!ranges) known.set(key, (ranges = rangesOf(one, all, zone)));
    open.set(roomId, ranges);
  }
  return open;
}

/** The same for rooms that keep the same hours. */
export const hoursKey = ({ openingHours, exceptions }: RoomHours): string => JSON.stringify([openingHours, exceptions]);

function rangesOf(hours: RoomHours, days: readonly string[], zone: string): Ranges {
  const ranges = days.flatMap((day) =>
    hoursOn(day, hours).flatMap(({ opensMinute, closesMinute }) => [+atMinute(day, opensMinute, zone), +atMinute(day, closesMinute, zone)]),
  );
  return joined(ranges);
}
