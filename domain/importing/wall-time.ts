import { DateTime } from 'luxon';
import type { Instant } from '../kernel/clock.ts';
import { placeWall as placeOnClock } from '../kernel/wall-time.ts';

/** A date, and a time unless it means the whole day, as somebody wrote it down. */
export interface Wall {
  year: number;
  month: number;
  day: number;
  time: { hour: number; minute: number; second: number } | null;
  /** Minutes east of Greenwich when the text said so (`Z`, `+02:00`); null for the wall clock of the zone. */
  offsetMinutes: number | null;
}

export interface Placed {
  at: Instant;
  /** What was decided about a wall time that the clocks skip or show twice. */
  note: string | null;
}

/** A written time as a moment; what was decided where the clocks skip it or show it twice is said in a note. */
export function placeWall(wall: Wall, zone: string): Placed {
  const { year, month, day, offsetMinutes } = wall;
  const time = wall.time ?? { hour: 0, minute: 0, second: 0 };
  if (offsetMinutes !== null)
    return { at: new Date(Date.UTC(year, month - 1, day, time.hour, time.minute, time.second) - offsetMinutes * 60_000), note: null };
  const { at, clock } = placeOnClock(Date.UTC(year, month - 1, day, time.hour, time.minute, time.second), zone);
  if (clock === 'plain') return { at, note: null };
  const read = DateTime.fromJSDate(at, { zone });
  const written = `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`;
  const told = `On ${read.toISODate()} the clocks in ${zone}`;
  return {
    at,
    note:
      clock === 'skipped'
        ? `${told} skip ${written}; taken as ${read.toFormat('HH:mm')}.`
        : `${told} show ${written} twice; taken as the first (UTC${read.toFormat('ZZ')}).`,
  };
}

/** Whether there is such a day: there is no 30 February. */
export const isRealDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** The day after, for times that pass midnight and for whole days that end at the next. */
export function nextDay(wall: Wall): Wall {
  const date = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + 1));
  return { ...wall, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
