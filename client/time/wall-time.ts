import { DateTime } from 'luxon';

/** What a clock on the studio's wall shows: a calendar day and minutes after midnight. */
export interface WallTime {
  day: string;
  minutes: number;
}

export function toWallTime(moment: Date | string, zone: string): WallTime {
  const at = (typeof moment === 'string' ? DateTime.fromISO(moment) : DateTime.fromJSDate(moment)).setZone(zone);
  return { day: at.toISODate()!, minutes: at.hour * 60 + at.minute };
}

/**
 * The moment at which the studio's clock shows this. In the hour that spring skips, the clock runs on (02:30 is 03:30); in the hour
 * that autumn repeats, the first of both is meant. Minutes past 1,440 are of the next day. Null for a day that does not exist.
 */
export function fromWallTime({ day, minutes }: WallTime, zone: string): Date | null {
  const midnight = DateTime.fromISO(day, { zone });
  const at = midnight.plus({ days: Math.floor(minutes / 1_440) }).set({ hour: Math.floor((minutes % 1_440) / 60), minute: minutes % 60 });
  return at.isValid ? at.toJSDate() : null;
}
