import type { RuleKind, RuleTerms } from '../../domain/scheduling/house/house-rules.ts';
import { TERMS_OF } from '../../domain/scheduling/house/rule-terms-rules.ts';
import type { RoomKind } from '../../domain/scheduling/room-rules.ts';
import type { Option } from '../ui/Combobox.tsx';
import type { RuleRow } from './house-documents.ts';

export type ScopeKind = 'everything' | 'room' | 'roomKind' | 'sessionType' | 'client';

/** What the form of a rule holds. */
export interface RuleValues {
  name: string;
  kind: RuleKind;
  effect: 'warns' | 'refuses';
  binds: 'everybody' | 'staff' | 'clients';
  scope: ScopeKind;
  scopeOf: Option | null;
  roomKind: RoomKind;
  minutes: number | null;
  minMinutes: number | null;
  maxMinutes: number | null;
  startsAt: string | null;
  endsAt: string | null;
  quotaMost: number | null;
  quotaUnit: 'sessions' | 'hours';
  quotaPeriod: 'day' | 'week' | 'month';
  quotaOf: 'client' | 'project' | 'booker';
}

export const NEW_RULE: RuleValues = {
  name: '',
  kind: 'increment',
  effect: 'refuses',
  binds: 'everybody',
  scope: 'everything',
  scopeOf: null,
  roomKind: 'recording_room',
  minutes: 30,
  minMinutes: null,
  maxMinutes: null,
  startsAt: null,
  endsAt: null,
  quotaMost: 2,
  quotaUnit: 'sessions',
  quotaPeriod: 'week',
  quotaOf: 'client',
};

/** What a kind begins with when it is chosen for a new rule. */
export const FIRST_TERMS: Record<RuleKind, Partial<RuleValues>> = {
  increment: { minutes: 30 },
  length: { minMinutes: 60, maxMinutes: null },
  notice: { minutes: 1_440 },
  horizon: { minutes: 90 * 1_440 },
  quota: {},
  blackout: {},
};

export function valuesOfRule(rule: RuleRow): RuleValues {
  const id = rule.roomId ?? rule.sessionTypeId ?? rule.clientId;
  const scope: ScopeKind = rule.roomId
    ? 'room'
    : rule.sessionTypeId
      ? 'sessionType'
      : rule.clientId
        ? 'client'
        : rule.roomKind
          ? 'roomKind'
          : 'everything';
  return {
    name: rule.name,
    kind: rule.kind,
    effect: rule.effect === 'warns' ? 'warns' : 'refuses',
    binds: rule.binds,
    scope,
    scopeOf: id ? { id, label: rule.scopeName ?? '' } : null,
    roomKind: rule.roomKind ?? NEW_RULE.roomKind,
    minutes: rule.minutes ?? null,
    minMinutes: rule.minMinutes ?? null,
    maxMinutes: rule.maxMinutes ?? null,
    startsAt: rule.startsAt ?? null,
    endsAt: rule.endsAt ?? null,
    quotaMost: rule.quotaMost ?? null,
    quotaUnit: rule.quotaUnit ?? NEW_RULE.quotaUnit,
    quotaPeriod: rule.quotaPeriod ?? NEW_RULE.quotaPeriod,
    quotaOf: rule.quotaOf ?? NEW_RULE.quotaOf,
  };
}

/** The rule as the API takes it: only the terms of its kind, and one scope at the most. */
export function ruleInput(values: RuleValues) {
  const terms = Object.fromEntries(TERMS_OF[values.kind].map((term: keyof RuleTerms) => [term, values[term]]));
  const of = (scope: ScopeKind): string | null => (values.scope === scope ? (values.scopeOf?.id ?? null) : null);
  return {
    name: values.name,
    effect: values.effect,
    binds: values.binds,
    roomId: of('room'),
    roomKind: values.scope === 'roomKind' ? values.roomKind : null,
    sessionTypeId: of('sessionType'),
    clientId: of('client'),
    ...terms,
  };
}

/** Fields of the edit that differ; a scope is named whole, so that the one before it goes. */
export function changedRule(before: RuleValues, after: RuleValues): Partial<ReturnType<typeof ruleInput>> {
  const [was, is] = [ruleInput(before), ruleInput(after)];
  return Object.fromEntries(
    (Object.keys(is) as (keyof typeof is)[])
      .filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]))
      .map((key) => [key, is[key]]),
  );
}
