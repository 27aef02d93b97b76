/**
 * Recurrence rules (RFC 5545, 3.3.10) that repeat by the day, week, month or year. It goes through the days of one period after
 * another up to a last day, so that a rule which never comes true (30 February) ends like any other. The libraries at hand either
 * ran for minutes on such rules or disagreed with the standard's examples.
 */
export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

export interface Rule {
  frequency: Frequency;
  interval: number;
  count: number | null;
  /** Last wall time, as milliseconds of that wall time read as UTC. */
  until: number | null;
  byMonth: number[];
  byWeekNumber: number[];
  byYearDay: number[];
  byMonthDay: number[];
  /** Weekday 0 (Sunday) to 6; ordinal 0 means every one. */
  byDay: { weekday: number; ordinal: number }[];
  byHour: number[];
  byMinute: number[];
  bySecond: number[];
  bySetPosition: number[];
  weekStart: number;
}

const DAY = 86_400_000;

/** Wall times are handled as if they were UTC, in milliseconds: no clock of this world changes them. */
const dayOf = (wall: number): number => Math.floor(wall / DAY);
const dateOf = (day: number) => {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate(), weekday: date.getUTCDay() };
};
const dayNumber = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date) / DAY;
const weekBegin = (day: number, weekStart: number): number => day - ((dateOf(day).weekday - weekStart + 7) % 7);

/** First day of week 1: the week that has four days of the year, as in ISO 8601, but beginning on any weekday. */
const weekOne = (year: number, weekStart: number): number => weekBegin(dayNumber(year, 1, 4), weekStart);

const weekYearOf = (day: number, weekStart: number): number => {
  const { year } = dateOf(day);
  return [year + 1, year].find((one) => day >= weekOne(one, weekStart)) ?? year - 1;
};

/** Every wall time of the rule from its start to the last day, in order, and at most so many. */
export function* occurrences(rule: Rule, start: number, lastDay: number, most: number): Generator<number> {
  const times = timesOf(rule, start);
  let left = Math.min(rule.count ?? most, most);
  for (let index = 0; left > 0; index += 1) {
    const [first, next] = period(rule, dayOf(start), index);
    if (first > lastDay || (rule.until !== null && first * DAY > rule.until)) return;
    const walls: number[] = [];
    for (let day = first; day < next; day += 1) if (isOn(rule, dayOf(start), day)) for (const time of times) walls.push(day * DAY + time);
    for (const wall of chosen(walls, rule.bySetPosition)) {
      if (wall < start) continue;
      if (dayOf(wall) > lastDay || (rule.until !== null && wall > rule.until)) return;
      yield wall;
      left -= 1;
      if (left === 0) return;
    }
  }
}

function timesOf(rule: Rule, start: number): number[] {
  const time = start - dayOf(start) * DAY;
  const or = (given: number[], own: number) => (given.length > 0 ? [...new Set(given)].sort((a, b) => a - b) : [own]);
  const hours = or(rule.byHour, Math.floor(time / 3_600_000));
  const minutes = or(rule.byMinute, Math.floor(time / 60_000) % 60);
  const seconds = or(rule.bySecond, Math.floor(time / 1_000) % 60);
  return hours.flatMap((hour) => minutes.flatMap((minute) => seconds.map((second) => ((hour * 60 + minute) * 60 + second) * 1_000)));
}

function chosen(walls: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return walls;
  const indexes = new Set(positions.map((position) => (position > 0 ? position - 1 : walls.length + position)));
  return walls.filter((_wall, index) => indexes.has(index));
}

/** First day of a period, and of the one after it. */
function period({ frequency, interval, weekStart, byWeekNumber }: Rule, startDay: number, index: number): [number, number] {
  const { year, month } = dateOf(startDay);
  const step = index * interval;
  if (frequency === 'DAILY') return [startDay + step, startDay + step + 1];
  if (frequency === 'WEEKLY') {
    const first = weekBegin(startDay, weekStart) + 7 * step;
    return [first, first + 7];
  }
  if (frequency === 'MONTHLY') return [dayNumber(year, month + step, 1), dayNumber(year, month + step + 1, 1)];
  // Numbered weeks reach over the turn of the year: early January may belong to the year before.
  const weekYear = weekYearOf(startDay, weekStart) + step;
  if (byWeekNumber.length > 0) return [weekOne(weekYear, weekStart), weekOne(weekYear + 1, weekStart)];
  return [dayNumber(year + step, 1, 1), dayNumber(year + step + 1, 1, 1)];
}

/** Whether the rule comes true on a day, apart from its positions within the period. */
function isOn(rule: Rule, startDay: number, day: number): boolean {
  const { year, month, date, weekday } = dateOf(day);
  const start = dateOf(startDay);
  const has = (values: readonly number[], value: number, size: number) => values.includes(value) || values.includes(value - size - 1);
  const monthFrom = dayNumber(year, month, 1);
  const monthSize = dayNumber(year, month + 1, 1) - monthFrom;
  const yearFrom = dayNumber(year, 1, 1);
  const yearSize = dayNumber(year + 1, 1, 1) - yearFrom;
  if (rule.byMonth.length > 0 && !rule.byMonth.includes(month)) return false;
  if (rule.byMonthDay.length > 0 && !has(rule.byMonthDay, date, monthSize)) return false;
  if (rule.byYearDay.length > 0 && !has(rule.byYearDay, day - yearFrom + 1, yearSize)) return false;
  if (rule.byWeekNumber.length > 0) {
    const weekYear = weekYearOf(day, rule.weekStart);
    const first = weekOne(weekYear, rule.weekStart);
    const weeks = (weekOne(weekYear + 1, rule.weekStart) - first) / 7;
    if (!has(rule.byWeekNumber, Math.floor((day - first) / 7) + 1, weeks)) return false;
  }
  if (rule.byDay.length > 0) {
    const perMonth = rule.frequency === 'MONTHLY' || (rule.frequency === 'YEARLY' && rule.byMonth.length > 0);
    const [from, size] = perMonth ? [monthFrom, monthSize] : [yearFrom, yearSize];
    const nth = Math.floor((day - from) / 7) + 1;
    const nthLast = -(Math.floor((from + size - 1 - day) / 7) + 1);
    return rule.byDay.some((one) => one.weekday === weekday && (one.ordinal === 0 || one.ordinal === nth || one.ordinal === nthLast));
  }
  // What the rule leaves open is as on the first day.
  if (rule.byMonthDay.length > 0 || rule.byYearDay.length > 0) return true;
  if (rule.frequency === 'WEEKLY' || rule.byWeekNumber.length > 0) return weekday === start.weekday;
  if (rule.frequency === 'MONTHLY') return date === start.date;
  if (rule.frequency === 'YEARLY') return date === start.date && (rule.byMonth.length > 0 || month === start.month);
  return true;
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const NUMBERS = {
  BYMONTH: 'byMonth',
  BYWEEKNO: 'byWeekNumber',
  BYYEARDAY: 'byYearDay',
  BYMONTHDAY: 'byMonthDay',
  BYHOUR: 'byHour',
  BYMINUTE: 'byMinute',
  BYSECOND: 'bySecond',
  BYSETPOS: 'bySetPosition',
} as const;

/** A rule as it is written, or in words why it cannot be followed. UNTIL is given to `untilOf`, which knows the zone. */
export function readRule(text: string, untilOf: (until: string) => number): Rule | string {
  const rule: Rule = {
    frequency: 'DAILY',
    interval: 1,
    count: null,
    until: null,
    byMonth: [],
    byWeekNumber: [],
    byYearDay: [],
    byMonthDay: [],
    byDay: [],
    byHour: [],
    byMinute: [],
    bySecond: [],
    bySetPosition: [],
    weekStart: 1,
  };
  let frequency = '';
  for (const part of text.toUpperCase().split(';').filter(Boolean)) {
    const [name = '', value = ''] = part.split('=');
    const numbers = value.split(',').map(Number);
    if (name === 'FREQ') frequency = value;
    else if (name === 'INTERVAL' || name === 'COUNT') {
      if (!Number.isInteger(numbers[0]) || numbers[0]! < 1) return `${name}=${value} is not a number from 1.`;
      if (name === 'COUNT') rule.count = numbers[0]!;
      else rule.interval = numbers[0]!;
    } else if (name === 'UNTIL') rule.until = untilOf(value);
    else if (name === 'WKST') rule.weekStart = Math.max(0, WEEKDAYS.indexOf(value));
    else if (name === 'BYDAY') {
      for (const one of value.split(',')) {
        const found = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(one);
        if (!found) return `BYDAY=${value} is not understood.`;
        rule.byDay.push({ weekday: WEEKDAYS.indexOf(found[2]!), ordinal: Number(found[1] ?? 0) });
      }
    } else if (name in NUMBERS) {
      if (!numbers.every(Number.isInteger)) return `${name}=${value} is not a list of numbers.`;
      rule[NUMBERS[name as keyof typeof NUMBERS]] = numbers;
    } else if (!name.startsWith('X-')) return `${name} is not a part of a rule.`;
  }
  if (frequency !== 'DAILY' && frequency !== 'WEEKLY' && frequency !== 'MONTHLY' && frequency !== 'YEARLY')
    return frequency === ''
      ? 'it does not say how often.'
      : `it repeats ${frequency.toLowerCase()}, and sessions repeat by the day at most.`;
  return { ...rule, frequency };
}
