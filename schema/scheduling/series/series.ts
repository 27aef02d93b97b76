import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { dayWords, ruleWords } from '../../../domain/scheduling/series/rule-words-rules.ts';
import { isProblem } from '../../../domain/scheduling/series/rrule-rules.ts';
import { readSeriesRule } from '../../../domain/scheduling/series/series-dates-rules.ts';
import { visibleSeries, WRITTEN_OUT } from '../../../domain/scheduling/series/series-record.ts';
import {
  readComingSessions,
  readSkippedDates,
  type ComingSession,
  type SkippedDate,
} from '../../../domain/scheduling/series/read-series.ts';
import { readWall } from '../../../domain/kernel/wall-time.ts';
import { builder, inStudio } from '../../builder.ts';
import { STAFF } from '../../shared/access.ts';
import { VERSION, contains } from '../../shared/edit-input.ts';
import { encodeId } from '../../shared/ids.ts';
import { list } from '../../shared/list.ts';
import { BookedPerson, BookedRoom, GearLine, OpenRole } from '../booking-parts.ts';
import { BookingStateEnum } from '../booking-state.ts';
import { SkipReasonEnum } from './enums.ts';
import { CLOCKS } from './inputs.ts';

const carried = { access: 'carried' as const };
const LINES = {
  orderBy: { position: 'asc' },
  select: {
    quantity: true,
    duty: true,
    skill: true,
    resource: { select: { id: true, name: true, kind: true } },
    model: { select: { id: true, name: true } },
    kit: { select: { id: true, name: true } },
  },
} as const satisfies Prisma.Series$requirementsArgs;

const Coming = builder.objectRef<ComingSession>('SeriesSession').implement({
  ...carried,
  description: 'A session of a series that is still to come.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the session (Booking).', resolve: ({ bookingId }) => encodeId('Booking', bookingId) }),
    occurrence: t.exposeString('occurrence', { description: 'Its place in the rule, as wall time; it stays when the session is moved.' }),
    title: t.exposeString('title', { description: 'What it is called.' }),
    state: t.expose('state', { type: BookingStateEnum, description: 'Where it stands.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
    exceptions: t.exposeStringList('exceptions', {
      description:
        'In which respects it differs from the series: time, rooms, people, gear, roles, state or a field. In these it does not follow.',
    }),
  }),
});

const Skipped = builder.objectRef<SkippedDate>('SkippedDate').implement({
  ...carried,
  description: 'A place of a series that is still to come and has no session.',
  fields: (t) => ({
    id: t.id({ description: 'Its id.', resolve: ({ id }) => encodeId('SkippedDate', id) }),
    occurrence: t.exposeString('occurrence', { description: 'The place, as wall time: for `reclaimSeriesDate`.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When its session would begin.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it would end.' }),
    reason: t.expose('reason', { type: SkipReasonEnum, description: 'Why.' }),
    what: t.exposeString('what', { description: 'What stood in the way, in words; empty where nothing did.' }),
    skippedByName: t.exposeString('skippedByName', { description: 'Who skipped it.' }),
    skippedAt: t.expose('skippedAt', { type: 'DateTime', description: 'When.' }),
    free: t.exposeBoolean('free', { description: 'Whether it could be had at this moment.' }),
  }),
});

export const Series = builder.prismaNode('Series', {
  select: { id: true },
  description: `Sessions that repeat, and what each has unless somebody changed it. ${CLOCKS}`,
  access: STAFF,
  id: { field: 'id', description: 'Id of the series.' },
  findUnique: (id, context) => ({ ...inStudio(id, context), AND: [visibleSeries(context.caller.actor)] }),
  fields: (t) => ({
    title: t.exposeString('title', { description: 'What its sessions are called.' }),
    state: t.expose('state', { type: BookingStateEnum, description: 'In which state they are booked.' }),
    rule: t.exposeString('rule', { description: 'RRULE of RFC 5545.' }),
    words: t.string({
      select: { rule: true, firstTime: true, zone: true, endsBefore: true },
      description: 'The rule in words.',
      resolve: ({ rule: text, firstTime, zone, endsBefore }) => {
        const rule = readSeriesRule(text, zone);
        if (isProblem(rule)) return text;
        const cut = endsBefore === null ? '' : `; it ended before ${dayWords(readWall(endsBefore)!)}`;
        return `${ruleWords(rule, readWall(firstTime)!)}${cut}`;
      },
    }),
    extraDates: t.exposeStringList('extraDates', { description: 'Dates beside the rule (RDATE), as wall times.' }),
    exceptDates: t.exposeStringList('exceptDates', { description: 'Dates of the rule that are left out (EXDATE), as wall times.' }),
    firstTime: t.exposeString('firstTime', { description: 'Where the rule begins, as wall time.' }),
    zone: t.exposeString('zone', { description: 'IANA zone of its wall times.' }),
    lengthMinutes: t.exposeInt('lengthMinutes', { description: 'How long each session lasts: minutes that pass.' }),
    setupMinutes: t.exposeInt('setupMinutes', { description: 'Minutes taken before each.' }),
    teardownMinutes: t.exposeInt('teardownMinutes', { description: 'Minutes taken after each.' }),
    note: t.exposeString('note', { description: 'What the studio should know about it.' }),
    endsBefore: t.exposeString('endsBefore', {
      nullable: true,
      description: 'Where it was cut short, as wall time: places from there on are not its own any more. Null while it goes on.',
    }),
    writtenUntil: t.string({
      nullable: true,
      select: { expandedUntil: true },
      description: 'Up to where it is booked, as wall time; a worker goes on from there. Null when it is booked to its end.',
      resolve: ({ expandedUntil }) => (expandedUntil === WRITTEN_OUT ? null : expandedUntil),
    }),
    rooms: t.field({
      type: [BookedRoom],
      select: { requirements: LINES },
      description: 'Its rooms.',
      resolve: ({ requirements }) => requirements.flatMap(({ resource }) => (resource?.kind === 'room' ? [resource] : [])),
    }),
    people: t.field({
      type: [BookedPerson],
      select: { requirements: LINES },
      description: 'Who is on it.',
      resolve: ({ requirements }) =>
        requirements.flatMap(({ resource, duty }) => (resource?.kind === 'person' ? [{ ...resource, duty }] : [])),
    }),
    gear: t.field({
      type: [GearLine],
      select: { requirements: LINES },
      description: 'The gear it asks for; which units, each session says.',
      resolve: ({ requirements }) =>
        requirements.flatMap(({ model, kit, resource, quantity }) => {
          const asked = model ?? kit ?? (resource?.kind === 'unit' ? resource : null);
          const kind = model ? ('model' as const) : kit ? ('kit' as const) : ('unit' as const);
          return asked ? [{ id: asked.id, name: asked.name, kind, quantity, units: [], lacking: 0 }] : [];
        }),
    }),
    roles: t.field({
      type: [OpenRole],
      select: { requirements: LINES },
      description: 'Roles that nobody fills yet.',
      resolve: ({ requirements }) =>
        requirements.flatMap(({ skill, quantity, duty }) => (skill === null ? [] : [{ skill, quantity, duty }])),
    }),
    client: t.relation('client', { nullable: true, description: 'Whom it is for.' }),
    project: t.relation('project', { nullable: true, description: 'What it is for.' }),
    sessionType: t.relation('sessionType', { nullable: true, description: 'What kind of session each is.' }),
    continues: t.relation('continues', { nullable: true, description: 'The series that it goes on from, when one was divided.' }),
    continuedBy: t.relation('continuedBy', { description: 'The series that go on from it.' }),
    sessions: t.field({
      type: [Coming],
      select: { id: true },
      description: 'Its sessions that are still to come, in order.',
      resolve: ({ id }, _args, { caller }) => readComingSessions(caller, id),
    }),
    skippedDates: t.field({
      type: [Skipped],
      select: { id: true },
      description: 'Its places that are still to come and have no session, in order.',
      resolve: ({ id }, _args, { caller }) => readSkippedDates(caller, id),
    }),
    createdByName: t.exposeString('createdByName', { description: 'Who made it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

list('series', {
  model: 'Series',
  type: Series,
  access: STAFF,
  description: 'The studio’s series, those that have ended too.',
  sorts: {
    TITLE: (direction) => ({ title: direction }),
    CREATED: (direction) => ({ createdAt: direction }),
  },
  search: (word) => ({ OR: [{ title: contains(word) }, { client: { name: contains(word) } }, { project: { name: contains(word) } }] }),
  where: ({ actor }) => visibleSeries(actor),
});
