import { atMinute, dayAt, plusDays, type Day } from '../../domain/kernel/zone.ts';
import { hoursOn, type HoursException } from '../../domain/scheduling/house/hours-rules.ts';

/** The part of each day that is shown, in minutes after midnight of the studio's wall clock; the end may pass 1440. */
export interface HourSpan {
  fromMinute: number;
  toMinute: number;
}

/** A day, or the part of it that is shown, as a column. Its moments are those of the zone: a day of 23 hours is a column of 23. */
export interface Column {
  day: Day;
  startsAt: number;
  endsAt: number;
  /** Full hours of the wall clock, and where they stand in the column (0–1). */
  hours: readonly { minute: number; at: number }[];
}

export function columnOf(day: Day, { fromMinute, toMinute }: HourSpan, zone: string): Column {
  const startsAt = +atMinute(day, fromMinute, zone);
  const endsAt = +atMinute(day, toMinute, zone);
  const hours: { minute: number; at: number }[] = [];
  for (let minute = Math.ceil(fromMinute / 60) * 60; minute <= toMinute; minute += 60) {
    const at = (+atMinute(day, minute, zone) - startsAt) / (endsAt - startsAt);
    // The hour that spring skips falls onto the next one.
    if (hours.at(-1)?.at !== at) hours.push({ minute, at });
  }
  return { day, startsAt, endsAt, hours };
}

const DEFAULT: HourSpan = { fromMinute: 8 * 60, toMinute: 20 * 60 };
const MINUTE = 60_000;
const LAST = 30 * 60;

interface Hours {
  opensMinute: number;
  closesMinute: number;
  weekday: number;
}

/**
 * The hours worth showing on these days: those in which a room is open, and those of every session and block; in whole hours.
 * What lasts for days does not stretch them.
 */
export function spanOf(
  days: readonly Day[],
  rooms: readonly { openingHours: readonly Hours[]; exceptions?: readonly HoursException[] }[],
  ranges: readonly { startsAt: Date; endsAt: Date }[],
  zone: string,
): HourSpan {
  // A room that never closes would stretch every day to its whole length.
  const closing = rooms.filter(({ openingHours }) => openingHours.length > 0);
  const allDay = closing.length < rooms.length;
  const open = closing.flatMap(({ openingHours, exceptions = [] }) => days.flatMap((day) => hoursOn(day, { openingHours, exceptions })));
  let fromMinute = Math.min(...open.map((one) => one.opensMinute), ...(allDay || open.length === 0 ? [DEFAULT.fromMinute] : []));
  let toMinute = Math.max(...open.map((one) => one.closesMinute), ...(allDay || open.length === 0 ? [DEFAULT.toMinute] : []));
  for (const day of days) {
    const midnight = +atMinute(day, 0, zone);
    const next = +atMinute(day, 1_440, zone);
    for (const { startsAt, endsAt } of ranges) {
      // It belongs to the day on which it starts; late sessions run past midnight in that day's column.
      if (+startsAt < midnight || +startsAt >= next || +endsAt - +startsAt > 16 * 60 * MINUTE) continue;
      fromMinute = Math.min(fromMinute, (+startsAt - midnight) / MINUTE);
      toMinute = Math.max(toMinute, Math.min(LAST, (+endsAt - midnight) / MINUTE));
    }
  }
  return { fromMinute: Math.floor(fromMinute / 60) * 60, toMinute: Math.ceil(toMinute / 60) * 60 };
}

/** When the room is closed within the column, as parts of it (0–1). */
export function closedIn(
  column: Column,
  openingHours: readonly Hours[],
  zone: string,
  exceptions: readonly HoursException[] = [],
): { from: number; to: number }[] {
  if (openingHours.length === 0 && exceptions.length === 0) return [];
  const length = column.endsAt - column.startsAt;
  const open = daysAround(column, zone)
    .flatMap((day) =>
      hoursOn(day, { openingHours, exceptions }).map(
        ({ opensMinute, closesMinute }) => [+atMinute(day, opensMinute, zone), +atMinute(day, closesMinute, zone)] as const,
      ),
    )
    .sort((a, b) => a[0] - b[0]);
  const closed: { from: number; to: number }[] = [];
  let from = column.startsAt;
  for (const [opens, closes] of open) {
    if (opens > from && from < column.endsAt) closed.push({ from, to: Math.min(opens, column.endsAt) });
    from = Math.max(from, closes);
  }
  if (from < column.endsAt) closed.push({ from, to: column.endsAt });
  return closed.map((part) => ({ from: (part.from - column.startsAt) / length, to: (part.to - column.startsAt) / length }));
}

/** The days of the column, and one on either side: hours may reach past midnight. */
function daysAround({ startsAt, endsAt }: Column, zone: string): Day[] {
  const days: Day[] = [];
  const last = plusDays(dayAt(new Date(endsAt), zone), 1);
  for (let day = plusDays(dayAt(new Date(startsAt), zone), -1); day <= last; day = plusDays(day, 1)) days.push(day);
  return days;
}
