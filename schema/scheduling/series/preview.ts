import { previewSeriesEdit } from '../../../domain/scheduling/series/preview-edit.ts';
import { previewSeries, type DateVerdict, type SeriesPreview } from '../../../domain/scheduling/series/preview-series.ts';
import { builder } from '../../builder.ts';
import { RUNNERS } from '../../shared/access.ts';
import { idField } from '../../shared/id-fields.ts';
import { encodeId } from '../../shared/ids.ts';
import { withoutNulls } from '../../shared/mutation.ts';
import { ClashType } from '../resource-taken.ts';
import { ClockEnum, FateEnum, ScopeEnum } from './enums.ts';
import { CLOCKS, datesFields, decisionsField, newTimesFields, RULE, seriesInputOf, sessionFields, WALL } from './inputs.ts';

const carried = { access: 'carried' as const };
const MAY = 'Requires the role owner, studio manager, coordinator or producer.';
const SCHEDULERS = [...RUNNERS, 'producer'] as const;

const Verdict = builder.objectRef<DateVerdict>('SeriesDateVerdict').implement({
  ...carried,
  description: 'What would become of one date of a series. Ways out of a clash: ask `checkBooking` with these times.',
  fields: (t) => ({
    occurrence: t.exposeString('occurrence', { description: 'Its place in the rule, as wall time: for a decision on it.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When its session would begin.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it would end.' }),
    fate: t.expose('fate', { type: FateEnum, description: 'What would become of it.' }),
    clock: t.expose('clock', { type: ClockEnum, description: 'Whether the clocks change there.' }),
    free: t.boolean({
      description: 'Whether nothing stands in the way.',
      resolve: ({ clashes, refusal }) => clashes.length === 0 && refusal === null,
    }),
    clashes: t.expose('clashes', { type: [ClashType], description: 'What stands in the way.' }),
    refusal: t.exposeString('refusal', { nullable: true, description: 'What a rule of the studio says against it.' }),
    priceMinor: t.exposeInt('priceMinor', {
      nullable: true,
      description: 'What it would cost, minor units. Null for those who may not see prices.',
    }),
    bookingId: t.id({
      nullable: true,
      description: 'The session that stands there now; null for a new one.',
      resolve: ({ bookingId }) => bookingId && encodeId('Booking', bookingId),
    }),
  }),
});

const Preview = builder.objectRef<SeriesPreview>('SeriesPreview').implement({
  ...carried,
  description: 'A series as it would be, date by date.',
  fields: (t) => ({
    words: t.exposeString('words', { description: 'The rule in words.' }),
    zone: t.exposeString('zone', { description: 'IANA zone of its wall times.' }),
    total: t.exposeInt('total', { nullable: true, description: 'How many dates it has in all; null without an end.' }),
    writtenUntil: t.exposeString('writtenUntil', {
      nullable: true,
      description: 'Up to where it is booked now, as wall time; a worker goes on from there. Null when it is booked to its end.',
    }),
    dates: t.expose('dates', { type: [Verdict], description: 'Its dates up to there, 1,000 at most.' }),
    clashing: t.int({
      description: 'How many of them have something in the way.',
      resolve: ({ dates }) => dates.filter(({ clashes, refusal }) => clashes.length > 0 || refusal !== null).length,
    }),
    priceMinor: t.int({
      nullable: true,
      description:
        'What these cost together, minor units; a whole number beyond what a single session can cost is cut. Null for those who may not see prices.',
      resolve: ({ priceMinor }) => priceMinor && Math.min(priceMinor, 2_147_483_647),
    }),
  }),
});

const PreviewInput = builder.inputType('PreviewSeriesInput', {
  description: 'A series as it would be booked.',
  fields: (t) => ({ ...newTimesFields(t), ...sessionFields(t), ...decisionsField(t) }),
});

builder.queryField('previewSeries', (t) =>
  t.field({
    type: Preview,
    access: SCHEDULERS,
    description: `A verdict on every date of a series before anything is saved. It writes and locks nothing; somebody may be faster all the same. ${CLOCKS} ${MAY}`,
    args: { input: t.arg({ type: PreviewInput, required: true, description: 'The series.' }) },
    resolve: (_root, { input }, { caller }) =>
      previewSeries(caller, withoutNulls(seriesInputOf(input)) as unknown as Parameters<typeof previewSeries>[1]),
  }),
);

const PreviewEditInput = builder.inputType('PreviewSeriesEditInput', {
  description: 'A series as it would be changed.',
  fields: (t) => ({
    seriesId: idField(t, 'Series', { required: true, description: 'Which series.' }),
    scope: t.field({ type: ScopeEnum, required: true, description: 'How far the change reaches.' }),
    occurrence: t.string({ description: `The session from which on, or by which the new time is meant: ${WALL}.` }),
    newTime: t.string({ description: `Where that session begins from now on, and all others alike: ${WALL}.` }),
    lengthMinutes: t.int({ description: 'How long each lasts: minutes that pass.' }),
    rule: t.string({ description: RULE }),
    ...datesFields(t),
    ...sessionFields(t),
    ...decisionsField(t),
  }),
});

builder.queryField('previewSeriesEdit', (t) =>
  t.field({
    type: Preview,
    access: SCHEDULERS,
    description: `What a change of a series would do to each session that is still to come. It writes and locks nothing. ${MAY}`,
    args: { input: t.arg({ type: PreviewEditInput, required: true, description: 'The change.' }) },
    resolve: (_root, { input: { clientId, projectId, sessionTypeId, ...input } }, { caller }) =>
      previewSeriesEdit(caller, {
        ...(withoutNulls(seriesInputOf(input)) as unknown as Parameters<typeof previewSeriesEdit>[1]),
        clientId,
        projectId,
        sessionTypeId,
      }),
  }),
);
