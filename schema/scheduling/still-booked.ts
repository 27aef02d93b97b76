import { StillBooked, type ComingSession } from '../../domain/scheduling/still-booked.ts';
import { builder } from '../builder.ts';
import { ErrorInterface } from '../shared/errors.ts';
import { encodeId } from '../shared/ids.ts';

const Coming = builder.objectRef<ComingSession>('ComingSession').implement({
  description: 'A session to come.',
  access: 'carried',
  fields: (t) => ({
    bookingId: t.id({ description: 'Id of the session.', resolve: ({ id }) => encodeId('Booking', id) }),
    title: t.exposeString('title', { description: 'Its title.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
  }),
});

builder.objectType(StillBooked, {
  name: 'StillBooked',
  interfaces: [ErrorInterface],
  access: 'carried',
  description: 'Sessions to come still need it. Give them another first, or cancel them.',
  fields: (t) => ({ sessions: t.expose('sessions', { type: [Coming], description: 'These sessions, the next first.' }) }),
});
