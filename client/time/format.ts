import { createSignal } from 'solid-js';
import { DateTime, type DateTimeFormatOptions } from 'luxon';

export { age, countdown, hours } from './durations.ts';

export type Moment = Date | string;

export interface Place {
  /** IANA zone of the studio's wall clock: times read the same on every screen, wherever it hangs. */
  zone: string;
  /** ISO 4217 code of all its amounts. */
  currency: string;
  /** BCP 47; decides the order of day and month and the separators. Times are always of 24 hours. */
  locale: string;
}

const DAY_LONG: DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
const DAY_SHORT: DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
const DATE_SHORT: DateTimeFormatOptions = { day: 'numeric', month: 'short' };

/** Sessions begin and end at the same few moments: what the clock of the studio says then is worked out once. */
const MOST_KNOWN = 5_000;

/** How a studio writes times, days and amounts. */
export function formatFor(place: Place) {
  const known = new Map<number, DateTime>();
  const at = (moment: Moment): DateTime => {
    const ms = typeof moment === 'string' ? DateTime.fromISO(moment).toMillis() : +moment;
    let there = known.get(ms);
    if (!there) {
      there = DateTime.fromMillis(ms, { zone: place.zone }).setLocale(place.locale);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(ms, there);
    }
    return there;
  };
  const digits =
    new Intl.NumberFormat(place.locale, { style: 'currency', currency: place.currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const amount = new Intl.NumberFormat(place.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const withSign = new Intl.NumberFormat(place.locale, { style: 'currency', currency: place.currency });
  const number = new Intl.NumberFormat(place.locale);
  const percents = [0, 1].map(
    (decimals) =>
      new Intl.NumberFormat(place.locale, { style: 'percent', minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  );

  const time = (moment: Moment): string => clockTime(at(moment));
  const isSameDay = (a: Moment, b: Moment): boolean => isOneDay(at(a), at(b));
  const dayShort = (moment: Moment): string => at(moment).toLocaleString(DAY_SHORT);

  return {
    place,
    at,
    time,
    isSameDay,
    dayShort,
    /** 14:30–16:30; an end in the night after is 23:00–01:00 +1, and one that is further away names its day. */
    timeRange: (startsAt: Moment, endsAt: Moment): string => `${time(startsAt)}–${endFrom(at(startsAt), at(endsAt))}`,
    day: (moment: Moment): string => at(moment).toLocaleString(DAY_LONG),
    dayWithYear: (moment: Moment): string => at(moment).toLocaleString({ day: 'numeric', month: 'short', year: 'numeric' }),
    dateTime: (moment: Moment): string => `${dayShort(moment)}, ${time(moment)}`,
    /** Today, tomorrow, yesterday; the weekday within six days; else the date. */
    dayNear: (moment: Moment, now: Moment): string => {
      const days = at(moment).startOf('day').diff(at(now).startOf('day'), 'days').days;
      if (Math.round(days) === 0) return 'today';
      if (Math.round(days) === 1) return 'tomorrow';
      if (Math.round(days) === -1) return 'yesterday';
      return days > 0 && days < 7 ? at(moment).toLocaleString({ weekday: 'long' }) : dayShort(moment);
    },
    /** A calendar day as the record writes it, 2026-11-21, at this moment in the studio. */
    isoDay: (moment: Moment): string => at(moment).toISODate()!,
    /** A day without a time (`2026-11-21`) as people read it. */
    calendarDay: (day: string): string => DateTime.fromISO(day, { zone: 'utc' }).setLocale(place.locale).toLocaleString(DAY_SHORT),
    /** The same without its weekday: 21 Nov. */
    calendarDate: (day: string): string => DateTime.fromISO(day, { zone: 'utc' }).setLocale(place.locale).toLocaleString(DATE_SHORT),
    /** 394.00: in a column or a sentence where the currency is plain. */
    amount: (minor: number): string => amount.format(minor / 10 ** digits),
    /** €394.00 */
    money: (minor: number): string => withSign.format(minor / 10 ** digits),
    /** 95/h, without needless decimals. */
    hourly: (minor: number): string =>
      `${minor % 10 ** digits === 0 ? number.format(minor / 10 ** digits) : amount.format(minor / 10 ** digits)}/h`,
    number: (value: number): string => number.format(value),
    /** 69.6%: always of one decimal, so that figures below each other line up; 65% where only whole ones are meant. */
    percent: (share: number, decimals: 0 | 1 = 1): string => percents[decimals]!.format(share),
    /** Decimals of the currency: 2 for euros, 0 for yen. */
    digits,
    /** What somebody typed as an amount, in minor units; null when it is none. Both 1,234.50 and 1.234,50 are understood. */
    parseMoney: (text: string): number | null => parseAmount(text, digits),
  };
}

export type Format = ReturnType<typeof formatFor>;

// Parts are read and not formatted by luxon: a schedule over a month writes thousands of times while it is scrolled.
const two = (part: number): string => String(part).padStart(2, '0');
const clockTime = ({ hour, minute }: DateTime): string => `${two(hour)}:${two(minute)}`;
const isOneDay = (a: DateTime, b: DateTime): boolean => a.day === b.day && a.month === b.month && a.year === b.year;

/** The end of a range as its start has it. One that ends at midnight ends at 24:00 of its day, not at 00:00 of the next. */
function endFrom(start: DateTime, end: DateTime): string {
  const time = clockTime(end);
  if (isOneDay(start, end)) return time;
  const nextDay = start.plus({ days: 1 }).startOf('day');
  if (+end === +nextDay) return '24:00';
  return end.hasSame(nextDay, 'day') ? `${time} +1` : `${end.toLocaleString(DAY_SHORT)}, ${time}`;
}

export function parseAmount(text: string, digits: number): number | null {
  const bare = text.replace(/[\s'’\u00a0\u202f]|\p{Sc}|[A-Z]{3}/gu, '');
  if (!/^-?\d[\d.,]*$/.test(bare)) return null;
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const decimals = last < 0 ? '' : bare.slice(last + 1);
  const separators = bare.replace(/[^.,]/g, '');
  // 1,234 and 1.234.567 group thousands; 12.5 has a decimal part. Only the last separator can be the decimal one.
  const groups = decimals.length === 3 && digits < 3 && new Set(separators).size === 1;
  if (last >= 0 && !groups && (decimals.length > digits || decimals.length === 0)) return null;
  const whole = (last < 0 || groups ? bare : bare.slice(0, last)).replace(/[.,]/g, '');
  const minor = Number(whole + (groups ? '' : decimals).padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** The words of the app are English; so are its names of days and months, in the order of the reader's own English. */
const readersEnglish = (): string =>
  (typeof navigator === 'undefined' ? [] : navigator.languages).find((language) => language.startsWith('en')) ?? 'en-GB';

const [current, setCurrent] = createSignal(formatFor({ zone: 'UTC', currency: 'EUR', locale: readersEnglish() }));

/** The format of the studio on the screen. */
export const format = current;

export function setFormat(place: { zone: string; currency: string }): void {
  setCurrent(() => formatFor({ ...place, locale: readersEnglish() }));
}
