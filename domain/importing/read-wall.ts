import type { DateOrder } from './import-rules.ts';
import { isRealDay, type Wall } from './wall-time.ts';

/** A text that cannot be read, with what to write instead. */
export class Unreadable extends Error {}

type Time = NonNullable<Wall['time']>;

const YMD = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const OTHER = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMED = /^(?:[a-z]{2,9},?\s+)?(\d{1,2})\.?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})/i;
const NAMED_FIRST = /^(?:[a-z]{3,9},\s+)?([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})/i;

/**
 * `21.11.2026`, `2026-11-21 14:00`, `11/21/2026 2:00 PM`, `21 Nov 2026 14.00`, `2026-11-21T13:00:00Z`.
 * Order says what 03/04/2026 means; dots always mean day first.
 */
export function readWall(text: string, order: DateOrder | null): Wall {
  const trimmed = text.trim().replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i, '');
  const date = readDate(trimmed, order);
  const rest = trimmed.slice(date.length).replace(/^[\sT,]+/, '');
  const { year, month, day } = date;
  if (year < 1970 || year > 2199)
    throw new Unreadable(`The year ${String(year).padStart(4, '0')} lies outside 1970 to 2199. Correct the year.`);
  if (month < 1 || month > 12 || !isRealDay(year, month, day))
    throw new Unreadable('There is no such day. Correct the date, or say the order of day and month.');
  if (rest === '') return { year, month, day, time: null, offsetMinutes: null };
  const { time, offsetMinutes } = readTimeAndZone(rest);
  return { year, month, day, time, offsetMinutes };
}

interface ReadDate {
  year: number;
  month: number;
  day: number;
  length: number;
}

function readDate(text: string, order: DateOrder | null): ReadDate {
  const ymd = YMD.exec(text) ?? COMPACT.exec(text);
  if (ymd) return { year: Number(ymd[1]), month: Number(ymd[2]), day: Number(ymd[3]), length: ymd[0].length };
  const named = NAMED.exec(text);
  if (named) return { year: Number(named[3]), month: monthOf(named[2]!), day: Number(named[1]), length: named[0].length };
  const namedFirst = NAMED_FIRST.exec(text);
  if (namedFirst)
    return { year: Number(namedFirst[3]), month: monthOf(namedFirst[1]!), day: Number(namedFirst[2]), length: namedFirst[0].length };
  const other = OTHER.exec(text);
  if (!other) throw new Unreadable('This is not a date. Write it as 2026-11-21 14:00 or 21.11.2026 14:00.');
  const [whole, first, separator, second, yearText] = other as unknown as [string, string, string, string, string];
  const dayFirst = separator === '.' || order === 'dmy';
  if (!dayFirst && order !== 'mdy')
    throw new Unreadable('Day and month could be either way round. Say which comes first (dates: dmy or mdy).');
  return {
    year: yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText),
    month: Number(dayFirst ? second : first),
    day: Number(dayFirst ? first : second),
    length: whole.length,
  };
}

function monthOf(name: string): number {
  const found = MONTHS.indexOf(
    name
      .slice(0, 3)
      .toLowerCase()
      .replace('mai', 'may')
      .replace('okt', 'oct')
      .replace('dez', 'dec')
      .replace('mrt', 'mar')
      .replace('mei', 'may'),
  );
  if (found < 0) throw new Unreadable(`“${name}” is not a month. Write the date as 2026-11-21.`);
  return found + 1;
}

const TIME = /^(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(a\.?m\.?|p\.?m\.?|uhr|uur|h)?/i;

function readTimeAndZone(text: string): { time: Time; offsetMinutes: number | null } {
  const found = TIME.exec(text);
  // A bare number is no time: `9` could be anything, `9 am` and `9h` could not.
  if (!found || (found[2] === undefined && !found[4])) throw new Unreadable('This is not a time. Write it as 14:00 or 2:00 PM.');
  const offsetMinutes = readOffset(text.slice(found[0].length).trim());
  return { time: clockTime(found), offsetMinutes };
}

function clockTime([, hourText, minuteText, secondText, half]: RegExpExecArray): Time {
  let hour = Number(hourText);
  const minute = Number(minuteText ?? 0);
  const second = Number(secondText ?? 0);
  const afternoon = half && /^[ap]/i.test(half) ? /^p/i.test(half) : null;
  if (afternoon !== null) {
    if (hour < 1 || hour > 12) throw new Unreadable('With AM or PM the hour runs from 1 to 12. Correct the time.');
    hour = (hour % 12) + (afternoon ? 12 : 0);
  }
  if (hour > 23 || minute > 59 || second > 59) throw new Unreadable('There is no such time. Write it as 14:00 or 2:00 PM.');
  return { hour, minute, second };
}

function readOffset(text: string): number | null {
  if (text === '') return null;
  if (/^(z|utc|gmt)$/i.test(text)) return 0;
  const offset = /^(?:utc|gmt)?([+-])(\d{2}):?(\d{2})?$/i.exec(text);
  if (!offset) throw new Unreadable(`“${text}” after the time is not understood. Leave it out and name the zone of the file instead.`);
  return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0));
}

/** A time of day alone, for files that keep the date in a column of its own; null when the text is more or less than that. */
export function readTimeAlone(text: string): Time | null {
  const found = TIME.exec(text.trim());
  return found && found[0].length === text.trim().length && (found[2] !== undefined || found[4]) ? clockTime(found) : null;
}

/**
 * What the dates of a file say about the order of day and month: a number above twelve can only be a day.
 * Null when none of them tells; `both` when they contradict one another.
 */
export function dateOrderOf(texts: Iterable<string>): DateOrder | 'both' | null {
  let dayFirst = false;
  let monthFirst = false;
  for (const text of texts) {
    const found = OTHER.exec(text.trim().replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i, ''));
    if (!found || found[2] === '.') continue;
    if (Number(found[1]) > 12) dayFirst = true;
    if (Number(found[3]) > 12) monthFirst = true;
  }
  if (dayFirst && monthFirst) return 'both';
  return dayFirst ? 'dmy' : monthFirst ? 'mdy' : null;
}

/** `90`, `1:30`, `1h30`, `1.5 h`, `90 min`, `PT1H30M`, in minutes. */
export function readDuration(text: string, unit: 'minutes' | 'hours' | null): number {
  const minutes = durationOf(text.trim().toLowerCase().replace(',', '.'), unit);
  if (!Number.isFinite(minutes) || minutes <= 0)
    throw new Unreadable('A session lasts longer than nothing. Write the duration as 1:30, 90 min or 1.5 h.');
  return Math.round(minutes);
}

function durationOf(text: string, unit: 'minutes' | 'hours' | null): number {
  const clock = /^(\d{1,3}):(\d{2})(?::\d{2})?$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const iso = /^p(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:\d+s)?)?$/.exec(text);
  if (iso && text.length > 2) return Number(iso[1] ?? 0) * 1_440 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0);
  const spoken =
    /^(?:(\d+(?:\.\d+)?)\s*(?:h|hr|hrs|hours?|std\.?|stunden?|uur)\.?)?\s*(?:(\d+)\s*(?:m|min|mins|minutes?|minuten)?\.?)?$/.exec(text);
  if (spoken?.[1] !== undefined) return Number(spoken[1]) * 60 + Number(spoken[2] ?? 0);
  if (spoken?.[2] !== undefined && /[a-z]/.test(text)) return Number(spoken[2]);
  if (!/^\d+(\.\d+)?$/.test(text)) throw new Unreadable('This is not a duration. Write it as 1:30, 90 min or 1.5 h.');
  if (unit === null) throw new Unreadable('Minutes or hours? Name the unit in the header, or say it (duration unit: minutes or hours).');
  return Number(text) * (unit === 'hours' ? 60 : 1);
}

/**
 * What bare numbers in a column of durations are: up to 14 hours, from 15 minutes, as sessions go. Null when none is bare;
 * `both` when they contradict one another.
 */
export function durationUnitOf(texts: Iterable<string>): 'minutes' | 'hours' | 'both' | null {
  let hours = false;
  let minutes = false;
  for (const text of texts) {
    const bare = text.trim().replace(',', '.');
    if (!/^\d+(\.\d+)?$/.test(bare)) continue;
    if (Number(bare) < 15) hours = true;
    else minutes = true;
  }
  if (hours && minutes) return 'both';
  return hours ? 'hours' : minutes ? 'minutes' : null;
}
