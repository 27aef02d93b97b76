import { DateTime, IANAZone } from 'luxon';
import type { Instant } from './clock.ts';
import type { TimeRange } from './time-range.ts';

/** A calendar day as people write it, `2026-11-21`. */
export type Day = string;

export const isZone = (zone: string): boolean => IANAZone.isValidZone(zone);

/** The calendar day it is at this moment in this zone. */
export const dayAt = (at: Instant, zone: string): Day => DateTime.fromJSDate(at, { zone }).toISODate()!;

/** From midnight to midnight in the zone: 23, 24 or 25 hours. */
export function rangeOfDay(day: Day, zone: string): TimeRange {
  const start = DateTime.fromISO(day, { zone }).startOf('day');
  return { startsAt: start.toJSDate(), endsAt: start.plus({ days: 1 }).startOf('day').toJSDate() };
}

export const plusDays = (day: Day, days: number): Day => DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate()!;

/** Every calendar day that the range touches, in order. */
export function daysOf(range: TimeRange, zone: string): Day[] {
  const days: Day[] = [];
  const last = dayAt(new Date(range.endsAt.getTime() - 1), zone);
  for (let day = dayAt(range.startsAt, zone); day <= last; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** Minutes after midnight on this day's wall clock as a moment; past 1440 it falls on the next day. */
export const atMinute = (day: Day, minute: number, zone: string): Instant =>
  DateTime.fromISO(plusDays(day, Math.floor(minute / 1440)), { zone })
    .startOf('day')
    .set({ hour: Math.floor((minute % 1440) / 60), minute: minute % 60 })
    .toJSDate();

/** What the wall clock shows at this moment: minutes after midnight, with what is left of seconds as a fraction. */
export function minuteAt(at: Instant, zone: string): number {
  const wall = DateTime.fromJSDate(at, { zone });
  return wall.hour * 60 + wall.minute + wall.second / 60 + wall.millisecond / 60_000;
}

/** A moment in a sentence: `Tue 24 Nov 2026, 14:00`. */
export const wallWords = (at: Instant, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).setLocale('en-GB').toFormat('ccc d LLL yyyy, HH:mm');

/** A day in a sentence: `Tue 24 Nov 2026`. */
export const dayWords = (day: Day): string => DateTime.fromISO(day, { zone: 'utc' }).setLocale('en-GB').toFormat('ccc d LLL yyyy');

/** ISO weekday, 1 is Monday. */
export const weekdayOf = (day: Day): number => DateTime.fromISO(day, { zone: 'utc' }).weekday;

/** A `date` column of the database (midnight UTC) as a day, and back. */
export const dayFromColumn = (value: Date): Day => value.toISOString().slice(0, 10);
export const dayToColumn = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** How far a zone is from UTC, from a moment on. */
export interface ZoneOffset {
  from: Instant;
  minutes: number;
}

/** The zone's offsets within the range, in order; the first holds at its start. */
export function offsetsIn({ startsAt, endsAt }: TimeRange, zone: string): ZoneOffset[] {
  const offset = (ms: number): number => IANAZone.create(zone).offset(ms);
  const found: ZoneOffset[] = [{ from: startsAt, minutes: offset(+startsAt) }];
  // No zone changes twice within a week, so two looks a week apart miss nothing.
  for (let at = +startsAt; at < +endsAt; at += WEEK_MS) {
    let [before, after] = [at, Math.min(at + WEEK_MS, +endsAt)];
    if (offset(before) === offset(after)) continue;
    while (after - before > 1_000) {
      const middle = Math.floor((before + after) / 2_000) * 1_000;
      if (offset(middle) === offset(at)) before = middle;
      else after = middle;
    }
    found.push({ from: new Date(after), minutes: offset(after) });
  }
  return found;
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;
