import { RuleRefused } from '../../../domain/scheduling/series/rule-refused.ts';
import { SeriesClashes, type ClashingDate } from '../../../domain/scheduling/series/series-clashes.ts';
import { builder } from '../../builder.ts';
import { ErrorInterface } from '../../shared/errors.ts';
import { ClashType } from '../resource-taken.ts';

const carried = { access: 'carried' as const };

builder.objectType(RuleRefused, {
  ...carried,
  name: 'RuleRefused',
  interfaces: [ErrorInterface],
  description: 'The rule of a series cannot be followed; the message says how to mend it.',
  fields: (t) => ({
    part: t.exposeString('part', { description: 'The part of the rule it is about: FREQ, BYDAY, COUNT …; RRULE for the whole.' }),
    fault: t.exposeString('fault', {
      description: 'malformed, too_dense, never, ended, too_many, meets_itself or not_movable.',
    }),
    limit: t.exposeInt('limit', { nullable: true, description: 'How many sessions there may be, where there are too many.' }),
    dates: t.exposeStringList('dates', { description: 'The dates in question, as wall times; empty where none is.' }),
  }),
});

const Clashing = builder.objectRef<ClashingDate>('ClashingDate').implement({
  ...carried,
  description: 'A date of a series that cannot be booked as it is.',
  fields: (t) => ({
    occurrence: t.exposeString('occurrence', { description: 'Its place in the rule, as wall time: for a decision on it.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When its session would begin.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it would end.' }),
    clashes: t.expose('clashes', { type: [ClashType], description: 'What stands in the way.' }),
    refusal: t.exposeString('refusal', { nullable: true, description: 'What a rule of the studio says against it.' }),
  }),
});

builder.objectType(SeriesClashes, {
  ...carried,
  name: 'SeriesClashes',
  interfaces: [ErrorInterface],
  description: 'Some dates of a series clash, and nothing was decided about them. Decide on each, or say `onClash`.',
  fields: (t) => ({ dates: t.expose('dates', { type: [Clashing], description: 'These dates, in order.' }) }),
});
