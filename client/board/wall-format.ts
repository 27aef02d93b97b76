/** How far the studio's zone is from UTC, from a moment on. */
export interface Offset {
  from: Date;
  minutes: number;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const DAY = 86_400_000;

const two = (number: number): string => String(number).padStart(2, '0');
const weekdayOf = (local: Date): string => WEEKDAYS[local.getUTCDay()]!;
const dayMonth = (local: Date): string => `${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]!.slice(0, 3)}`;
const short = (name: string): string => name.slice(0, 3);

/**
 * How a wall writes times and days in the studio's zone, from the offsets that the server sent. A device's own knowledge of zones is
 * as old as the device, and to wake it takes longer than drawing the whole picture.
 */
export function wallFormat(offsets: readonly Offset[]) {
  /** The wall clock at that moment, in the UTC fields of a date. */
  const localOf = (at: Date): Date => {
    const { minutes } = offsets.filter(({ from }) => from <= at).at(-1) ?? offsets[0]!;
    return new Date(+at + minutes * 60_000);
  };
  const dayNumber = (at: Date): number => Math.floor(+localOf(at) / DAY);
  const daysFrom = (now: Date, at: Date): number => dayNumber(at) - dayNumber(now);
  /** Nothing for today; tomorrow; Thu; 14 Jun. */
  const near = (local: Date, days: number): string => {
    if (days === 1) return 'tomorrow';
    return days > 0 && days < 7 ? short(weekdayOf(local)) : dayMonth(local);
  };
  const dayNear = (at: Date, now: Date): string => (daysFrom(now, at) === 0 ? '' : near(localOf(at), daysFrom(now, at)));
  const time = (at: Date): string => {
    const local = localOf(at);
    return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
  };

  return {
    time,
    /** 2026-11-21: the calendar day it is at this moment. */
    isoDay: (at: Date): string => localOf(at).toISOString().slice(0, 10),
    daysFrom,
    dayNear,
    /** Tuesday 14 May */
    day: (at: Date): string => {
      const local = localOf(at);
      return `${weekdayOf(local)} ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]}`;
    },
    /** Tue 14 May */
    dayShort: (at: Date): string => `${short(weekdayOf(localOf(at)))} ${dayMonth(localOf(at))}`,
    /** Thursday; 14 Jun when that is further away than a week. */
    weekday: (at: Date, now: Date): string => {
      const days = daysFrom(now, at);
      return days >= 0 && days < 7 ? weekdayOf(localOf(at)) : dayMonth(localOf(at));
    },
    /** 15:30, tomorrow 15:30, Thu 15:30 */
    timeNear: (at: Date, now: Date): string => [dayNear(at, now), time(at)].filter(Boolean).join(' '),
    /** A day without a time (`2026-11-21`), seen from this moment: today, tomorrow, Thu, 14 Jun. */
    calendarDay: (day: string, now: Date): string => {
      const days = Date.parse(day) / DAY - dayNumber(now);
      return days === 0 ? 'today' : near(new Date(day), days);
    },
  };
}

export type WallFormat = ReturnType<typeof wallFormat>;
