import { WALL_DAY, type Wall } from '../../kernel/wall-time.ts';
import type { Frequency, Rule } from './rrule-rules.ts';

/*
 * The wall times that a rule gives (RFC 5545, 3.3.10). It goes through the days of one period after another up to a last day, so that a
 * rule which never comes true (30 February) ends like any other. It agrees with every vector of libical, dateutil and ical.js that these
 * agree upon; of the libraries at hand the best blocks the process for seconds on such rules (see README, Decisions).
 */

const dayOf = (wall: Wall): number => Math.floor(wall / WALL_DAY);
const dateOf = (day: number) => {
  const date = new Date(day * WALL_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate(), weekday: date.getUTCDay() };
};
const dayNumber = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date) / WALL_DAY;
const weekBegin = (day: number, weekStart: number): number => day - ((dateOf(day).weekday - weekStart + 7) % 7);

/** First day of week 1: the week that has four days of the year, as in ISO 8601, but beginning on any weekday. */
const weekOne = (year: number, weekStart: number): number => weekBegin(dayNumber(year, 1, 4), weekStart);

const weekYearOf = (day: number, weekStart: number): number => {
  const { year } = dateOf(day);
  return [year + 1, year].find((one) => day >= weekOne(one, weekStart)) ?? year - 1;
};

/** Every wall time of the rule from its start to the last day (a day number since 1970), in order. */
export function* occurrences(rule: Rule, start: Wall, lastDay: number): Generator<Wall> {
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  for (const walls of isSubDaily(rule.frequency) ? partsOfDays(rule, start, lastDay) : periods(rule, start, lastDay))
    for (const wall of chosen(walls, rule.bySetPosition)) {
      if (wall < start) continue;
      if (dayOf(wall) > lastDay || (rule.until !== null && wall > rule.until)) return;
      yield wall;
      left -= 1;
      if (left === 0) return;
    }
}

const UNIT = { HOURLY: 3_600_000, MINUTELY: 60_000, SECONDLY: 1_000 } as const;
const isSubDaily = (frequency: Frequency): frequency is keyof typeof UNIT => frequency in UNIT;

/** What each period of days, weeks, months or years offers. */
function* periods(rule: Rule, start: Wall, lastDay: number): Generator<Wall[]> {
  const times = timesOf(rule, start);
  const startDay = dayOf(start);
  for (let index = 0; ; index += 1) {
    const [first, next] = period(rule, startDay, index);
    if (first > lastDay || (rule.until !== null && first * WALL_DAY > rule.until)) return;
    const walls: Wall[] = [];
    for (let day = first; day < next; day += 1) if (isOn(rule, startDay, day)) for (const time of times) walls.push(day * WALL_DAY + time);
    yield walls;
  }
}

/** What each hour, minute or second offers; days on which the rule does not come true are passed over as a whole. */
function* partsOfDays(rule: Rule, start: Wall, lastDay: number): Generator<Wall[]> {
  const unit = UNIT[rule.frequency as keyof typeof UNIT];
  const first = Math.floor(start / unit);
  const seconds = rule.bySecond.length > 0 ? sorted(rule.bySecond) : [Math.floor(start / 1_000) % 60];
  const minutes = rule.byMinute.length > 0 ? sorted(rule.byMinute) : [Math.floor(start / 60_000) % 60];
  const within = (at: Wall): boolean =>
    (rule.byHour.length === 0 || rule.byHour.includes(Math.floor(at / 3_600_000) % 24)) &&
    (unit === UNIT.HOURLY || rule.byMinute.length === 0 || rule.byMinute.includes(Math.floor(at / 60_000) % 60)) &&
    (unit !== UNIT.SECONDLY || rule.bySecond.length === 0 || rule.bySecond.includes(Math.floor(at / 1_000) % 60));
  const offered = (at: Wall): Wall[] => {
    if (unit === UNIT.SECONDLY) return [at];
    if (unit === UNIT.MINUTELY) return seconds.map((second) => at + second * 1_000);
    return minutes.flatMap((minute) => seconds.map((second) => at + minute * 60_000 + second * 1_000));
  };
  for (let day = dayOf(start); day <= lastDay; day += 1) {
    if (rule.until !== null && day * WALL_DAY > rule.until) return;
    if (!isOn(rule, dayOf(start), day)) continue;
    const from = Math.max(first, (day * WALL_DAY) / unit);
    const behind = (from - first) % rule.interval;
    for (let step = behind === 0 ? from : from + rule.interval - behind; step < ((day + 1) * WALL_DAY) / unit; step += rule.interval)
      if (within(step * unit)) yield offered(step * unit);
  }
}

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

function timesOf(rule: Rule, start: Wall): number[] {
  const time = start - dayOf(start) * WALL_DAY;
  const or = (given: number[], own: number) => (given.length > 0 ? sorted(given) : [own]);
  const hours = or(rule.byHour, Math.floor(time / 3_600_000));
  const minutes = or(rule.byMinute, Math.floor(time / 60_000) % 60);
  const seconds = or(rule.bySecond, Math.floor(time / 1_000) % 60);
  return hours.flatMap((hour) => minutes.flatMap((minute) => seconds.map((second) => ((hour * 60 + minute) * 60 + second) * 1_000)));
}

function chosen(walls: readonly Wall[], positions: readonly number[]): readonly Wall[] {
  if (positions.length === 0) return walls;
  const indexes = new Set(positions.map((position) => (position > 0 ? position - 1 : walls.length + position)));
  return walls.filter((_wall, index) => indexes.has(index));
}

/** First day of a period, and of the one after it. */
function period(rule: Rule, startDay: number, index: number): [number, number] {
  const { frequency, interval, weekStart } = rule;
  const { year, month } = dateOf(startDay);
  const step = index * interval;
  if (frequency === 'DAILY') return [startDay + step, startDay + step + 1];
  if (frequency === 'WEEKLY') {
    const first = weekBegin(startDay, weekStart) + 7 * step;
    return [first, first + 7];
  }
  if (frequency === 'MONTHLY') return [dayNumber(year, month + step, 1), dayNumber(year, month + step + 1, 1)];
  if (rule.byWeekNumber.length === 0) return [dayNumber(year + step, 1, 1), dayNumber(year + step + 1, 1, 1)];
  // Numbered weeks reach over the turn of the year: early January may belong to the year before. It is counted from there when the first
  // day is an occurrence itself.
  const counted = interval === 1 || isOn(rule, startDay, startDay) ? weekYearOf(startDay, weekStart) : year;
  return [weekOne(counted + step, weekStart), weekOne(counted + step + 1, weekStart)];
}

/** Whether the rule comes true on a day, apart from its times and its positions within the period. */
function isOn(rule: Rule, startDay: number, day: number): boolean {
  const { year, month, date, weekday } = dateOf(day);
  if (rule.byMonth.length > 0 && !rule.byMonth.includes(month)) return false;
  const has = (values: readonly number[], value: number, size: number) => values.includes(value) || values.includes(value - size - 1);
  const monthFrom = dayNumber(year, month, 1);
  const monthSize = dayNumber(year, month + 1, 1) - monthFrom;
  if (rule.byMonthDay.length > 0 && !has(rule.byMonthDay, date, monthSize)) return false;
  const yearFrom = dayNumber(year, 1, 1);
  const yearSize = dayNumber(year + 1, 1, 1) - yearFrom;
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
  const start = dateOf(startDay);
  if (rule.frequency === 'WEEKLY' || rule.byWeekNumber.length > 0) return weekday === start.weekday;
  if (rule.frequency === 'MONTHLY') return date === start.date;
  if (rule.frequency === 'YEARLY') return date === start.date && (rule.byMonth.length > 0 || month === start.month);
  return true;
}
