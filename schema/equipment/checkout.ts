import { visibleTo } from '../../domain/equipment/equipment-policy.ts';
import { builder, inStudio } from '../builder.ts';
import { STAFF } from '../shared/access.ts';
import { contains, VERSION } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { list } from '../shared/list.ts';
import { GearConditionEnum } from './conditions.ts';

export const Checkout = builder.prismaNode('Checkout', {
  select: { id: true },
  description: 'A unit handed to somebody, until it comes back. Visible to everyone who works for the studio.',
  access: STAFF,
  id: { field: 'id', description: 'Id of the checkout.' },
  findUnique: (id, context) => ({ ...inStudio(id, context), AND: [visibleTo(context.caller.actor)] }),
  fields: (t) => ({
    unit: t.relation('unit', { description: 'What was handed out.' }),
    holderName: t.exposeString('holderName', { description: 'Who has it, as written on the slip.' }),
    person: t.relation('person', { nullable: true, description: 'The person of the studio who has it, if it is one.' }),
    bookingId: t.id({
      nullable: true,
      description: 'The session it left for, if any.',
      select: { bookingId: true },
      resolve: ({ bookingId }) => bookingId && encodeId('Booking', bookingId),
    }),
    bookingTitle: t.string({
      nullable: true,
      description: 'What that session is called.',
      select: { booking: { select: { title: true } } },
      resolve: ({ booking }) => booking?.title ?? null,
    }),
    outAt: t.expose('outAt', { type: 'DateTime', description: 'When it left.' }),
    dueAt: t.expose('dueAt', { type: 'DateTime', description: 'When it should be back; overdue from then on.' }),
    returnedAt: t.expose('returnedAt', { type: 'DateTime', nullable: true, description: 'When it came back; null while it is out.' }),
    conditionOut: t.expose('conditionOut', { type: GearConditionEnum, description: 'The state it left in.' }),
    conditionIn: t.expose('conditionIn', {
      type: GearConditionEnum,
      nullable: true,
      description: 'The state it came back in; null while it is out.',
    }),
    note: t.exposeString('note', { description: 'What was noted when it left or came back.' }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

list('checkouts', {
  model: 'Checkout',
  type: Checkout,
  access: STAFF,
  description: 'What was handed out, to whom, and whether it is back.',
  sorts: {
    DUE: (direction) => ({ dueAt: direction }),
    OUT: (direction) => ({ outAt: direction }),
    HOLDER: (direction) => ({ holderName: direction }),
  },
  search: (word) => ({ OR: [{ holderName: contains(word) }, { unit: { resource: { name: contains(word) } } }] }),
  filters: (arg) => ({
    open: arg.boolean({ description: 'True for what is out, false for what is back; both if not given.' }),
    from: arg({ type: 'DateTime', description: 'Only what was not back by this moment.' }),
    to: arg({ type: 'DateTime', description: 'Only what left before this moment.' }),
    unitId: idField(arg as never, 'GearUnit', { required: false, description: 'Only of this unit.' }),
    personId: idField(arg as never, 'Person', { required: false, description: 'Only to this person.' }),
  }),
  where: (caller, { open, from, to, unitId, personId }) => ({
    AND: [
      visibleTo(caller.actor),
      open == null ? {} : { returnedAt: open ? null : { not: null } },
      from ? { OR: [{ returnedAt: null }, { returnedAt: { gt: from } }] } : {},
      to ? { outAt: { lt: to } } : {},
      unitId ? { unitId } : {},
      personId ? { personId } : {},
    ],
  }),
});
