import { StaleEdit, StepNotPossible } from '../../domain/kernel/errors.ts';
import { moveBookings } from '../../domain/scheduling/move-bookings.ts';
import { reportLate } from '../../domain/scheduling/report-late.ts';
import { ResourceTaken } from '../../domain/scheduling/resource-taken.ts';
import { builder } from '../builder.ts';
import { RUNNERS } from '../shared/access.ts';
import { idField } from '../shared/id-fields.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { Booking } from './booking.ts';

mutation('reportLate', {
  description:
    'Notes that a confirmed session begins later than planned, and when; null takes it back. Nothing is moved by it: who comes next is warned. ' +
    'Requires the role owner, studio manager, coordinator, producer or crew, or the tablet of its room.',
  access: [...RUNNERS, 'producer', 'crew', 'board'],
  type: Booking,
  errors: [StepNotPossible, StaleEdit],
  input: (t) => ({
    bookingId: idField(t, 'Booking', { required: true, description: 'Which session.' }),
    expectedVersion: t.int({ description: 'The version the caller looked at; another report since is refused.' }),
    expectedStartAt: t.field({
      type: 'DateTime',
      description: 'When it will really begin, later than planned; null when on time after all.',
    }),
  }),
  resolve: async (caller, { expectedStartAt, ...ref }, query) => {
    const { id } = await reportLate(caller, { ...withoutNulls(ref), expectedStartAt: expectedStartAt ?? null });
    return caller.db.booking.findUniqueOrThrow({ ...query, where: { id } });
  },
});

const MoveInput = builder.inputType('MoveOfSeveral', {
  description: 'Where one of several sessions goes.',
  fields: (t) => ({
    bookingId: idField(t, 'Booking', { required: true, description: 'Which session.' }),
    expectedVersion: t.int({ description: 'The version the caller looked at; another move since is refused.' }),
    startsAt: t.field({ type: 'DateTime', required: true, description: 'When it begins.' }),
    endsAt: t.field({ type: 'DateTime', required: true, description: 'When it ends.' }),
    roomId: idField(t, 'Room', { required: false, description: 'The room to go to; it stays if not given.' }),
    fromRoomId: idField(t, 'Room', { required: false, description: 'The room to leave, when the session has several.' }),
  }),
});

const MovedBookings = builder.objectRef<{ ids: string[] }>('MovedBookings').implement({
  access: 'carried',
  description: 'Sessions that were moved together.',
  fields: (t) => ({
    bookings: t.prismaField({
      type: [Booking],
      description: 'As they stand now, by their beginning.',
      resolve: (query, { ids }, _args, { caller }) =>
        caller.db.booking.findMany({ ...query, where: { studioId: caller.actor.studioId, id: { in: ids } }, orderBy: { startsAt: 'asc' } }),
    }),
  }),
});

mutation('moveBookings', {
  description:
    'Moves several sessions, all or none, in the order in which they are named: one that makes room comes before the one that takes it. ' +
    'Requires the role owner, studio manager, coordinator or producer.',
  access: [...RUNNERS, 'producer'],
  type: MovedBookings,
  errors: [StepNotPossible, StaleEdit, ResourceTaken],
  input: (t) => ({ moves: t.field({ type: [MoveInput], required: true, description: 'At most 50.' }) }),
  resolve: async (caller, { moves }) => {
    const { ids } = await moveBookings(caller, { moves: moves.map(withoutNulls) });
    return { ids: ids as string[] };
  },
});
