import { DateTime } from 'luxon';
import type { Instant } from './clock.ts';

/**
 * What the clock on the wall shows, as milliseconds of that wall time read as UTC: a number to count with, which no change of any clock
 * disturbs. It becomes a moment only together with a zone.
 */
export type Wall = number;

export const WALL_DAY = 86_400_000;

/** `plain`: the clock shows it once · `skipped`: it does not exist that day · `twice`: it exists twice that day. */
export type ClockChange = 'plain' | 'skipped' | 'twice';

export interface PlacedWall {
  at: Instant;
  clock: ClockChange;
}

/**
 * A wall time as a moment (RFC 5545, 3.3.5). Where clocks go forward, a time that does not exist is moved on by as much (02:30 becomes 03:30);
 * where they go back, a time that exists twice means the first of the two.
 */
export function placeWall(wall: Wall, zone: string): PlacedWall {
  const date = new Date(wall);
  const hour = date.getUTCHours();
  const minute = date.getUTCMinutes();
  const read = DateTime.fromObject(
    {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour,
      minute,
      second: date.getUTCSeconds(),
      millisecond: date.getUTCMilliseconds(),
    },
    { zone },
  );
  if (read.hour !== hour || read.minute !== minute) return { at: read.toJSDate(), clock: 'skipped' };
  const possible = read.getPossibleOffsets();
  if (possible.length < 2) return { at: read.toJSDate(), clock: 'plain' };
  return { at: new Date(Math.min(...possible.map((one) => one.toMillis()))), clock: 'twice' };
}

/** What the clock of the zone shows at a moment. */
export const wallAt = (at: Instant, zone: string): Wall => +at + DateTime.fromJSDate(at, { zone }).offset * 60_000;

const WALL_TEXT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/** `2026-11-24T10:00` */
export const wallText = (wall: Wall): string => new Date(wall).toISOString().slice(0, 16);

/** Null for what is not a wall time, or on no calendar. */
export function readWall(text: string): Wall | null {
  if (!WALL_TEXT.test(text)) return null;
  const wall = Date.parse(`${text}:00Z`);
  return Number.isNaN(wall) || wallText(wall) !== text ? null : wall;
}
