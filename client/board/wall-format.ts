const calendarWeekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short' });
const calendarDate = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });

/** How a wall writes times and days in the studio's zone. Without luxon, which would double what a board has to load. */
export function wallFormat(zone: string) {
  const formats = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
  const clock = formats({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const iso = formats({ year: 'numeric', month: '2-digit', day: '2-digit' });
  const weekday = formats({ weekday: 'short' });
  const weekdayLong = formats({ weekday: 'long' });
  const dayMonth = formats({ day: 'numeric', month: 'short' });
  const dayShort = formats({ weekday: 'short', day: 'numeric', month: 'short' });
  const dayLong = formats({ weekday: 'long', day: 'numeric', month: 'long' });

  /** 2026-11-21: the calendar day it is at this moment. */
  const isoDay = (at: Date): string => iso.format(at).split('/').reverse().join('-');
  const daysFrom = (now: Date, at: Date): number => Math.round((Date.parse(isoDay(at)) - Date.parse(isoDay(now))) / 86_400_000);

  /** Nothing for today; tomorrow; Thu; 14 Jun. */
  const dayNear = (at: Date, now: Date): string => {
    const days = daysFrom(now, at);
    if (days === 0) return '';
    if (days === 1) return 'tomorrow';
    return days > 0 && days < 7 ? weekday.format(at) : dayMonth.format(at);
  };
  const time = (at: Date): string => clock.format(at);

  return {
    time,
    isoDay,
    daysFrom,
    dayNear,
    /** Tuesday 14 May */
    day: (at: Date): string => dayLong.format(at).replace(',', ''),
    /** Tue 14 May */
    dayShort: (at: Date): string => dayShort.format(at).replace(',', ''),
    /** Thursday; 14 Jun when that is further away than a week. */
    weekday: (at: Date, now: Date): string => {
      const days = daysFrom(now, at);
      return days >= 0 && days < 7 ? weekdayLong.format(at) : dayMonth.format(at);
    },
    /** 15:30, tomorrow 15:30, Thu 15:30 */
    timeNear: (at: Date, now: Date): string => [dayNear(at, now), time(at)].filter(Boolean).join(' '),
    /** A day without a time (`2026-11-21`), seen from this moment: today, tomorrow, Thu, 14 Jun. */
    calendarDay: (day: string, now: Date): string => {
      const days = Math.round((Date.parse(day) - Date.parse(isoDay(now))) / 86_400_000);
      if (days === 0) return 'today';
      if (days === 1) return 'tomorrow';
      const at = new Date(`${day}T12:00:00Z`);
      return days > 0 && days < 7 ? calendarWeekday.format(at) : calendarDate.format(at);
    },
  };
}

export type WallFormat = ReturnType<typeof wallFormat>;
