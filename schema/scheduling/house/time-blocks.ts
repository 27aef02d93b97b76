import { StaleEdit } from '../../../domain/kernel/errors.ts';
import { archiveBlock, restoreBlock } from '../../../domain/scheduling/house/archive-block.ts';
import { createBlock } from '../../../domain/scheduling/house/create-block.ts';
import { editBlock } from '../../../domain/scheduling/house/edit-block.ts';
import { reorderBlocks } from '../../../domain/scheduling/house/reorder-blocks.ts';
import { schedulingPolicy } from '../../../domain/scheduling/scheduling-policy.ts';
import { builder, inStudio } from '../../builder.ts';
import { HEADS, STAFF } from '../../shared/access.ts';
import { ARCHIVED, clearing, contains, EXPECTED_VERSION, inUse, VERSION } from '../../shared/edit-input.ts';
import { idField, idListField } from '../../shared/id-fields.ts';
import { list } from '../../shared/list.ts';
import { mutation, withoutNulls } from '../../shared/mutation.ts';
import { BookedRoom } from '../booking-parts.ts';
import { BlockKindEnum } from './enums.ts';
import { HouseOrder } from './order.ts';

const WHO = 'Requires the role owner or studio manager.';

const FIELDS = {
  name: 'What it is called, at most 80 characters; no two blocks in use share one.',
  kind: 'How it is sold.',
  startsMinute: 'When it begins on the studio’s wall clock, minutes after midnight, 0 to 1439.',
  endsMinute: 'When it ends, up to 2880; above 1440 on the next day. A day after it begins at the most.',
  slotMinutes: 'Of an hourly block, and of no other: how long one slot is.',
  weekdays: 'On which ISO weekdays, 1 is Monday.',
  rooms: 'For which rooms; none for all.',
  priceMinor: 'What it costs for one room, minor units; of an hourly block for one slot. Null for the room’s hourly rate.',
};

export const TimeBlock = builder.prismaNode('TimeBlock', {
  select: { id: true },
  description: 'A part of the day as the studio sells it. A booking whose time is exactly a block costs what the block costs.',
  access: STAFF,
  id: { field: 'id', description: 'Id of the block.' },
  findUnique: inStudio,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called.' }),
    kind: t.expose('kind', { type: BlockKindEnum, description: FIELDS.kind }),
    startsMinute: t.exposeInt('startsMinute', { description: FIELDS.startsMinute }),
    endsMinute: t.exposeInt('endsMinute', { description: FIELDS.endsMinute }),
    slotMinutes: t.exposeInt('slotMinutes', { nullable: true, description: FIELDS.slotMinutes }),
    weekdays: t.expose('weekdays', { type: ['Int'], description: FIELDS.weekdays }),
    rooms: t.field({
      type: [BookedRoom],
      select: {
        rooms: { select: { room: { select: { id: true, resource: { select: { name: true } } } } }, orderBy: { room: { position: 'asc' } } },
      },
      description: FIELDS.rooms,
      resolve: ({ rooms }) => rooms.map(({ room }) => ({ id: room.id, name: room.resource.name })),
    }),
    priceMinor: t.int({
      nullable: true,
      select: { priceMinor: true },
      description: `${FIELDS.priceMinor} Null also for those who may not see prices.`,
      resolve: ({ priceMinor }, _args, { caller }) => (schedulingPolicy.can(caller.actor, 'see_prices') ? priceMinor : null),
    }),
    position: t.exposeInt('position', { description: 'Its place in lists; lower comes first.' }),
    archivedAt: t.expose('archivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was archived; null while it is offered.',
    }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

list('timeBlocks', {
  model: 'TimeBlock',
  type: TimeBlock,
  access: STAFF,
  description: 'The parts of the day that the studio sells.',
  sorts: {
    POSITION: (direction) => ({ position: direction }),
    NAME: (direction) => ({ name: direction }),
    STARTS: (direction) => [{ startsMinute: direction }, { endsMinute: direction }],
  },
  search: (word) => ({ OR: [{ name: contains(word) }, { rooms: { some: { room: { resource: { name: contains(word) } } } } }] }),
  filters: (arg) => ({ archived: arg.boolean({ description: ARCHIVED }) }),
  where: (_caller, { archived }) => inUse(archived),
});

mutation('createTimeBlock', {
  description: `Adds a part of the day that is sold as one, last in order. ${WHO}`,
  access: HEADS,
  type: TimeBlock,
  input: (t) => ({
    name: t.string({ required: true, description: FIELDS.name }),
    kind: t.field({ type: BlockKindEnum, required: true, description: FIELDS.kind }),
    startsMinute: t.int({ required: true, description: FIELDS.startsMinute }),
    endsMinute: t.int({ required: true, description: FIELDS.endsMinute }),
    slotMinutes: t.int({ description: FIELDS.slotMinutes }),
    weekdays: t.intList({ description: `${FIELDS.weekdays} Monday to Friday if not given.` }),
    roomIds: idListField(t, 'Room', { required: false, description: FIELDS.rooms }),
    priceMinor: t.int({ description: FIELDS.priceMinor }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await createBlock(caller, withoutNulls(input));
    return caller.db.timeBlock.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editTimeBlock', {
  description: `Changes a block; what is left out stays. Booked sessions keep their price until their time or room is changed. ${WHO}`,
  access: HEADS,
  type: TimeBlock,
  errors: [StaleEdit],
  input: (t) => ({
    blockId: idField(t, 'TimeBlock', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    name: t.string({ description: FIELDS.name }),
    kind: t.field({ type: BlockKindEnum, description: FIELDS.kind }),
    startsMinute: t.int({ description: FIELDS.startsMinute }),
    endsMinute: t.int({ description: FIELDS.endsMinute }),
    slotMinutes: t.int({ description: FIELDS.slotMinutes }),
    weekdays: t.intList({ description: FIELDS.weekdays }),
    roomIds: idListField(t, 'Room', { required: false, description: FIELDS.rooms }),
    priceMinor: t.int({ description: FIELDS.priceMinor }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await editBlock(caller, clearing(input, 'slotMinutes', 'priceMinor'));
    return caller.db.timeBlock.findUniqueOrThrow({ ...query, where: { id } });
  },
});

for (const [name, command, description] of [
  ['archiveTimeBlock', archiveBlock, 'A block is offered no more.'],
  ['restoreTimeBlock', restoreBlock, 'An archived block is offered again.'],
] as const)
  mutation(name, {
    description: `${description} ${WHO}`,
    access: HEADS,
    type: TimeBlock,
    errors: [StaleEdit],
    input: (t) => ({
      blockId: idField(t, 'TimeBlock', { required: true, description: 'Which.' }),
      expectedVersion: t.int({ description: EXPECTED_VERSION }),
    }),
    resolve: async (caller, input, query) => {
      const { id } = await command(caller, withoutNulls(input));
      return caller.db.timeBlock.findUniqueOrThrow({ ...query, where: { id } });
    },
  });

mutation('reorderTimeBlocks', {
  description: `Puts the blocks into the order in which they are offered. ${WHO}`,
  access: HEADS,
  type: HouseOrder,
  input: (t) => ({
    blockIds: idListField(t, 'TimeBlock', {
      required: true,
      description: 'The blocks in their new order; those not named come after them.',
    }),
  }),
  resolve: (caller, input) => reorderBlocks(caller, input),
});
