import { FINDING_KINDS, type Finding } from '../../../domain/scheduling/house/house-rules.ts';
import { RuleBroken } from '../../../domain/scheduling/house/rule-broken.ts';
import { builder } from '../../builder.ts';
import { ErrorInterface } from '../../shared/errors.ts';
import { encodeId } from '../../shared/ids.ts';

const WHAT: Record<(typeof FINDING_KINDS)[number], string> = {
  increment: 'Sessions begin on a step of the clock and last whole steps.',
  length: 'Sessions last at least, or at most, so long.',
  notice: 'Sessions are booked so long ahead.',
  horizon: 'Sessions are not booked further ahead.',
  quota: 'So many sessions or hours in a day, week or month for one client, project or person who books.',
  blackout: 'Nothing is booked in a period.',
  opening_hours: 'A room is closed then.',
  past: 'The time is over, or has begun.',
  room_kind: 'The type of session is meant for another kind of room.',
  beside: 'Another session stands there, which does not block this one.',
};

export const FindingKindEnum = builder.enumType('BookingFindingKind', {
  description: 'What can be said against a session beside that something is taken.',
  values: Object.fromEntries(FINDING_KINDS.map((kind) => [kind, { description: WHAT[kind] }])) as Record<
    (typeof FINDING_KINDS)[number],
    { description: string }
  >,
});

/** A repeated command answers from its receipt, in which moments are text. */
const moment = (at: Date | string | undefined): Date | undefined => (at === undefined ? undefined : new Date(at));

export const BookingFinding = builder.objectRef<Finding>('BookingFinding').implement({
  access: 'carried',
  description: 'What a rule of the house says against a session.',
  fields: (t) => ({
    ruleId: t.id({
      nullable: true,
      description: 'The rule; null for what holds in every house, such as opening hours.',
      resolve: ({ ruleId }) => ruleId && encodeId('BookingRule', ruleId),
    }),
    name: t.exposeString('name', { description: 'What the rule is called.' }),
    kind: t.expose('kind', { type: FindingKindEnum, description: 'What it is about.' }),
    says: t.exposeString('says', { description: 'What is allowed, as a sentence.' }),
    nearestStartsAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The nearest time that keeps it, and every other rule where that can be; null when no other time helps.',
      resolve: ({ nearest }) => moment(nearest?.startsAt),
    }),
    nearestEndsAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the session would end then; a rule about length changes it.',
      resolve: ({ nearest }) => moment(nearest?.endsAt),
    }),
  }),
});

builder.objectType(RuleBroken, {
  access: 'carried',
  name: 'RuleBroken',
  interfaces: [ErrorInterface],
  description: 'Rules of the house refuse it. All that do are named at once.',
  fields: (t) => ({
    rules: t.expose('rules', { type: [BookingFinding], description: 'The rules that refuse.' }),
    mayOverride: t.exposeBoolean('mayOverride', { description: 'Whether the caller may do it all the same, with `overrideReason`.' }),
  }),
});

export const OVERRIDE =
  'Why it is done although rules of the house refuse; the log keeps it. Only an owner or studio manager may give one.';
