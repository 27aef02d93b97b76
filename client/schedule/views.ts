import { DateTime } from 'luxon';
import { plusDays, weekdayOf, type Day } from '../../domain/kernel/zone.ts';

/** How time is laid out: hours of a day, days of a week, a calendar month, one line of time to zoom in, or a list. */
export type View = 'day' | 'week' | 'month' | 'timeline' | 'list';

export const VIEWS: readonly { value: View; label: string }[] = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
  { value: 'timeline', label: 'Timeline' },
  { value: 'list', label: 'List' },
];

/** How far the timeline is zoomed: what one screen shows of it. */
export type Zoom = 'quarter_hour' | 'hours' | 'day' | 'three_days' | 'week' | 'fortnight' | 'month' | 'quarter';

export interface ZoomLevel {
  value: Zoom;
  label: string;
  /** Hours that one screen shows; null shows the whole stretch. */
  screenHours: number | null;
  /** The days that can be scrolled through without asking anew. */
  stretch: 'week' | 'five_weeks' | 'month' | 'quarter';
  /** To what a drag snaps, minutes; a day keeps the time of the day. */
  snapMinutes: number;
}

/** From the nearest to the widest. */
export const ZOOMS: readonly ZoomLevel[] = [
  { value: 'quarter_hour', label: 'Quarter hours', screenHours: 4, stretch: 'week', snapMinutes: 5 },
  { value: 'hours', label: '12 hours', screenHours: 12, stretch: 'week', snapMinutes: 15 },
  { value: 'day', label: 'A day', screenHours: 24, stretch: 'week', snapMinutes: 15 },
  { value: 'three_days', label: '3 days', screenHours: 72, stretch: 'week', snapMinutes: 30 },
  { value: 'week', label: 'A week', screenHours: 168, stretch: 'five_weeks', snapMinutes: 60 },
  { value: 'fortnight', label: '2 weeks', screenHours: 336, stretch: 'five_weeks', snapMinutes: 1_440 },
  { value: 'month', label: 'A month', screenHours: null, stretch: 'month', snapMinutes: 1_440 },
  { value: 'quarter', label: 'A quarter', screenHours: null, stretch: 'quarter', snapMinutes: 1_440 },
];

export const zoomLevel = (zoom: Zoom): ZoomLevel => ZOOMS.find(({ value }) => value === zoom)!;

/** The next nearer (+1) or wider (−1) level, or the same at either end. */
export function zoomed(zoom: Zoom, by: 1 | -1): Zoom {
  const index = ZOOMS.findIndex(({ value }) => value === zoom);
  return ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, index - by))]!.value;
}

/** Days from `from` up to, but not including, `to`. */
export interface Stretch {
  from: Day;
  to: Day;
}

/** Monday of the day's week. */
export const mondayOf = (day: Day): Day => plusDays(day, 1 - weekdayOf(day));
const dateOf = (day: Day): DateTime => DateTime.fromISO(day, { zone: 'utc' });
export const firstOfMonth = (day: Day): Day => dateOf(day).startOf('month').toISODate()!;
const firstOfQuarter = (day: Day): Day => dateOf(day).startOf('quarter').toISODate()!;
export const plusMonths = (day: Day, months: number): Day => dateOf(day).plus({ months }).toISODate()!;

const weekOf = (day: Day): Stretch => ({ from: mondayOf(day), to: plusDays(mondayOf(day), 7) });

/** The weeks of the calendar sheet that shows the day's month. */
export const sheetOf = (day: Day): Stretch => {
  const first = firstOfMonth(day);
  return { from: mondayOf(first), to: plusDays(mondayOf(plusDays(plusMonths(first, 1), -1)), 7) };
};

const STRETCHES: Record<ZoomLevel['stretch'], (day: Day) => Stretch> = {
  week: weekOf,
  five_weeks: (day) => ({ from: plusDays(mondayOf(day), -7), to: plusDays(mondayOf(day), 28) }),
  month: (day) => ({ from: firstOfMonth(day), to: plusMonths(firstOfMonth(day), 1) }),
  quarter: (day) => ({ from: firstOfQuarter(day), to: plusMonths(firstOfQuarter(day), 3) }),
};

/** The days that a view shows. */
export function daysIn(view: View, day: Day, zoom: Zoom = 'week'): Day[] {
  if (view === 'day') return [day];
  const { from, to } = stretchOf(view, day, zoom);
  const days: Day[] = [];
  for (let one = from; one < to; one = plusDays(one, 1)) days.push(one);
  return days;
}

function stretchOf(view: View, day: Day, zoom: Zoom): Stretch {
  if (view === 'timeline') return STRETCHES[zoomLevel(zoom).stretch](day);
  if (view === 'month') return sheetOf(day);
  return view === 'list' ? STRETCHES.month(day) : weekOf(day);
}

/** What is asked of the server: whole weeks, months and quarters, so that turning a day asks nothing, and all who look share one answer. */
export const windowOf = (view: View, day: Day, zoom: Zoom = 'week'): Stretch =>
  view === 'list' ? sheetOf(day) : stretchOf(view, day, zoom);

/** The day that the view turns to, so many screens on or back. */
export function turned(view: View, day: Day, zoom: Zoom, steps: number): Day {
  if (view === 'day') return plusDays(day, steps);
  if (view === 'week') return plusDays(day, 7 * steps);
  if (view === 'month' || view === 'list') return plusMonths(firstOfMonth(day), steps);
  const { stretch, screenHours } = zoomLevel(zoom);
  if (stretch === 'month') return plusMonths(firstOfMonth(day), steps);
  if (stretch === 'quarter') return plusMonths(firstOfQuarter(day), 3 * steps);
  return plusDays(day, steps * Math.max(1, Math.round(screenHours! / 24)));
}
