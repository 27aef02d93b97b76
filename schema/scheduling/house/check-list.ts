import { addCheckItem, removeCheckItem, tickCheckItem } from '../../../domain/scheduling/house/tick-check-item.ts';
import { RUNNERS } from '../../shared/access.ts';
import { idField } from '../../shared/id-fields.ts';
import { mutation } from '../../shared/mutation.ts';
import { Booking } from '../booking.ts';

const PREPARERS = [...RUNNERS, 'producer', 'crew'] as const;
const WHO = 'Requires the role owner, studio manager, coordinator, producer or crew.';

mutation('tickCheckItem', {
  description: `Ticks a line of a session’s check list as prepared, or takes the tick back; the session’s version stays. ${WHO}`,
  access: PREPARERS,
  type: Booking,
  input: (t) => ({
    bookingId: idField(t, 'Booking', { required: true, description: 'The session.' }),
    itemId: idField(t, 'CheckItem', { required: true, description: 'Which line.' }),
    done: t.boolean({ required: true, description: 'Whether it is done.' }),
  }),
  resolve: async (caller, input, query) => {
    await tickCheckItem(caller, input);
    return caller.db.booking.findUniqueOrThrow({ ...query, where: { id: input.bookingId } });
  },
});

mutation('addCheckItem', {
  description: `Adds a line to what is to be prepared for one session. ${WHO}`,
  access: PREPARERS,
  type: Booking,
  input: (t) => ({
    bookingId: idField(t, 'Booking', { required: true, description: 'The session.' }),
    text: t.string({ required: true, description: 'What is to be done, at most 200 characters.' }),
  }),
  resolve: async (caller, input, query) => {
    await addCheckItem(caller, input);
    return caller.db.booking.findUniqueOrThrow({ ...query, where: { id: input.bookingId } });
  },
});

mutation('removeCheckItem', {
  description: `Takes a line off the check list of one session. ${WHO}`,
  access: PREPARERS,
  type: Booking,
  input: (t) => ({
    bookingId: idField(t, 'Booking', { required: true, description: 'The session.' }),
    itemId: idField(t, 'CheckItem', { required: true, description: 'Which line.' }),
  }),
  resolve: async (caller, input, query) => {
    await removeCheckItem(caller, input);
    return caller.db.booking.findUniqueOrThrow({ ...query, where: { id: input.bookingId } });
  },
});
