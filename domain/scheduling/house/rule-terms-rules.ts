import type { InputIssue } from '../../kernel/errors.ts';
import { lengthWords, type RuleKind, type RuleScope, type RuleTerms, type Audience, type RuleEffect } from './house-rules.ts';

/** A rule as somebody writes it down. */
export interface WrittenRule extends RuleScope, RuleTerms {
  name: string;
  kind: RuleKind;
  effect: RuleEffect;
  binds: Audience;
}

const DAY = 1_440;
const YEAR = 366 * DAY;

/** Which terms each kind has. */
export const TERMS_OF: Record<RuleKind, readonly (keyof RuleTerms)[]> = {
  increment: ['minutes'],
  length: ['minMinutes', 'maxMinutes'],
  notice: ['minutes'],
  horizon: ['minutes'],
  quota: ['quotaMost', 'quotaUnit', 'quotaPeriod', 'quotaOf'],
  blackout: ['startsAt', 'endsAt'],
};

type Check = (rule: WrittenRule) => (InputIssue | null)[];
const issue = (wrong: boolean, path: keyof WrittenRule, message: string): InputIssue | null => (wrong ? { path, message } : null);

const CHECKS: Record<RuleKind, Check> = {
  increment: ({ minutes }) => [
    issue(minutes === null, 'minutes', 'Give the length of a step in minutes.'),
    issue(minutes !== null && minutes < 1, 'minutes', 'A step is at least one minute long.'),
    issue(minutes !== null && minutes > DAY, 'minutes', 'A step is a day long at the most.'),
  ],
  length: ({ minMinutes, maxMinutes }) => [
    issue(minMinutes === null && maxMinutes === null, 'minMinutes', 'Give the shortest length, the longest, or both.'),
    issue(minMinutes !== null && minMinutes < 1, 'minMinutes', 'The shortest session lasts at least a minute.'),
    issue(minMinutes !== null && minMinutes > YEAR, 'minMinutes', 'A session lasts a year at the most.'),
    issue(maxMinutes !== null && maxMinutes < 1, 'maxMinutes', 'The longest session lasts at least a minute.'),
    issue(maxMinutes !== null && maxMinutes > YEAR, 'maxMinutes', 'A session lasts a year at the most.'),
    issue(
      minMinutes !== null && maxMinutes !== null && maxMinutes < minMinutes,
      'maxMinutes',
      'The longest is shorter than the shortest: nothing could be booked.',
    ),
  ],
  notice: ({ minutes }) => aheadChecks(minutes),
  horizon: ({ minutes }) => aheadChecks(minutes),
  quota: ({ quotaMost, quotaUnit, quotaPeriod, quotaOf }) => [
    issue(quotaMost === null, 'quotaMost', 'Say how many at most.'),
    issue(quotaMost !== null && quotaMost < 1, 'quotaMost', 'Allow at least one; to allow none, use a blackout.'),
    issue(quotaMost !== null && quotaMost > 10_000, 'quotaMost', 'Allow at most 10,000.'),
    issue(quotaUnit === null, 'quotaUnit', 'Choose sessions or hours.'),
    issue(quotaPeriod === null, 'quotaPeriod', 'Choose a day, a week or a month.'),
    issue(quotaOf === null, 'quotaOf', 'Choose for whom it counts: a client, a project or whoever books.'),
  ],
  blackout: ({ startsAt, endsAt }) => [
    issue(startsAt === null, 'startsAt', 'Say when it begins.'),
    issue(endsAt === null, 'endsAt', 'Say when it ends.'),
    issue(startsAt !== null && endsAt !== null && endsAt <= startsAt, 'endsAt', 'A blackout ends after it begins.'),
  ],
};

const aheadChecks = (minutes: number | null): (InputIssue | null)[] => [
  issue(minutes === null, 'minutes', 'Say how long ahead.'),
  issue(minutes !== null && minutes < 1, 'minutes', 'At least a minute; without a rule there is no limit.'),
  issue(minutes !== null && minutes > 2 * YEAR, 'minutes', 'Two years at the most.'),
];

/** What is wrong with a rule in itself; nothing when it means something. */
export function wrongWith(rule: WrittenRule): InputIssue[] {
  const scopes = (['roomId', 'roomKind', 'sessionTypeId', 'clientId'] as const).filter((path) => rule[path] !== null);
  const foreign = Object.values(TERMS_OF)
    .flat()
    .filter((path) => !TERMS_OF[rule.kind].includes(path) && rule[path] !== null);
  return [
    issue(scopes.length > 1, scopes[1] ?? 'roomId', 'Choose one of room, kind of room, session type and client, or none for everything.'),
    ...[...new Set(foreign)].map((path) => issue(true, path, `A rule about ${KIND_WORDS[rule.kind]} does not have this.`)),
    ...CHECKS[rule.kind](rule),
  ].filter((one) => one !== null);
}

export const KIND_WORDS: Record<RuleKind, string> = {
  increment: 'steps',
  length: 'length',
  notice: 'notice',
  horizon: 'how far ahead',
  quota: 'a quota',
  blackout: 'a blackout',
};

/** Another rule with which this one leaves nothing to book, in words; null when they go together. */
export function contradiction(rule: WrittenRule, others: readonly WrittenRule[]): string | null {
  if (rule.effect !== 'refuses') return null;
  const other = others.find((one) => one.effect === 'refuses' && meet(rule, one) && (excludes(rule, one) || excludes(one, rule)));
  return other ? `With “${other.name}” nothing could be booked. Change one of them, or let it warn.` : null;
}

/** Rules whose scopes are the same, or one of which concerns everything. Others may meet by chance, which is no mistake of writing. */
function meet(a: WrittenRule, b: WrittenRule): boolean {
  const key = ({ roomId, roomKind, sessionTypeId, clientId }: RuleScope): string => [roomId, roomKind, sessionTypeId, clientId].join();
  const everything = ',,,';
  const audiences = a.binds === 'everybody' || b.binds === 'everybody' || a.binds === b.binds;
  return audiences && (key(a) === key(b) || key(a) === everything || key(b) === everything);
}

function excludes(a: WrittenRule, b: WrittenRule): boolean {
  if (a.kind === 'length' && b.kind === 'length') return a.minMinutes !== null && b.maxMinutes !== null && a.minMinutes > b.maxMinutes;
  if (a.kind === 'increment' && b.kind === 'length' && b.maxMinutes !== null)
    return Math.floor(b.maxMinutes / a.minutes!) * a.minutes! < Math.max(a.minutes!, b.minMinutes ?? 1);
  return a.kind === 'notice' && b.kind === 'horizon' && a.minutes! > b.minutes!;
}

/** What a rule asks, in one line of a list; whoever shows it writes the moments of a blackout. */
export function termsWords(rule: RuleTerms & { kind: RuleKind }, moment: (at: Date) => string): string {
  const { kind, minutes, minMinutes, maxMinutes, startsAt, endsAt, quotaMost, quotaUnit, quotaPeriod, quotaOf } = rule;
  switch (kind) {
    case 'increment':
      return `Steps of ${lengthWords(minutes!)}`;
    case 'length':
      if (minMinutes === null) return `At most ${lengthWords(maxMinutes!)}`;
      return maxMinutes === null ? `At least ${lengthWords(minMinutes)}` : `${lengthWords(minMinutes)} to ${lengthWords(maxMinutes)}`;
    case 'notice':
      return `${lengthWords(minutes!)} ahead at least`;
    case 'horizon':
      return `${lengthWords(minutes!)} ahead at most`;
    case 'quota':
      return `${quotaMost} ${quotaMost === 1 ? quotaUnit!.slice(0, -1) : quotaUnit} a ${quotaPeriod}, ${QUOTA_WORDS[quotaOf!]}`;
    case 'blackout':
      return `${moment(startsAt!)} to ${moment(endsAt!)}`;
  }
}

const QUOTA_WORDS = { client: 'for each client', project: 'for each project', booker: 'for whoever books' } as const;
