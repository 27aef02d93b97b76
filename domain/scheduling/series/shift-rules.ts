import { WALL_DAY, type Wall } from '../../kernel/wall-time.ts';
import { occurrences } from './recurrence-rules.ts';
import { isProblem, type Rule, type RuleProblem } from './rrule-rules.ts';
import type { SeriesTimes } from './series-dates-rules.ts';

const dayOf = (wall: Wall): number => Math.floor(wall / WALL_DAY);
const timeOf = (wall: Wall): number => wall - dayOf(wall) * WALL_DAY;

/**
 * The times of a series when the session that stood at `from` stands at `to`, and all others move alike: Tuesdays at 10:00 become Wednesdays
 * at 11:00. Where a rule gives dates that cannot all be moved alike, nobody guesses.
 */
export function shiftedTimes(times: SeriesTimes, from: Wall, to: Wall): SeriesTimes | RuleProblem {
  const moved = to - from;
  if (moved === 0) return times;
  const rule = shiftedRule(times.rule, from, to, times.first);
  if (isProblem(rule)) return rule;
  const by = (wall: Wall): Wall => wall + moved;
  return {
    ...times,
    rule,
    first: firstOf(rule, times, moved),
    extra: times.extra.map(by),
    except: times.except.map(by),
    endsBefore: times.endsBefore === null ? null : by(times.endsBefore),
  };
}

function firstOf(rule: Rule, { rule: before, first }: SeriesTimes, moved: number): Wall {
  if (!before.byDay.some(({ ordinal }) => ordinal !== 0) || dayOf(first + moved) === dayOf(first)) return first + moved;
  // The second Wednesday of a month may come before its second Tuesday: the first is looked for from the beginning of its month.
  const date = new Date(first);
  const monthFrom = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) + timeOf(first + moved);
  return occurrences(rule, monthFrom, dayOf(monthFrom) + 800).next().value ?? first + moved;
}

function shiftedRule(rule: Rule, from: Wall, to: Wall, first: Wall): Rule | RuleProblem {
  const days = dayOf(to) - dayOf(from);
  const timed = timeOf(to) === timeOf(from) ? rule : atOtherTime(rule, to);
  if (isProblem(timed)) return timed;
  const moved = days === 0 ? timed : onOtherDays(timed, from, to, first);
  if (isProblem(moved) || moved.until === null) return moved;
  const wholeDay = timeOf(moved.until) === WALL_DAY - 1;
  return { ...moved, until: moved.until + (wholeDay ? days * WALL_DAY : to - from) };
}

/** A rule that names its hours is given the new one; without, the first time says it. */
function atOtherTime(rule: Rule, to: Wall): Rule | RuleProblem {
  if (rule.byHour.length > 1 || rule.byMinute.length > 1) return notMovable(rule.byHour.length > 1 ? 'BYHOUR' : 'BYMINUTE');
  const date = new Date(to);
  return {
    ...rule,
    byHour: rule.byHour.length === 1 ? [date.getUTCHours()] : [],
    byMinute: rule.byMinute.length === 1 ? [date.getUTCMinutes()] : [],
  };
}

function onOtherDays(rule: Rule, from: Wall, to: Wall, first: Wall): Rule | RuleProblem {
  const days = dayOf(to) - dayOf(from);
  const date = new Date(to);
  const { frequency, byDay, byMonthDay, byMonth } = rule;
  if (rule.byYearDay.length > 0 || rule.byWeekNumber.length > 0 || rule.bySetPosition.length > 0)
    return notMovable(rule.bySetPosition.length > 0 ? 'BYSETPOS' : rule.byYearDay.length > 0 ? 'BYYEARDAY' : 'BYWEEKNO');
  if (frequency === 'HOURLY' || frequency === 'DAILY') {
    if (byDay.length + byMonthDay.length + byMonth.length > 0) return notMovable(byDay.length > 0 ? 'BYDAY' : 'BYMONTHDAY');
    return rule;
  }
  if (frequency === 'WEEKLY') {
    if (byMonth.length > 0) return notMovable('BYMONTH');
    return byDay.length === 0 ? rule : onOtherWeekdays(rule, days);
  }
  if (byDay.length > 0) {
    const [only] = byDay;
    const sameMonth = new Date(from).getUTCMonth() === date.getUTCMonth();
    if (
      !only ||
      byDay.length > 1 ||
      only.ordinal === 0 ||
      byMonthDay.length > 0 ||
      !sameMonth ||
      (frequency === 'YEARLY' && byMonth.length === 0)
    )
      return notMovable('BYDAY');
    return { ...rule, byDay: [{ weekday: date.getUTCDay(), ordinal: only.ordinal > 0 ? nthOf(date) : nthLastOf(date) }] };
  }
  if (byMonthDay.length > 0) {
    const to_ = byMonthDay.map((day) => day + days);
    const within = byMonthDay.every((day, index) => safe(day) && safe(to_[index]!) && Math.sign(day) === Math.sign(to_[index]!));
    return within ? { ...rule, byMonthDay: to_ } : notMovable('BYMONTHDAY');
  }
  // The day of the first session is that of all: it must exist in every month, before and after.
  const start = new Date(first).getUTCDate();
  if (safe(start) && safe(start + days)) return rule;
  if (frequency === 'YEARLY' && byMonth.length === 0 && isNoLeapDay(first) && isNoLeapDay(to)) return rule;
  return notMovable('BYMONTHDAY');
}

const safe = (day: number): boolean => day !== 0 && Math.abs(day) <= 28;
const isNoLeapDay = (wall: Wall): boolean => !wallIs(wall, 1, 29);
const wallIs = (wall: Wall, month: number, day: number): boolean =>
  new Date(wall).getUTCMonth() === month && new Date(wall).getUTCDate() === day;

/** Every weekday goes on by as many; over the turn of the week all of them together, or a fortnight would be torn apart. */
function onOtherWeekdays(rule: Rule, days: number): Rule | RuleProblem {
  const turns = new Set(rule.byDay.map(({ weekday }) => Math.floor((((weekday - rule.weekStart + 7) % 7) + days) / 7)));
  if (turns.size > 1 && rule.interval > 1) return notMovable('BYDAY');
  return { ...rule, byDay: rule.byDay.map((one) => ({ ...one, weekday: (((one.weekday + days) % 7) + 7) % 7 })) };
}

const nthOf = (date: Date): number => Math.ceil(date.getUTCDate() / 7);
const nthLastOf = (date: Date): number => {
  const size = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return -Math.ceil((size - date.getUTCDate() + 1) / 7);
};

const notMovable = (part: string): RuleProblem => ({
  part,
  fault: 'not_movable',
  message: 'The dates of this rule cannot all be moved alike. Say how the sessions repeat from then on.',
});
