import type { Instant } from '../kernel/clock.ts';
import { minusMinutes, type TimeRange } from '../kernel/time-range.ts';
import { dayAt, plusDays, rangeOfDay } from '../kernel/zone.ts';

/** Sessions that ended longer ago are off the board, also those that nobody ever closed. */
export const LOOK_BACK_MINUTES = 12 * 60;

/** From half a day ago to the end of the day after tomorrow: two days ahead at the least. */
export const boardWindow = (now: Instant, zone: string): TimeRange => ({
  startsAt: minusMinutes(now, LOOK_BACK_MINUTES),
  endsAt: rangeOfDay(plusDays(dayAt(now, zone), 2), zone).endsAt,
});
