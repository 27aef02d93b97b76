import { DateTime } from 'luxon';
import { atMinute, plusDays, weekdayOf, type Day } from '../../domain/kernel/zone.ts';
import type { Column } from './columns.ts';
import type { Zoom } from './views.ts';

/** A mark above the line of time. */
export interface Tick {
  /** Where it stands (0–1), and where the next of its kind does. */
  at: number;
  until: number;
  label: string;
  /** The day that it leads to. */
  day: Day;
  /** Begins something larger: a day among hours, a week among days. */
  strong: boolean;
}

/** All the days as one stretch of time, without the nights left out. */
export const lineOf = (days: readonly Day[], zone: string): Column => ({
  day: days[0]!,
  startsAt: +atMinute(days[0]!, 0, zone),
  endsAt: +atMinute(days.at(-1)!, 1_440, zone),
  hours: [],
});

/** Minutes between two of the lower marks; days and weeks have none. */
const MINUTES: Partial<Record<Zoom, number>> = { quarter_hour: 15, hours: 60, day: 120, three_days: 360 };

/** The marks of a zoom: the larger ones above, the smaller ones below. */
export function ticksOf(days: readonly Day[], zoom: Zoom, zone: string, locale: string): { upper: Tick[]; lower: Tick[] } {
  const line = lineOf(days, zone);
  const shareOf = (at: number): number => (at - line.startsAt) / (line.endsAt - line.startsAt);
  const starts = days.map((day) => ({ day, at: shareOf(+atMinute(day, 0, zone)) }));
  const minutes = MINUTES[zoom];
  if (minutes)
    return {
      upper: upTo(starts.map(({ day, at }) => ({ day, at, label: write(day, locale, DAY), strong: true }))),
      lower: upTo(
        days.flatMap((day) => hoursOf(day, minutes, zone).map(({ at, label }) => ({ day, at: shareOf(at), label, strong: label === '0' }))),
      ),
    };
  const months = starts.filter(({ day }, index) => index === 0 || day.endsWith('-01'));
  const upper = upTo(months.map(({ day, at }) => ({ day, at, label: write(day, locale, MONTH), strong: true })));
  if (zoom === 'quarter') {
    const weeks = starts.filter(({ day }, index) => index === 0 || weekdayOf(day) === 1);
    return { upper, lower: upTo(weeks.map(({ day, at }) => ({ day, at, label: write(day, locale, DATE), strong: true }))) };
  }
  const style = zoom === 'month' ? DATE : WEEKDAY;
  return { upper, lower: upTo(starts.map(({ day, at }) => ({ day, at, label: write(day, locale, style), strong: weekdayOf(day) === 1 }))) };
}

const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const WEEKDAY = { weekday: 'short', day: 'numeric' } as const;
const MONTH = { month: 'long', year: 'numeric' } as const;
const DATE = { day: 'numeric' } as const;
const write = (day: Day, locale: string, style: object): string =>
  DateTime.fromISO(day, { zone: 'utc' }).setLocale(locale).toLocaleString(style);

const upTo = (marks: readonly Omit<Tick, 'until'>[]): Tick[] => marks.map((mark, index) => ({ ...mark, until: marks[index + 1]?.at ?? 1 }));

function hoursOf(day: Day, minutes: number, zone: string): { at: number; label: string }[] {
  const marks: { at: number; label: string }[] = [];
  for (let minute = 0; minute < 1_440; minute += minutes) {
    const at = +atMinute(day, minute, zone);
    const past = minute % 60;
    // The hour that spring skips falls onto the next one.
    if (marks.at(-1)?.at !== at) marks.push({ at, label: past === 0 ? String(minute / 60) : `:${past}` });
  }
  return marks;
}

/** The same wall time so many days later: what a drag over days does to a moment. */
export const plusWallDays = (at: number, days: number, zone: string): number => +DateTime.fromMillis(at, { zone }).plus({ days });

/** Between two days of the calendar. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Whole days of the calendar from one moment to the other, by the day each falls on. */
export const wallDaysBetween = (from: number, to: number, zone: string): number =>
  daysBetween(DateTime.fromMillis(from, { zone }).toISODate()!, DateTime.fromMillis(to, { zone }).toISODate()!);

export const dayOfMoment = (at: number, zone: string): Day => DateTime.fromMillis(at, { zone }).toISODate()!;
export const weekOf = (day: Day): Day[] => Array.from({ length: 7 }, (_, index) => plusDays(day, index));
