import { closeRooms } from '../../domain/scheduling/close-rooms.ts';
import { reopenRooms } from '../../domain/scheduling/reopen-rooms.ts';
import { ResourceTaken } from '../../domain/scheduling/resource-taken.ts';
import { builder, inStudio } from '../builder.ts';
import { RUNNERS, STAFF } from '../shared/access.ts';
import { contains } from '../shared/edit-input.ts';
import { idField, idListField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { list } from '../shared/list.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { BookedRoom } from './booking-parts.ts';

const MAY = 'Requires the role owner, studio manager or coordinator.';

export const Closure = builder.prismaNode('Closure', {
  select: { id: true },
  description: 'Rooms closed for a while: a holiday, works. Nothing can be booked there meanwhile.',
  access: STAFF,
  id: { field: 'id', description: 'Id of the closure.' },
  findUnique: inStudio,
  fields: (t) => ({
    title: t.exposeString('title', { description: 'Why.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
    rooms: t.field({
      type: [BookedRoom],
      select: { allocations: { select: { resource: { select: { id: true, name: true } } }, orderBy: { resource: { name: 'asc' } } } },
      description: 'The rooms that are closed.',
      resolve: ({ allocations }) => allocations.map(({ resource }) => resource),
    }),
    version: t.exposeInt('version', { description: 'Grows with each edit.' }),
  }),
});

list('closures', {
  model: 'Closure',
  type: Closure,
  access: STAFF,
  description: 'When rooms are closed, past and to come.',
  sorts: {
    STARTS: (direction) => ({ startsAt: direction }),
    TITLE: (direction) => ({ title: direction }),
  },
  search: (word) => ({ title: contains(word) }),
  filters: (arg) => ({
    from: arg({ type: 'DateTime', description: 'Only those that end after this moment.' }),
    to: arg({ type: 'DateTime', description: 'Only those that begin before this moment.' }),
  }),
  where: (_caller, { from, to }) => ({ AND: [from ? { endsAt: { gt: from } } : {}, to ? { startsAt: { lt: to } } : {}] }),
});

mutation('closeRooms', {
  description: `Closes rooms, or the whole house, for a while. Refused where firm sessions stand: move them first. ${MAY}`,
  access: RUNNERS,
  type: Closure,
  errors: [ResourceTaken],
  input: (t) => ({
    title: t.string({ required: true, description: 'Why: a holiday, painting.' }),
    startsAt: t.field({ type: 'DateTime', required: true, description: 'When it begins.' }),
    endsAt: t.field({ type: 'DateTime', required: true, description: 'When it ends.' }),
    rooms: idListField(t, 'Room', { required: false, description: 'Which rooms; the whole house if not given.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await closeRooms(caller, withoutNulls(input));
    return caller.db.closure.findUniqueOrThrow({ ...query, where: { id } });
  },
});

const Reopened = builder.objectRef<{ id: string }>('ReopenedRooms').implement({
  description: 'A closure that is no more.',
  access: 'carried',
  fields: (t) => ({ id: t.id({ description: 'Id that the closure had.', resolve: ({ id }) => encodeId('Closure', id) }) }),
});

mutation('reopenRooms', {
  description: `Ends a closure: its rooms can be booked again for all of its time. ${MAY}`,
  access: RUNNERS,
  type: Reopened,
  input: (t) => ({ closureId: idField(t, 'Closure', { required: true, description: 'Which closure.' }) }),
  resolve: async (caller, input) => ({ id: (await reopenRooms(caller, input)).id }),
});
