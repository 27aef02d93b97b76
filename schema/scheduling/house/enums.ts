import {
  AUDIENCES,
  QUOTA_PERIODS,
  QUOTA_SUBJECTS,
  QUOTA_UNITS,
  RULE_EFFECTS,
  RULE_KINDS,
  type RuleEffect,
} from '../../../domain/scheduling/house/house-rules.ts';
import { PAIR_STATES, PAIR_VERDICTS } from '../../../domain/scheduling/house/state-pair-rules.ts';
import { BLOCK_KINDS } from '../../../domain/scheduling/house/time-block-rules.ts';
import { builder } from '../../builder.ts';

const valuesOf = <Value extends string>(values: readonly Value[], words: Record<Value, string>) =>
  Object.fromEntries(values.map((value) => [value, { description: words[value] }])) as Record<Value, { description: string }>;

export const RuleKindEnum = builder.enumType('BookingRuleKind', {
  description: 'What a rule asks.',
  values: valuesOf(RULE_KINDS, {
    increment: 'Sessions begin on a step of the clock, counted from midnight and from opening, and last whole steps: `minutes`.',
    length: 'Sessions last at least `minMinutes` and at most `maxMinutes`.',
    notice: 'Sessions are booked at least `minutes` ahead.',
    horizon: 'Sessions are booked at most `minutes` ahead.',
    quota: 'At most `quotaMost` sessions or hours in a period for one client, project or person who books.',
    blackout: 'Nothing is booked from `startsAt` to `endsAt`.',
  }),
});

const EFFECTS: Record<RuleEffect, string> = {
  allows: 'It is allowed without a word.',
  warns: 'It is allowed, and said.',
  refuses: 'It is refused; an owner or studio manager may do it with a reason.',
};
export const RuleEffectEnum = builder.enumType('BookingRuleEffect', {
  description: 'How strictly something holds.',
  values: valuesOf(RULE_EFFECTS, EFFECTS),
});

export const AudienceEnum = builder.enumType('BookingRuleAudience', {
  description: 'Whom a rule binds.',
  values: valuesOf(AUDIENCES, {
    everybody: 'Everybody who books.',
    staff: 'Everyone who works for the studio.',
    clients: 'Clients who book for themselves.',
  }),
});

export const QuotaUnitEnum = builder.enumType('QuotaUnit', {
  description: 'What a quota counts.',
  values: valuesOf(QUOTA_UNITS, { sessions: 'Sessions that still want their time.', hours: 'Their hours, without setup and teardown.' }),
});
export const QuotaPeriodEnum = builder.enumType('QuotaPeriod', {
  description: 'In what time a quota counts; a session counts when it begins.',
  values: valuesOf(QUOTA_PERIODS, { day: 'A day of the studio.', week: 'A week from Monday.', month: 'A month.' }),
});
export const QuotaSubjectEnum = builder.enumType('QuotaSubject', {
  description: 'For whom a quota counts.',
  values: valuesOf(QUOTA_SUBJECTS, {
    client: 'For each client; sessions without one do not count.',
    project: 'For each project; sessions without one do not count.',
    booker: 'For each person who books.',
  }),
});

export const BlockKindEnum = builder.enumType('TimeBlockKind', {
  description: 'How a part of the day is sold.',
  values: valuesOf(BLOCK_KINDS, {
    hourly: 'By the slot: the block is a row of slots of `slotMinutes`.',
    half_day: 'A half day.',
    full_day: 'A full day.',
    custom: 'Anything else, such as an evening.',
  }),
});

export const PairStateEnum = builder.enumType('MatrixState', {
  description: 'A state as the matrix of states knows it.',
  values: valuesOf(PAIR_STATES, {
    inquiry: 'Somebody asked.',
    hold: 'The slot is kept for somebody.',
    tentative: 'Agreed, not signed.',
    confirmed: 'Firm: confirmed, in session or completed.',
  }),
});
export const PairVerdictEnum = builder.enumType('MatrixVerdict', {
  description: 'What a session that stands does to one that is wanted beside it.',
  values: valuesOf(PAIR_VERDICTS, { allows: 'Nothing.', warns: 'It is said.', blocks: 'It is refused as ResourceTaken.' }),
});
