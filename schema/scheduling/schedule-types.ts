import type {
  ScheduleBlock as Block,
  ScheduledBooking as Scheduled,
  ScheduledCheckout as Checkout,
  RoomException,
  ScheduledPerson,
  ScheduleRoom as Room,
  WeeklyHours,
} from '../../domain/scheduling/schedule-types.ts';
import { builder } from '../builder.ts';
import { encodeId } from '../shared/ids.ts';
import { BookingStateEnum } from './booking-state.ts';

const carried = { access: 'carried' as const };

const Hours = builder.objectRef<WeeklyHours>('ScheduleHours').implement({
  ...carried,
  description: 'When a room is open on one weekday, in the studio’s wall time.',
  fields: (t) => ({
    weekday: t.exposeInt('weekday', { description: '1 is Monday, 7 is Sunday.' }),
    opensMinute: t.exposeInt('opensMinute', { description: 'Minutes after midnight.' }),
    closesMinute: t.exposeInt('closesMinute', { description: 'Minutes after midnight; past 1440 it closes on the next day.' }),
  }),
});

const Exception = builder.objectRef<RoomException>('ScheduleException').implement({
  ...carried,
  description: 'Days on which a room is closed or open otherwise than its weekday says.',
  fields: (t) => ({
    roomId: t.id({
      nullable: true,
      description: 'The room it is for; null for the whole house.',
      resolve: ({ roomId }) => roomId && encodeId('Room', roomId),
    }),
    name: t.exposeString('name', { description: 'Why.' }),
    firstDay: t.expose('firstDay', { type: 'Date', description: 'The first day.' }),
    lastDay: t.expose('lastDay', { type: 'Date', description: 'The last day; belongs to it.' }),
    opensMinute: t.exposeInt('opensMinute', { nullable: true, description: 'Minutes after midnight; null when it is closed.' }),
    closesMinute: t.exposeInt('closesMinute', {
      nullable: true,
      description: 'Minutes after midnight; past 1440 it closes on the next day.',
    }),
  }),
});

export const ScheduleRoom = builder.objectRef<Room>('ScheduleRoom').implement({
  ...carried,
  description: 'A room as the schedule shows it.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the room.', resolve: ({ id }) => encodeId('Room', id) }),
    name: t.exposeString('name', { description: 'Its name.' }),
    kind: t.exposeString('kind', { description: 'What it is for: recording_room, edit_bay …' }),
    position: t.exposeInt('position', { description: 'Its place in the list; lower comes first.' }),
    capacity: t.exposeInt('capacity', { description: 'How many people it holds.' }),
    areaSquareMetres: t.exposeInt('areaSquareMetres', { nullable: true, description: 'Floor area in square metres, where known.' }),
    hourlyRateMinor: t.exposeInt('hourlyRateMinor', {
      nullable: true,
      description: 'Price of an hour, minor units. Null for those who may not see prices.',
    }),
    defaultSetupMinutes: t.exposeInt('defaultSetupMinutes', { description: 'Setup of a session that says nothing else.' }),
    defaultTeardownMinutes: t.exposeInt('defaultTeardownMinutes', { description: 'Teardown of a session that says nothing else.' }),
    openingHours: t.expose('openingHours', { type: [Hours], description: 'When it is open; empty when always.' }),
    exceptions: t.expose('exceptions', {
      type: [Exception],
      description: 'What differs on these days, of the house too; on one day the room’s own comes first.',
    }),
  }),
});

const Person = builder.objectRef<ScheduledPerson>('ScheduledPerson').implement({
  ...carried,
  description: 'Somebody on a session.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the person.', resolve: ({ id }) => encodeId('Person', id) }),
    name: t.exposeString('name', { description: 'Their name.' }),
    duty: t.exposeString('duty', { description: 'What they do in this session; empty when nobody said.' }),
  }),
});

export const ScheduledBooking = builder.objectRef<Scheduled>('ScheduledBooking').implement({
  ...carried,
  description:
    'A session as the schedule shows it. Where it stands at a moment follows from these facts; `node(id)` tells everything else.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the session (Booking).', resolve: ({ id }) => encodeId('Booking', id) }),
    version: t.exposeInt('version', { description: 'For `expectedVersion` of an edit.' }),
    title: t.exposeString('title', {
      nullable: true,
      description: 'What it is called; null for a session of which the caller may know only that it is there.',
    }),
    state: t.expose('state', { type: BookingStateEnum, description: 'Where it stands.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
    setupMinutes: t.exposeInt('setupMinutes', { description: 'Minutes taken before.' }),
    teardownMinutes: t.exposeInt('teardownMinutes', { description: 'Minutes taken after.' }),
    checkedInAt: t.expose('checkedInAt', { type: 'DateTime', nullable: true, description: 'When it really began.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it really ended.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was booked; orders holds of one slot.' }),
    roomIds: t.idList({ description: 'Its rooms.', resolve: ({ roomIds }) => roomIds.map((id) => encodeId('Room', id)) }),
    people: t.expose('people', { type: [Person], description: 'Who is on it.' }),
    unitIds: t.idList({
      description: 'The units of gear it was given.',
      resolve: ({ unitIds }) => unitIds.map((id) => encodeId('GearUnit', id)),
    }),
    gear: t.exposeStringList('gear', { description: 'Gear as it was asked for, such as `SM7B × 2`.' }),
    short: t.exposeBoolean('short', { description: 'Whether it lacks gear that it asked for.' }),
    openRoles: t.exposeStringList('openRoles', { description: 'Skills wanted of people whom nobody has named yet, once for each.' }),
    clientId: t.id({ nullable: true, description: 'Whom it is for.', resolve: ({ clientId }) => clientId && encodeId('Client', clientId) }),
    clientName: t.exposeString('clientName', { nullable: true, description: 'Their name.' }),
    projectId: t.id({
      nullable: true,
      description: 'What it is for.',
      resolve: ({ projectId }) => projectId && encodeId('Project', projectId),
    }),
    projectName: t.exposeString('projectName', { nullable: true, description: 'Its name.' }),
    sessionTypeName: t.exposeString('sessionTypeName', { nullable: true, description: 'What kind of session it is.' }),
    sessionTypeId: t.id({
      nullable: true,
      description: 'Its type (SessionType).',
      resolve: ({ sessionTypeId }) => sessionTypeId && encodeId('SessionType', sessionTypeId),
    }),
    checkTotal: t.exposeInt('checkTotal', { description: 'Lines of what is to be prepared.' }),
    checkDone: t.exposeInt('checkDone', { description: 'How many of them are done.' }),
    seriesId: t.id({
      nullable: true,
      description: 'The series it belongs to; null for a single session, and for a client.',
      resolve: ({ seriesId }, _args, { caller }) => (seriesId && caller.actor.role !== 'client' ? encodeId('Series', seriesId) : null),
    }),
    holdRank: t.exposeInt('holdRank', { nullable: true, description: 'Of a hold: its place among those that want the same slot, from 1.' }),
    holdExpiresAt: t.expose('holdExpiresAt', { type: 'DateTime', nullable: true, description: 'Of a hold: when it lapses by itself.' }),
    challengeEndsAt: t.expose('challengeEndsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Of a hold that another one challenged: by when it must be confirmed.',
    }),
    expectedStartAt: t.expose('expectedStartAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Running late: when it will really begin, as somebody told.',
    }),
  }),
});

const RESOURCE = { room: 'Room', unit: 'GearUnit', person: 'Person' } as const;
/** Types of records behind a block, by its kind. */
const BLOCK = { closed: 'Closure', maintenance: 'Maintenance', time_off: 'Allocation', external: 'Allocation' } as const;

export const ScheduleBlock = builder.objectRef<Block>('ScheduleBlock').implement({
  ...carried,
  description: 'Why rooms, gear or people are out of use for a while.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the closure or maintenance.', resolve: ({ id, kind }) => encodeId(BLOCK[kind], id) }),
    kind: t.exposeString('kind', { description: 'closed, maintenance, time_off or external.' }),
    title: t.exposeString('title', { nullable: true, description: 'Why; null for a client.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it is expected to end.' }),
    resourceIds: t.idList({
      description: 'The rooms, units (GearUnit) and people (Person) that are out of use.',
      resolve: ({ resources }) => resources.map(({ id, kind }) => encodeId(RESOURCE[kind], id)),
    }),
  }),
});

export const ScheduledCheckout = builder.objectRef<Checkout>('ScheduledCheckout').implement({
  ...carried,
  description: 'Gear that is or was handed out.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the checkout.', resolve: ({ id }) => encodeId('Checkout', id) }),
    unitId: t.id({ description: 'The unit.', resolve: ({ unitId }) => encodeId('GearUnit', unitId) }),
    bookingId: t.id({
      nullable: true,
      description: 'The session it left for.',
      resolve: ({ bookingId }) => bookingId && encodeId('Booking', bookingId),
    }),
    holderName: t.exposeString('holderName', { description: 'Who has it.' }),
    outAt: t.expose('outAt', { type: 'DateTime', description: 'When it left.' }),
    dueAt: t.expose('dueAt', { type: 'DateTime', description: 'When it is due back.' }),
    returnedAt: t.expose('returnedAt', { type: 'DateTime', nullable: true, description: 'When it came back; null while it is out.' }),
  }),
});
