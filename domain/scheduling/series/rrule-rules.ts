import { WALL_DAY, type Wall } from '../../kernel/wall-time.ts';

export type Frequency = 'SECONDLY' | 'MINUTELY' | 'HOURLY' | 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

export interface WeekdayWish {
  /** 0 is Sunday. */
  weekday: number;
  /** 2 is the second of the month or year, -1 the last, 0 every one. */
  ordinal: number;
}

/** A recurrence rule of RFC 5545 (3.3.10), read. */
export interface Rule {
  frequency: Frequency;
  interval: number;
  count: number | null;
  /** The last wall time that it may give. */
  until: Wall | null;
  byMonth: number[];
  byWeekNumber: number[];
  byYearDay: number[];
  byMonthDay: number[];
  byDay: WeekdayWish[];
  byHour: number[];
  byMinute: number[];
  bySecond: number[];
  bySetPosition: number[];
  weekStart: number;
}

/**
 * malformed: not what the standard allows · too_dense: more often than sessions can be · never: it gives no date · ended: it ends before it
 * begins · too_many: more dates than a series may have · meets_itself: its own sessions overlap · not_movable: its dates cannot all be moved alike
 */
export type RuleFault = 'malformed' | 'too_dense' | 'never' | 'ended' | 'too_many' | 'meets_itself' | 'not_movable';

/** Why a rule cannot be followed: the part of it, and what to write instead. */
export interface RuleProblem {
  part: string;
  fault: RuleFault;
  message: string;
  /** How many there may be at most, where there were too many. */
  limit?: number;
  /** The dates in question, as wall times. */
  dates?: string[];
}

export const WEEKDAY_CODES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
export const FREQUENCIES = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const satisfies Frequency[];

/** Lists of numbers: where they go, from which to which, and whether they may count from the end. */
const LISTS = {
  BYMONTH: { field: 'byMonth', from: 1, to: 12, fromEnd: false },
  BYWEEKNO: { field: 'byWeekNumber', from: 1, to: 53, fromEnd: true },
  BYYEARDAY: { field: 'byYearDay', from: 1, to: 366, fromEnd: true },
  BYMONTHDAY: { field: 'byMonthDay', from: 1, to: 31, fromEnd: true },
  BYHOUR: { field: 'byHour', from: 0, to: 23, fromEnd: false },
  BYMINUTE: { field: 'byMinute', from: 0, to: 59, fromEnd: false },
  BYSECOND: { field: 'bySecond', from: 0, to: 60, fromEnd: false },
  BYSETPOS: { field: 'bySetPosition', from: 1, to: 366, fromEnd: true },
} as const;

type ListPart = keyof typeof LISTS;
export const LIST_PARTS = Object.keys(LISTS) as ListPart[];

const MOST_LETTERS = 1_000;

export const plainRule = (frequency: Frequency): Rule => ({
  frequency,
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
});

/**
 * A rule as it is written, `FREQ=WEEKLY;BYDAY=TU`, also with `RRULE:` before it. `untilOf` places its UNTIL on the wall clock of the zone.
 * What the standard does not allow is not guessed at.
 */
export function readRule(text: string, untilOf: (until: string) => Wall | null): Rule | RuleProblem {
  const bare = text.trim().replace(/^RRULE:/i, '');
  if (bare.length > MOST_LETTERS) return problem('RRULE', `The rule is too long. Use at most ${MOST_LETTERS} letters.`);
  const parts = new Map<string, string>();
  for (const part of bare.toUpperCase().split(';').filter(Boolean)) {
    const at = part.indexOf('=');
    const name = at < 0 ? part : part.slice(0, at);
    if (name.startsWith('X-')) continue;
    if (at < 0) return problem(name, `“${part}” is not a part of a rule. Write NAME=VALUE, such as FREQ=WEEKLY.`);
    if (!PARTS.has(name)) return problem(name, `${name} is not a part of a rule. Leave it out.`);
    if (parts.has(name)) return problem(name, `${name} is there twice. Write it once.`);
    parts.set(name, part.slice(at + 1));
  }
  const frequency = parts.get('FREQ');
  if (!frequency) return problem('FREQ', 'The rule does not say how often. Begin it with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY.');
  if (!FREQUENCIES.includes(frequency as Frequency))
    return problem('FREQ', `FREQ=${frequency} is not known. Use HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY.`);
  const rule = plainRule(frequency as Frequency);
  return readParts(rule, parts, untilOf) ?? misplaced(rule) ?? rule;
}

export const isProblem = (read: object): read is RuleProblem => 'fault' in read;

const PARTS = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', ...LIST_PARTS]);
const problem = (part: string, message: string): RuleProblem => ({ part, fault: 'malformed', message });

/** Fills the rule in; answers the first problem. */
function readParts(rule: Rule, parts: ReadonlyMap<string, string>, untilOf: (until: string) => Wall | null): RuleProblem | null {
  for (const [name, value] of parts) {
    if (name === 'FREQ') continue;
    if (name === 'INTERVAL' || name === 'COUNT') {
      const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
      if (number < 1) return problem(name, `${name}=${value} is not a number from 1. Write ${name}=2, for example.`);
      if (name === 'COUNT') rule.count = number;
      else rule.interval = number;
    } else if (name === 'UNTIL') {
      rule.until = untilOf(value);
      if (rule.until === null) return problem(name, `UNTIL=${value} is not a date. Write 20261231, or 20261231T220000Z in UTC.`);
    } else if (name === 'WKST') {
      rule.weekStart = WEEKDAY_CODES.indexOf(value as 'MO');
      if (rule.weekStart < 0) return problem(name, `WKST=${value} is not a weekday. Use MO, TU, WE, TH, FR, SA or SU.`);
    } else if (name === 'BYDAY') {
      const wishes = weekdaysOf(value);
      if (!wishes) return problem(name, `BYDAY=${value} is not understood. Write weekdays such as MO,TH or 2TU for the second Tuesday.`);
      rule.byDay = wishes;
    } else {
      const { field, from, to, fromEnd } = LISTS[name as ListPart];
      const numbers = value.split(',').map((one) => (/^[+-]?\d{1,3}$/.test(one) ? Number(one) : Number.NaN));
      const fits = (number: number): boolean => (number >= from && number <= to) || (fromEnd && number <= -from && number >= -to);
      if (!numbers.every(fits))
        return problem(
          name,
          `${name}=${value} is not understood. Use numbers from ${from} to ${to}${fromEnd ? ', or −1 for the last' : ''}.`,
        );
      rule[field] = [...new Set(numbers)];
    }
  }
  return null;
}

function weekdaysOf(value: string): WeekdayWish[] | null {
  const wishes: WeekdayWish[] = [];
  for (const one of value.split(',')) {
    const found = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(one);
    const ordinal = Number(found?.[1] ?? 0);
    if (!found || (found[1] !== undefined && ordinal === 0) || Math.abs(ordinal) > 53) return null;
    const weekday = WEEKDAY_CODES.indexOf(found[2] as 'MO');
    if (!wishes.some((other) => other.weekday === weekday && other.ordinal === ordinal)) wishes.push({ weekday, ordinal });
  }
  return wishes;
}

/** The combinations that the standard rules out (3.3.10). */
function misplaced(rule: Rule): RuleProblem | null {
  const { frequency, byDay, byWeekNumber, byYearDay, byMonthDay, bySetPosition } = rule;
  const says = (part: string, with_: string): RuleProblem => problem(part, `${part} goes only with ${with_}. Leave it out or change FREQ.`);
  if (rule.count !== null && rule.until !== null) return problem('UNTIL', 'A rule ends with COUNT or with UNTIL, not both. Leave one out.');
  if (byWeekNumber.length > 0 && frequency !== 'YEARLY') return says('BYWEEKNO', 'FREQ=YEARLY');
  if (byYearDay.length > 0 && ['DAILY', 'WEEKLY', 'MONTHLY'].includes(frequency)) return says('BYYEARDAY', 'FREQ=YEARLY or HOURLY');
  if (byMonthDay.length > 0 && frequency === 'WEEKLY') return says('BYMONTHDAY', 'another FREQ than WEEKLY');
  if (byDay.some(({ ordinal }) => ordinal !== 0)) {
    if (frequency !== 'MONTHLY' && frequency !== 'YEARLY')
      return problem('BYDAY', 'Numbered weekdays such as 2TU go only with FREQ=MONTHLY or YEARLY. Leave the number out.');
    if (byWeekNumber.length > 0) return problem('BYDAY', 'Numbered weekdays do not go with BYWEEKNO. Leave the number out.');
  }
  if (bySetPosition.length > 0 && !hasOtherList(rule))
    return problem('BYSETPOS', 'BYSETPOS chooses among days that another part gives. Add BYDAY, for example.');
  return null;
}

const hasOtherList = (rule: Rule): boolean =>
  rule.byDay.length > 0 || LIST_PARTS.some((part) => part !== 'BYSETPOS' && rule[LISTS[part].field].length > 0);

/** The rule as the standard writes it; UNTIL as `writeUntil` gives it. */
export function writeRule(rule: Rule, writeUntil: (until: Wall) => string): string {
  const days = rule.byDay.map(({ weekday, ordinal }) => `${ordinal || ''}${WEEKDAY_CODES[weekday]}`);
  return [
    `FREQ=${rule.frequency}`,
    rule.interval > 1 ? `INTERVAL=${rule.interval}` : '',
    ...LIST_PARTS.slice(0, 4).map((part) => listText(rule, part)),
    days.length > 0 ? `BYDAY=${days.join(',')}` : '',
    ...LIST_PARTS.slice(4).map((part) => listText(rule, part)),
    rule.weekStart !== 1 ? `WKST=${WEEKDAY_CODES[rule.weekStart]}` : '',
    rule.count !== null ? `COUNT=${rule.count}` : '',
    rule.until !== null ? `UNTIL=${writeUntil(rule.until)}` : '',
  ]
    .filter(Boolean)
    .join(';');
}

const listText = (rule: Rule, part: ListPart): string => {
  const numbers = rule[LISTS[part].field];
  return numbers.length > 0 ? `${part}=${numbers.join(',')}` : '';
};

const UNTIL = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/;

/** UNTIL as it is written: a wall time, a moment in UTC, or a day, which is meant with all its hours. Null for what is none of them. */
export function readUntil(text: string, wallOfUtc: (utc: number) => Wall): Wall | null {
  const found = UNTIL.exec(text.trim().toUpperCase());
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  if (new Date(wall).getUTCDate() !== day || month < 1 || month > 12) return null;
  if (found[4] === undefined) return wall + WALL_DAY - 1;
  return found[7] ? wallOfUtc(wall) : wall;
}
