import { StaleEdit } from '../../../domain/kernel/errors.ts';
import { addExceptions } from '../../../domain/scheduling/house/add-exceptions.ts';
import { editException } from '../../../domain/scheduling/house/edit-exception.ts';
import { removeException } from '../../../domain/scheduling/house/remove-exception.ts';
import { dayToColumn } from '../../../domain/kernel/zone.ts';
import { builder, inStudio } from '../../builder.ts';
import { HEADS, STAFF } from '../../shared/access.ts';
import { clearing, contains, EXPECTED_VERSION, VERSION } from '../../shared/edit-input.ts';
import { idField } from '../../shared/id-fields.ts';
import { encodeId } from '../../shared/ids.ts';
import { list } from '../../shared/list.ts';
import { mutation } from '../../shared/mutation.ts';

const WHO = 'Requires the role owner or studio manager.';

const FIELDS = {
  name: 'Why, at most 120 characters: a holiday, works.',
  firstDay: 'The first day.',
  lastDay: 'The last day; belongs to it.',
  roomId: 'The one room it is for; null for the whole house. A room’s own comes before the house’s.',
  opensMinute: 'When it is open all the same, minutes after midnight; null when it is closed.',
  closesMinute: 'When it closes, up to 2880; above 1440 on the next day. Null when it is closed.',
};

export const HoursException = builder.prismaNode('HoursException', {
  select: { id: true },
  description: 'Days on which a room, or the whole house, is closed or open otherwise than its weekday says.',
  access: STAFF,
  id: { field: 'id', description: 'Id of the exception.' },
  findUnique: inStudio,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Why.' }),
    firstDay: t.expose('firstDay', { type: 'Date', description: FIELDS.firstDay }),
    lastDay: t.expose('lastDay', { type: 'Date', description: FIELDS.lastDay }),
    roomId: t.id({
      nullable: true,
      select: { roomId: true },
      description: FIELDS.roomId,
      resolve: ({ roomId }) => roomId && encodeId('Room', roomId),
    }),
    roomName: t.string({
      nullable: true,
      select: { room: { select: { resource: { select: { name: true } } } } },
      description: 'Name of the room; null for the whole house.',
      resolve: ({ room }) => room?.resource.name ?? null,
    }),
    opensMinute: t.exposeInt('opensMinute', { nullable: true, description: FIELDS.opensMinute }),
    closesMinute: t.exposeInt('closesMinute', { nullable: true, description: FIELDS.closesMinute }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

list('hoursExceptions', {
  model: 'HoursException',
  type: HoursException,
  access: STAFF,
  description: 'Days on which rooms are closed or open otherwise.',
  sorts: {
    DAY: (direction) => [{ firstDay: direction }, { roomId: { sort: direction, nulls: 'first' } }],
    NAME: (direction) => ({ name: direction }),
  },
  search: (word) => ({ OR: [{ name: contains(word) }, { room: { resource: { name: contains(word) } } }] }),
  filters: (arg) => ({
    from: arg({ type: 'Date', description: 'Only those that last to this day or longer.' }),
    to: arg({ type: 'Date', description: 'Only those that begin on this day or before.' }),
    roomId: idField(arg, 'Room', { required: false, description: 'Only those of this room and of the whole house.' }),
  }),
  where: (_caller, { from, to, roomId }) => ({
    AND: [
      from ? { lastDay: { gte: dayToColumn(from) } } : {},
      to ? { firstDay: { lte: dayToColumn(to) } } : {},
      roomId ? { OR: [{ roomId }, { roomId: null }] } : {},
    ],
  }),
});

const DayInput = builder.inputType('HoursExceptionInput', {
  description: 'Days on which a room, or the whole house, is closed or open otherwise.',
  fields: (t) => ({
    name: t.string({ required: true, description: FIELDS.name }),
    firstDay: t.field({ type: 'Date', required: true, description: FIELDS.firstDay }),
    lastDay: t.field({ type: 'Date', description: `${FIELDS.lastDay} The first if not given.` }),
    roomId: idField(t, 'Room', { required: false, description: FIELDS.roomId }),
    opensMinute: t.int({ description: FIELDS.opensMinute }),
    closesMinute: t.int({ description: FIELDS.closesMinute }),
  }),
});

const Added = builder.objectRef<{ ids: readonly string[] }>('AddedHoursExceptions').implement({
  description: 'Exceptions that were entered.',
  access: 'carried',
  fields: (t) => ({
    ids: t.idList({ description: 'Their ids, in order.', resolve: ({ ids }) => ids.map((id) => encodeId('HoursException', id)) }),
  }),
});

mutation('addHoursExceptions', {
  description: `Enters days on which rooms are closed or open otherwise, at most 100 at once and 2,000 in all: all of them or none. ${WHO}`,
  access: HEADS,
  type: Added,
  input: (t) => ({ days: t.field({ type: [DayInput], required: true, description: 'The days.' }) }),
  resolve: async (caller, { days }) => ({ ids: (await addExceptions(caller, { days: days.map(withoutUnset) })).ids as string[] }),
});

const withoutUnset = <Day extends { lastDay?: string | null }>({ lastDay, ...day }: Day) => ({ ...day, lastDay: lastDay ?? undefined });

mutation('editHoursException', {
  description: `Changes the days or hours of an exception; what is left out stays. ${WHO}`,
  access: HEADS,
  type: HoursException,
  errors: [StaleEdit],
  input: (t) => ({
    exceptionId: idField(t, 'HoursException', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    name: t.string({ description: FIELDS.name }),
    firstDay: t.field({ type: 'Date', description: FIELDS.firstDay }),
    lastDay: t.field({ type: 'Date', description: FIELDS.lastDay }),
    roomId: idField(t, 'Room', { required: false, description: FIELDS.roomId }),
    opensMinute: t.int({ description: FIELDS.opensMinute }),
    closesMinute: t.int({ description: FIELDS.closesMinute }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await editException(caller, clearing(input, 'roomId', 'opensMinute', 'closesMinute'));
    return caller.db.hoursException.findUniqueOrThrow({ ...query, where: { id } });
  },
});

const Removed = builder.objectRef<{ id: string }>('RemovedHoursException').implement({
  description: 'An exception that is no more.',
  access: 'carried',
  fields: (t) => ({ id: t.id({ description: 'Id that it had.', resolve: ({ id }) => encodeId('HoursException', id) }) }),
});

mutation('removeHoursException', {
  description: `The days are as their weekdays say again. ${WHO}`,
  access: HEADS,
  type: Removed,
  input: (t) => ({ exceptionId: idField(t, 'HoursException', { required: true, description: 'Which.' }) }),
  resolve: async (caller, input) => ({ id: (await removeException(caller, input)).id }),
});
