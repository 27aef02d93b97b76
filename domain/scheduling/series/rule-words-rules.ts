import { wallText, type Wall } from '../../kernel/wall-time.ts';
import type { Rule, WeekdayWish } from './rrule-rules.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const UNITS = {
  SECONDLY: ['second', 'seconds'],
  MINUTELY: ['minute', 'minutes'],
  HOURLY: ['hour', 'hours'],
  DAILY: ['day', 'days'],
  WEEKLY: ['week', 'weeks'],
  MONTHLY: ['month', 'months'],
  YEARLY: ['year', 'years'],
} as const;

/** What a rule means, for people: “Every 2 weeks on Tuesday and Thursday at 10:00, 12 times”. */
export function ruleWords(rule: Rule, first: Wall): string {
  const [one, many] = UNITS[rule.frequency];
  const often = rule.interval === 1 ? `Every ${one}` : `Every ${rule.interval} ${many}`;
  return [often, ...daysWords(rule, first), timesWords(rule, first)].filter(Boolean).join(' ') + endWords(rule);
}

function daysWords(rule: Rule, first: Wall): string[] {
  const { frequency, byMonth, byMonthDay, byYearDay, byWeekNumber, byDay, bySetPosition } = rule;
  const start = new Date(first);
  const open = byDay.length + byMonthDay.length + byYearDay.length === 0;
  const days: string[] = [];
  if (bySetPosition.length > 0) days.push(`on ${listed(bySetPosition.map((position) => `the ${ordinal(position)}`))} of`);
  if (byDay.length > 0) days.push(bySetPosition.length > 0 ? setWords(byDay) : `on ${listed(byDay.map(weekdayWords))}`);
  if (byMonthDay.length > 0) {
    const text = `the ${listed(byMonthDay.map(ordinal))}${byMonthDay.some((day) => day < 0) ? ' day' : ''}`;
    days.push(byDay.length > 0 ? `when it is ${text}` : bySetPosition.length > 0 ? text : `on ${text}`);
  }
  if (byYearDay.length > 0) days.push(`on the ${listed(byYearDay.map(ordinal))} day of the year`);
  if (open) {
    if (frequency === 'WEEKLY' || byWeekNumber.length > 0) days.push(`on ${WEEKDAYS[start.getUTCDay()]}`);
    else if (frequency === 'MONTHLY' || (frequency === 'YEARLY' && byMonth.length > 0)) days.push(`on the ${ordinal(start.getUTCDate())}`);
    else if (frequency === 'YEARLY') days.push(`on ${start.getUTCDate()} ${MONTHS[start.getUTCMonth()]}`);
  }
  if (byWeekNumber.length > 0) days.push(`of week ${listed(byWeekNumber.map((week) => (week > 0 ? String(week) : `${ordinal(week)}`)))}`);
  if (byMonth.length > 0) {
    const months = listed([...byMonth].sort((a, b) => a - b).map((month) => MONTHS[month - 1]!));
    days.push(frequency === 'YEARLY' && (byMonthDay.length > 0 || byDay.length > 0 || open) ? `of ${months}` : `in ${months}`);
  }
  return days;
}

const weekdayWords = ({ weekday, ordinal: nth }: WeekdayWish): string =>
  nth === 0 ? WEEKDAYS[weekday]! : `the ${ordinal(nth)} ${WEEKDAYS[weekday]}`;

function setWords(byDay: readonly WeekdayWish[]): string {
  const set = byDay.every((one) => one.ordinal === 0)
    ? byDay
        .map(({ weekday }) => weekday)
        .sort()
        .join('')
    : '';
  if (set === '12345') return 'the working days, Monday to Friday';
  if (set === '06') return 'the weekend days';
  if (set === '0123456') return 'all days';
  return listed(byDay.map(weekdayWords), 'or');
}

function timesWords({ frequency, byHour, byMinute }: Rule, first: Wall): string {
  const [hour, minute] = wallText(first).slice(11).split(':').map(Number) as [number, number];
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = byMinute.length > 0 ? [...byMinute].sort((a, b) => a - b) : [minute];
  if (frequency === 'HOURLY' && byHour.length === 0) return `at minute ${listed(minutes.map(two))}, from ${two(hour)}:${two(minute)}`;
  const hours = byHour.length > 0 ? [...byHour].sort((a, b) => a - b) : [hour];
  const times = hours.flatMap((one) => minutes.map((other) => `${two(one)}:${two(other)}`));
  return times.length > 6 ? `at ${times.slice(0, 5).join(', ')} and ${times.length - 5} more times` : `at ${listed(times)}`;
}

const endWords = ({ count, until }: Rule): string => {
  if (count !== null) return count === 1 ? ', once' : `, ${count} times`;
  return until === null ? '' : `, until ${dayWords(until)}`;
};

/** 24 November 2026 */
export const dayWords = (wall: Wall): string => {
  const date = new Date(wall);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

export function ordinal(number: number): string {
  if (number === -1) return 'last';
  if (number < 0) return `${ordinal(-number)} last`;
  const tens = number % 100;
  const suffix = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${suffix}`;
}

const listed = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
