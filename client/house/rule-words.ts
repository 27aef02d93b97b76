import { termsWords } from '../../domain/scheduling/house/rule-terms-rules.ts';
import type { Audience, RuleKind } from '../../domain/scheduling/house/house-rules.ts';
import { format } from '../time/format.ts';
import { title } from '../ui/words.ts';
import type { RuleRow } from './house-documents.ts';

export const KIND_CHOICES: readonly { value: RuleKind; label: string; note: string }[] = [
  { value: 'increment', label: 'Steps', note: 'Sessions begin on steps of the clock and last whole steps.' },
  { value: 'length', label: 'Length', note: 'Sessions last at least, or at most, so long.' },
  { value: 'notice', label: 'Notice', note: 'Sessions are booked so long ahead.' },
  { value: 'horizon', label: 'Furthest ahead', note: 'Sessions are not booked further ahead.' },
  { value: 'quota', label: 'Quota', note: 'So many sessions or hours for one client, project or person who books.' },
  { value: 'blackout', label: 'Blackout', note: 'Nothing is booked in a period.' },
];
export const kindLabel = (kind: string): string => KIND_CHOICES.find(({ value }) => value === kind)?.label ?? kind;

const AUDIENCE: Record<Audience, string> = { everybody: '', staff: 'staff only', clients: 'clients only' };

/** What a rule asks, in one line. */
export const ruleText = (rule: RuleRow): string =>
  termsWords(
    {
      kind: rule.kind,
      minutes: rule.minutes ?? null,
      minMinutes: rule.minMinutes ?? null,
      maxMinutes: rule.maxMinutes ?? null,
      startsAt: rule.startsAt ? new Date(rule.startsAt) : null,
      endsAt: rule.endsAt ? new Date(rule.endsAt) : null,
      quotaMost: rule.quotaMost ?? null,
      quotaUnit: rule.quotaUnit ?? null,
      quotaPeriod: rule.quotaPeriod ?? null,
      quotaOf: rule.quotaOf ?? null,
    },
    (at) => format().dateTime(at),
  );

/** What it concerns, and whom it binds. */
export const scopeText = (rule: RuleRow): string =>
  [rule.scopeName ?? (rule.roomKind ? `${title(rule.roomKind)}s` : 'Everything'), AUDIENCE[rule.binds]].filter(Boolean).join(', ');

export const EFFECT_MARK = {
  refuses: { shape: 'disc', tone: 'on-air', text: 'Refuses' },
  warns: { shape: 'half', tone: 'amber', text: 'Warns' },
  allows: { shape: 'ring', tone: 'free', text: 'Allows' },
} as const;
