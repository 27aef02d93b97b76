import { isProblem, type Rule } from '../../../domain/scheduling/series/rrule-rules.ts';
import { readSeriesRule } from '../../../domain/scheduling/series/series-dates-rules.ts';
import { ruleWords } from '../../../domain/scheduling/series/rule-words-rules.ts';
import { readWall } from '../../../domain/kernel/wall-time.ts';

export type Repeats = 'never' | 'daily' | 'weekly' | 'monthly' | 'yearly' | 'custom';

/** What the form knows of how a session repeats. */
export interface RepeatValues {
  how: Repeats;
  interval: number | null;
  /** 0 is Sunday; of a weekly one. */
  weekdays: readonly number[];
  /** Of a monthly one: by the number of its day, or as the second or the last of its weekday. */
  monthly: 'day' | 'weekday' | 'last';
  ends: 'never' | 'on' | 'after';
  until: string | null;
  count: number | null;
  custom: string;
}

export const NEVER: RepeatValues = {
  how: 'never',
  interval: 1,
  weekdays: [],
  monthly: 'day',
  ends: 'never',
  until: null,
  count: 10,
  custom: 'FREQ=WEEKLY;COUNT=10',
};

const CODES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const FREQUENCY = { daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY', yearly: 'YEARLY' } as const;

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
export const weekdayOf = (day: string): number => dateOf(day).getUTCDay();
/** The how-manieth of its weekday in its month. */
export const nthOf = (day: string): number => Math.ceil(dateOf(day).getUTCDate() / 7);
export const isInLastWeek = (day: string): boolean => {
  const date = dateOf(day);
  return date.getUTCDate() + 7 > new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
};

/** The rule that the form means, for a first session on this day; null when it does not repeat. */
export function ruleOf(values: RepeatValues, day: string): string | null {
  const { how } = values;
  if (how === 'never') return null;
  if (how === 'custom') return values.custom.trim().replace(/^RRULE:/i, '');
  const weekday = CODES[weekdayOf(day)]!;
  const weekdays =
    values.weekdays.length > 0 ? [1, 2, 3, 4, 5, 6, 0].filter((one) => values.weekdays.includes(one)).map((one) => CODES[one]!) : [weekday];
  return [
    `FREQ=${FREQUENCY[how]}`,
    (values.interval ?? 1) > 1 ? `INTERVAL=${values.interval}` : '',
    how === 'weekly' ? `BYDAY=${weekdays.join(',')}` : '',
    how === 'monthly' && values.monthly === 'day' ? `BYMONTHDAY=${dateOf(day).getUTCDate()}` : '',
    how === 'monthly' && values.monthly !== 'day' ? `BYDAY=${values.monthly === 'last' ? -1 : nthOf(day)}${weekday}` : '',
    values.ends === 'after' ? `COUNT=${values.count ?? 1}` : '',
    values.ends === 'on' && values.until ? `UNTIL=${values.until.replaceAll('-', '')}` : '',
  ]
    .filter(Boolean)
    .join(';');
}

const HOW: Partial<Record<Rule['frequency'], 'daily' | 'weekly' | 'monthly' | 'yearly'>> = {
  DAILY: 'daily',
  WEEKLY: 'weekly',
  MONTHLY: 'monthly',
  YEARLY: 'yearly',
};

/** The form for a rule that is there; what the simple fields cannot say is shown as it is written. */
export function valuesOfRule(text: string, zone: string): RepeatValues {
  const rule = readSeriesRule(text, zone);
  const custom: RepeatValues = { ...NEVER, how: 'custom', custom: text };
  if (isProblem(rule)) return custom;
  const how = HOW[rule.frequency];
  if (!how || !isSimple(rule)) return custom;
  const [first] = rule.byDay;
  return {
    ...NEVER,
    how,
    interval: rule.interval,
    weekdays: how === 'weekly' ? rule.byDay.map(({ weekday }) => weekday) : [],
    monthly: first && how === 'monthly' ? (first.ordinal < 0 ? 'last' : 'weekday') : 'day',
    ends: rule.count !== null ? 'after' : rule.until !== null ? 'on' : 'never',
    count: rule.count ?? NEVER.count,
    until: rule.until === null ? null : new Date(rule.until).toISOString().slice(0, 10),
    custom: text,
  };
}

function isSimple(rule: Rule): boolean {
  const { frequency, byDay, byMonthDay } = rule;
  const rest = [rule.byMonth, rule.byWeekNumber, rule.byYearDay, rule.byHour, rule.byMinute, rule.bySecond, rule.bySetPosition];
  if (rest.some((list) => list.length > 0) || rule.weekStart !== 1) return false;
  if (frequency === 'WEEKLY') return byMonthDay.length === 0;
  if (frequency === 'MONTHLY')
    return (
      byMonthDay.length + byDay.length <= 1 &&
      byMonthDay.every((day) => day > 0) &&
      byDay.every(({ ordinal }) => ordinal >= -1 && ordinal !== 0)
    );
  return byDay.length + byMonthDay.length === 0;
}

/** What a rule means, or what is wrong with it, while somebody writes it. */
export function explained(rule: string, day: string, minute: number, zone: string): { words: string } | { problem: string } {
  const read = readSeriesRule(rule, zone);
  if (isProblem(read)) return { problem: read.message };
  const first = readWall(wallOf(day, minute));
  return first === null ? { problem: 'Choose a day and a time first.' } : { words: ruleWords(read, first) };
}

/** A day and minutes after midnight as the API takes wall times. */
export const wallOf = (day: string, minute: number): string =>
  `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
