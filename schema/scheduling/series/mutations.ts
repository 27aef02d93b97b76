import { StaleEdit } from '../../../domain/kernel/errors.ts';
import { ResourceTaken } from '../../../domain/scheduling/resource-taken.ts';
import { cancelSeries } from '../../../domain/scheduling/series/cancel-series.ts';
import { createSeries } from '../../../domain/scheduling/series/create-series.ts';
import { editSeries } from '../../../domain/scheduling/series/edit-series.ts';
import { reclaimDate } from '../../../domain/scheduling/series/reclaim-date.ts';
import { RuleRefused } from '../../../domain/scheduling/series/rule-refused.ts';
import { SeriesClashes } from '../../../domain/scheduling/series/series-clashes.ts';
import { RUNNERS } from '../../shared/access.ts';
import { EXPECTED_VERSION } from '../../shared/edit-input.ts';
import { idField } from '../../shared/id-fields.ts';
import { mutation, withoutNulls } from '../../shared/mutation.ts';
import { Booking } from '../booking.ts';
import { ScopeEnum } from './enums.ts';
import { CLOCKS, datesFields, decisionsField, newTimesFields, onClashField, RULE, seriesInputOf, sessionFields, WALL } from './inputs.ts';
import { Series } from './series.ts';

const SCHEDULERS = [...RUNNERS, 'producer'] as const;
const MAY = 'Requires the role owner, studio manager, coordinator or producer.';

mutation('createSeries', {
  description:
    'Books sessions that repeat, all or none: one with an end and 1,000 sessions at most to its end, another as far as the studio looks ahead, ' +
    `where a worker goes on. Dates that clash need a decision; those that are skipped are remembered and can be had later. ${CLOCKS} ${MAY}`,
  access: SCHEDULERS,
  type: Series,
  errors: [RuleRefused, SeriesClashes],
  input: (t) => ({
    title: t.string({ required: true, description: 'What each is called.' }),
    ...newTimesFields(t),
    ...sessionFields(t),
    ...decisionsField(t),
    ...onClashField(t),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await createSeries(caller, withoutNulls(seriesInputOf(input)) as unknown as Parameters<typeof createSeries>[1]);
    return caller.db.series.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editSeries', {
  description:
    'Changes a series: all that is still to come, or one session and those that follow, which then go on as a series of their own (the answer). ' +
    `Sessions follow in whatever nobody changed by hand; what is left out stays as it is. ${MAY}`,
  access: SCHEDULERS,
  type: Series,
  errors: [RuleRefused, SeriesClashes, StaleEdit],
  input: (t) => ({
    seriesId: idField(t, 'Series', { required: true, description: 'Which series.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    scope: t.field({ type: ScopeEnum, required: true, description: 'How far the change reaches.' }),
    occurrence: t.string({ description: `The session from which on, or by which the new time is meant: ${WALL}.` }),
    newTime: t.string({ description: `Where that session begins from now on, and all others alike: ${WALL}.` }),
    title: t.string({ description: 'What each is called.' }),
    lengthMinutes: t.int({ description: 'How long each lasts: minutes that pass.' }),
    rule: t.string({ description: `${RULE} It begins anew with the next session to come.` }),
    ...datesFields(t),
    ...sessionFields(t),
    ...decisionsField(t),
    ...onClashField(t),
  }),
  resolve: async (caller, { clientId, projectId, sessionTypeId, ...input }, query) => {
    const edit = withoutNulls(seriesInputOf(input)) as unknown as Parameters<typeof editSeries>[1];
    const { id } = await editSeries(caller, { ...edit, clientId, projectId, sessionTypeId });
    return caller.db.series.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('cancelSeries', {
  description: `Calls off all sessions of a series that are still to come, or those from one of them on; nothing is added any more. ${MAY}`,
  access: SCHEDULERS,
  type: Series,
  errors: [StaleEdit],
  input: (t) => ({
    seriesId: idField(t, 'Series', { required: true, description: 'Which series.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    scope: t.field({ type: ScopeEnum, required: true, description: 'How far it reaches.' }),
    occurrence: t.string({ description: `The first that is called off: ${WALL}.` }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await cancelSeries(caller, withoutNulls(input) as Parameters<typeof cancelSeries>[1]);
    return caller.db.series.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('reclaimSeriesDate', {
  description: `Books a session at a date that a series had skipped, as the series has it now. ${MAY}`,
  access: SCHEDULERS,
  type: Booking,
  errors: [ResourceTaken],
  input: (t) => ({
    seriesId: idField(t, 'Series', { required: true, description: 'Which series.' }),
    occurrence: t.string({ required: true, description: `The skipped date: ${WALL}.` }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await reclaimDate(caller, input);
    return caller.db.booking.findUniqueOrThrow({ ...query, where: { id } });
  },
});
