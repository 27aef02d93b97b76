import type { Prisma } from '../../prisma/generated/client/client.ts';
import { visibleBookings } from '../../domain/scheduling/scheduling-policy.ts';
import { STAFF_AND_CLIENTS } from '../shared/access.ts';
import { idField } from '../shared/id-fields.ts';
import { list } from '../shared/list.ts';
import { Booking } from './booking.ts';
import { BookingStateEnum } from './booking-state.ts';

const contains = (word: string) => ({ contains: word, mode: 'insensitive' as const });
const asks = (resourceId: string | null | undefined): Prisma.BookingWhereInput =>
  resourceId ? { requirements: { some: { resourceId } } } : {};

list('bookings', {
  model: 'Booking',
  type: Booking,
  access: STAFF_AND_CLIENTS,
  description: 'The studio’s sessions, past and to come; a client’s own.',
  sorts: {
    STARTS: (direction) => ({ startsAt: direction }),
    CREATED: (direction) => ({ createdAt: direction }),
    TITLE: (direction) => ({ title: direction }),
    CLIENT: (direction) => ({ client: { name: direction } }),
  },
  search: (word) => ({
    OR: [
      { title: contains(word) },
      { client: { name: contains(word) } },
      { project: { name: contains(word) } },
      { requirements: { some: { resource: { name: contains(word) } } } },
    ],
  }),
  filters: (t) => ({
    from: t({ type: 'DateTime', description: 'Only those that end after this moment.' }),
    to: t({ type: 'DateTime', description: 'Only those that begin before this moment.' }),
    states: t({ type: [BookingStateEnum], description: 'Only those in one of these states.' }),
    roomId: idField(t, 'Room', { required: false, description: 'Only those in this room.' }),
    personId: idField(t, 'Person', { required: false, description: 'Only those with this person.' }),
    unitId: idField(t, 'GearUnit', { required: false, description: 'Only those that have this unit.' }),
    clientId: idField(t, 'Client', { required: false, description: 'Only those of this client.' }),
    projectId: idField(t, 'Project', { required: false, description: 'Only those of this project.' }),
  }),
  where: ({ actor }, { from, to, states, roomId, personId, unitId, clientId, projectId }) => ({
    AND: [
      visibleBookings(actor),
      from ? { endsAt: { gt: from } } : {},
      to ? { startsAt: { lt: to } } : {},
      states ? { state: { in: [...states] } } : {},
      asks(roomId),
      asks(personId),
      unitId ? { allocations: { some: { resourceId: unitId } } } : {},
      clientId ? { clientId } : {},
      projectId ? { projectId } : {},
    ],
  }),
});
