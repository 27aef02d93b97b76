import { StaleEdit } from '../../../domain/kernel/errors.ts';
import { archiveRule, restoreRule } from '../../../domain/scheduling/house/archive-rule.ts';
import { createRule } from '../../../domain/scheduling/house/create-rule.ts';
import { editRule } from '../../../domain/scheduling/house/edit-rule.ts';
import { builder, inStudio } from '../../builder.ts';
import { HEADS, STAFF } from '../../shared/access.ts';
import { ARCHIVED, clearing, contains, EXPECTED_VERSION, inUse, VERSION } from '../../shared/edit-input.ts';
import { idField } from '../../shared/id-fields.ts';
import { encodeId } from '../../shared/ids.ts';
import { list } from '../../shared/list.ts';
import { mutation, withoutNulls } from '../../shared/mutation.ts';
import { RoomKindEnum } from '../../studio/setup.ts';
import { AudienceEnum, QuotaPeriodEnum, QuotaSubjectEnum, QuotaUnitEnum, RuleEffectEnum, RuleKindEnum } from './enums.ts';

const WHO = 'Requires the role owner or studio manager.';

const TERMS = {
  minutes: 'Of an increment the step, of a notice and a horizon how long ahead, in minutes.',
  minMinutes: 'Of a length: at least so many minutes.',
  maxMinutes: 'Of a length: at most so many minutes.',
  startsAt: 'Of a blackout: when it begins.',
  endsAt: 'Of a blackout: when it ends.',
  quotaMost: 'Of a quota: how many at most.',
  quotaUnit: 'Of a quota: sessions or hours.',
  quotaPeriod: 'Of a quota: in a day, a week or a month.',
  quotaOf: 'Of a quota: for whom it counts.',
};

export const BookingRule = builder.prismaNode('BookingRule', {
  select: { id: true },
  description: 'A rule of the house about booking. It concerns one room, kind of room, session type or client, or everything.',
  access: STAFF,
  id: { field: 'id', description: 'Id of the rule.' },
  findUnique: inStudio,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called; refusals name it.' }),
    kind: t.expose('kind', { type: RuleKindEnum, description: 'What it asks.' }),
    effect: t.expose('effect', { type: RuleEffectEnum, description: 'Whether it warns or refuses.' }),
    binds: t.expose('binds', { type: AudienceEnum, description: 'Whom it binds.' }),
    roomId: t.id({
      nullable: true,
      select: { roomId: true },
      description: 'The one room it concerns.',
      resolve: ({ roomId }) => roomId && encodeId('Room', roomId),
    }),
    roomKind: t.expose('roomKind', { type: RoomKindEnum, nullable: true, description: 'The kind of rooms it concerns.' }),
    sessionTypeId: t.id({
      nullable: true,
      select: { sessionTypeId: true },
      description: 'The type of sessions it concerns.',
      resolve: ({ sessionTypeId }) => sessionTypeId && encodeId('SessionType', sessionTypeId),
    }),
    clientId: t.id({
      nullable: true,
      select: { clientId: true },
      description: 'The one client it concerns.',
      resolve: ({ clientId }) => clientId && encodeId('Client', clientId),
    }),
    scopeName: t.string({
      nullable: true,
      select: {
        room: { select: { resource: { select: { name: true } } } },
        sessionType: { select: { name: true } },
        client: { select: { name: true } },
      },
      description: 'The name of the room, session type or client it concerns.',
      resolve: ({ room, sessionType, client }) => room?.resource.name ?? sessionType?.name ?? client?.name ?? null,
    }),
    minutes: t.exposeInt('minutes', { nullable: true, description: TERMS.minutes }),
    minMinutes: t.exposeInt('minMinutes', { nullable: true, description: TERMS.minMinutes }),
    maxMinutes: t.exposeInt('maxMinutes', { nullable: true, description: TERMS.maxMinutes }),
    startsAt: t.expose('startsAt', { type: 'DateTime', nullable: true, description: TERMS.startsAt }),
    endsAt: t.expose('endsAt', { type: 'DateTime', nullable: true, description: TERMS.endsAt }),
    quotaMost: t.exposeInt('quotaMost', { nullable: true, description: TERMS.quotaMost }),
    quotaUnit: t.expose('quotaUnit', { type: QuotaUnitEnum, nullable: true, description: TERMS.quotaUnit }),
    quotaPeriod: t.expose('quotaPeriod', { type: QuotaPeriodEnum, nullable: true, description: TERMS.quotaPeriod }),
    quotaOf: t.expose('quotaOf', { type: QuotaSubjectEnum, nullable: true, description: TERMS.quotaOf }),
    archivedAt: t.expose('archivedAt', { type: 'DateTime', nullable: true, description: 'When it was archived; null while it holds.' }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

list('bookingRules', {
  model: 'BookingRule',
  type: BookingRule,
  access: STAFF,
  description: 'The rules of the house about booking.',
  sorts: {
    KIND: (direction) => [{ kind: direction }, { name: direction }],
    NAME: (direction) => ({ name: direction }),
    EFFECT: (direction) => [{ effect: direction }, { name: direction }],
    CREATED: (direction) => ({ createdAt: direction }),
  },
  search: (word) => ({
    OR: [
      { name: contains(word) },
      { room: { resource: { name: contains(word) } } },
      { sessionType: { name: contains(word) } },
      { client: { name: contains(word) } },
    ],
  }),
  filters: (arg) => ({
    archived: arg.boolean({ description: ARCHIVED }),
    kind: arg({ type: RuleKindEnum, description: 'Only of this kind.' }),
  }),
  where: (_caller, { archived, kind }) => ({ AND: [inUse(archived), kind ? { kind } : {}] }),
});

mutation('createBookingRule', {
  description: `Writes a rule down; it holds for whatever is booked or moved from now on. ${WHO}`,
  access: HEADS,
  type: BookingRule,
  input: (t) => ({
    name: t.string({ required: true, description: 'What it is called, at most 120 characters; refusals name it.' }),
    kind: t.field({ type: RuleKindEnum, required: true, description: 'What it asks; it stays of its kind.' }),
    effect: t.field({ type: RuleEffectEnum, description: 'warns or refuses; refuses if not given.' }),
    binds: t.field({ type: AudienceEnum, description: 'Whom it binds; everybody if not given.' }),
    roomId: idField(t, 'Room', { required: false, description: 'Only this room. At most one of the four.' }),
    roomKind: t.field({ type: RoomKindEnum, description: 'Only rooms of this kind.' }),
    sessionTypeId: idField(t, 'SessionType', { required: false, description: 'Only sessions of this type.' }),
    clientId: idField(t, 'Client', { required: false, description: 'Only sessions of this client.' }),
    minutes: t.int({ description: TERMS.minutes }),
    minMinutes: t.int({ description: TERMS.minMinutes }),
    maxMinutes: t.int({ description: TERMS.maxMinutes }),
    startsAt: t.field({ type: 'DateTime', description: TERMS.startsAt }),
    endsAt: t.field({ type: 'DateTime', description: TERMS.endsAt }),
    quotaMost: t.int({ description: TERMS.quotaMost }),
    quotaUnit: t.field({ type: QuotaUnitEnum, description: TERMS.quotaUnit }),
    quotaPeriod: t.field({ type: QuotaPeriodEnum, description: TERMS.quotaPeriod }),
    quotaOf: t.field({ type: QuotaSubjectEnum, description: TERMS.quotaOf }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await createRule(caller, withoutNulls(input) as Parameters<typeof createRule>[1]);
    return caller.db.bookingRule.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editBookingRule', {
  description: `Changes a rule; what is left out stays, and null clears what may be empty. Its kind stays. ${WHO}`,
  access: HEADS,
  type: BookingRule,
  errors: [StaleEdit],
  input: (t) => ({
    ruleId: idField(t, 'BookingRule', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    name: t.string({ description: 'What it is called.' }),
    effect: t.field({ type: RuleEffectEnum, description: 'warns or refuses.' }),
    binds: t.field({ type: AudienceEnum, description: 'Whom it binds.' }),
    roomId: idField(t, 'Room', { required: false, description: 'Only this room. At most one of the four.' }),
    roomKind: t.field({ type: RoomKindEnum, description: 'Only rooms of this kind.' }),
    sessionTypeId: idField(t, 'SessionType', { required: false, description: 'Only sessions of this type.' }),
    clientId: idField(t, 'Client', { required: false, description: 'Only sessions of this client.' }),
    minutes: t.int({ description: TERMS.minutes }),
    minMinutes: t.int({ description: TERMS.minMinutes }),
    maxMinutes: t.int({ description: TERMS.maxMinutes }),
    startsAt: t.field({ type: 'DateTime', description: TERMS.startsAt }),
    endsAt: t.field({ type: 'DateTime', description: TERMS.endsAt }),
    quotaMost: t.int({ description: TERMS.quotaMost }),
    quotaUnit: t.field({ type: QuotaUnitEnum, description: TERMS.quotaUnit }),
    quotaPeriod: t.field({ type: QuotaPeriodEnum, description: TERMS.quotaPeriod }),
    quotaOf: t.field({ type: QuotaSubjectEnum, description: TERMS.quotaOf }),
  }),
  resolve: async (caller, input, query) => {
    const cleared = clearing(input, 'roomId', 'roomKind', 'sessionTypeId', 'clientId', 'minMinutes', 'maxMinutes');
    const { id } = await editRule(caller, cleared as Parameters<typeof editRule>[1]);
    return caller.db.bookingRule.findUniqueOrThrow({ ...query, where: { id } });
  },
});

for (const [name, command, description] of [
  ['archiveBookingRule', archiveRule, 'A rule holds no more.'],
  ['restoreBookingRule', restoreRule, 'An archived rule holds again.'],
] as const)
  mutation(name, {
    description: `${description} ${WHO}`,
    access: HEADS,
    type: BookingRule,
    errors: [StaleEdit],
    input: (t) => ({
      ruleId: idField(t, 'BookingRule', { required: true, description: 'Which.' }),
      expectedVersion: t.int({ description: EXPECTED_VERSION }),
    }),
    resolve: async (caller, input, query) => {
      const { id } = await command(caller, withoutNulls(input));
      return caller.db.bookingRule.findUniqueOrThrow({ ...query, where: { id } });
    },
  });
