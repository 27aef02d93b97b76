import { StaleEdit, StepNotPossible } from '../../domain/kernel/errors.ts';
import { bookSession } from '../../domain/scheduling/book-session.ts';
import { editBooking } from '../../domain/scheduling/edit-booking.ts';
import { extendBooking } from '../../domain/scheduling/extend-booking.ts';
import { moveBooking } from '../../domain/scheduling/move-booking.ts';
import { fillRole } from '../../domain/scheduling/house/fill-role.ts';
import { RuleBroken } from '../../domain/scheduling/house/rule-broken.ts';
import { ResourceTaken } from '../../domain/scheduling/resource-taken.ts';
import { RUNNERS } from '../shared/access.ts';
import { OWN_VERSIONS } from '../shared/edit-input.ts';
import { idField, idListField } from '../shared/id-fields.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { Booking } from './booking.ts';
import { GearWish, PersonWish, RoleWish, wishesOf } from './booking-inputs.ts';
import { BookingStateEnum } from './booking-state.ts';
import { changedSession } from './house/booking-extras.ts';
import { OVERRIDE } from './house/findings.ts';

const SCHEDULERS = [...RUNNERS, 'producer'] as const;
const MAY = 'Requires the role owner, studio manager, coordinator or producer.';
const changing = [StepNotPossible, StaleEdit, RuleBroken, ResourceTaken];

mutation('bookSession', {
  description: `Books a session with its rooms, people and gear, all or nothing. Confirmed it takes them; in any other state it is noted beside what is taken. What is over is entered as completed. ${MAY}`,
  access: SCHEDULERS,
  type: Booking,
  errors: [RuleBroken, ResourceTaken],
  input: (t) => ({
    title: t.string({ required: true, description: 'What it is called.' }),
    state: t.field({
      type: BookingStateEnum,
      description: 'inquiry, hold, tentative, confirmed, or completed for what is over; confirmed if not given.',
    }),
    startsAt: t.field({ type: 'DateTime', required: true, description: 'When it begins.' }),
    endsAt: t.field({ type: 'DateTime', required: true, description: 'When it ends.' }),
    sessionTypeId: idField(t, 'SessionType', {
      required: false,
      description: 'What kind of session it is: brings gear, roles and setup where nothing is said of them, and its check list.',
    }),
    setupMinutes: t.int({
      description: 'Minutes taken before; if not given what is set for its type in its rooms, or the longest default of the rooms.',
    }),
    teardownMinutes: t.int({
      description: 'Minutes taken after; if not given what is set for its type in its rooms, or the longest default of the rooms.',
    }),
    clientId: idField(t, 'Client', { required: false, description: 'Whom it is for; a project brings its client along.' }),
    projectId: idField(t, 'Project', { required: false, description: 'What it is for.' }),
    note: t.string({ description: 'What the studio should know about it.' }),
    rooms: idListField(t, 'Room', { required: false, description: 'Its rooms.' }),
    people: t.field({ type: [PersonWish], description: 'Who is on it.' }),
    gear: t.field({ type: [GearWish], description: 'The gear it needs; if not given what its type brings.' }),
    roles: t.field({
      type: [RoleWish],
      description: 'Roles that nobody fills yet; if not given those of its type that no named person can fill.',
    }),
    overrideReason: t.string({ description: OVERRIDE }),
    holdExpiresAt: t.field({
      type: 'DateTime',
      description: 'Of a hold: when it lapses by itself, null for never; after the studio’s days if not given.',
    }),
  }),
  resolve: async (caller, { people, gear, roles, holdExpiresAt, ...input }, query) => {
    const session = { ...withoutNulls(input), holdExpiresAt, ...wishesOf({ people, gear, roles }) };
    return changedSession(caller, query, await bookSession(caller, session as Parameters<typeof bookSession>[1]));
  },
});

mutation('editBooking', {
  description: `Changes a session: what it is called, whom it is for, when it is, its rooms, people and gear. What is left out stays as it is. ${MAY}`,
  access: SCHEDULERS,
  type: Booking,
  errors: changing,
  input: (t) => ({
    bookingId: idField(t, 'Booking', { required: true, description: 'Which session.' }),
    expectedVersion: t.int({ description: 'The version the caller looked at; an edit of the same fields since is refused.' }),
    ownVersions: t.intList({ description: OWN_VERSIONS }),
    title: t.string({ description: 'What it is called.' }),
    startsAt: t.field({ type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.field({ type: 'DateTime', description: 'When it ends.' }),
    setupMinutes: t.int({ description: 'Minutes taken before.' }),
    teardownMinutes: t.int({ description: 'Minutes taken after.' }),
    clientId: idField(t, 'Client', { required: false, description: 'Whom it is for; null takes the client away.' }),
    projectId: idField(t, 'Project', { required: false, description: 'What it is for; null takes the project away.' }),
    note: t.string({ description: 'What the studio should know about it.' }),
    rooms: idListField(t, 'Room', { required: false, description: 'All of its rooms.' }),
    people: t.field({ type: [PersonWish], description: 'Everybody on it.' }),
    gear: t.field({ type: [GearWish], description: 'All of its gear.' }),
    roles: t.field({ type: [RoleWish], description: 'All roles that nobody fills yet.' }),
    sessionTypeId: idField(t, 'SessionType', {
      required: false,
      description: 'What kind of session it is, null for none: brings its check list; gear, roles and setup stay.',
    }),
    overrideReason: t.string({ description: OVERRIDE }),
  }),
  resolve: async (caller, { clientId, projectId, sessionTypeId, people, gear, roles, ...input }, query) => {
    return changedSession(
      caller,
      query,
      await editBooking(caller, {
        ...withoutNulls(input),
        clientId,
        projectId,
        sessionTypeId,
        ...wishesOf({ people, gear, roles }),
      }),
    );
  },
});

mutation('moveBooking', {
  description: `Moves or resizes a session, also into another room; its people and gear come along, units of a model are chosen anew where needed. What is left out stays: send what you mean to change. ${MAY}`,
  access: SCHEDULERS,
  type: Booking,
  errors: changing,
  input: (t) => ({
    bookingId: idField(t, 'Booking', { required: true, description: 'Which session.' }),
    expectedVersion: t.int({ description: 'The version the caller looked at; another move since is refused.' }),
    ownVersions: t.intList({ description: OWN_VERSIONS }),
    startsAt: t.field({ type: 'DateTime', description: 'When it begins; as before if not given.' }),
    endsAt: t.field({ type: 'DateTime', description: 'When it ends; as before if not given.' }),
    roomId: idField(t, 'Room', { required: false, description: 'The room to go to; it stays if not given.' }),
    fromRoomId: idField(t, 'Room', { required: false, description: 'The room to leave, when the session has several.' }),
    overrideReason: t.string({ description: OVERRIDE }),
  }),
  resolve: async (caller, input, query) => {
    return changedSession(caller, query, await moveBooking(caller, withoutNulls(input)));
  },
});

mutation('extendBooking', {
  description:
    'Lets a session end later or earlier, also while it runs; its teardown moves along. Requires a role that runs sessions: all staff but finance, or the tablet of its room.',
  access: [...RUNNERS, 'producer', 'crew', 'board'],
  type: Booking,
  errors: changing,
  input: (t) => ({
    bookingId: idField(t, 'Booking', { required: true, description: 'Which session.' }),
    expectedVersion: t.int({ description: 'The version the caller looked at.' }),
    ownVersions: t.intList({ description: OWN_VERSIONS }),
    endsAt: t.field({ type: 'DateTime', required: true, description: 'When it ends.' }),
    overrideReason: t.string({ description: OVERRIDE }),
  }),
  resolve: async (caller, input, query) => {
    return changedSession(caller, query, await extendBooking(caller, withoutNulls(input)));
  },
});

mutation('fillRole', {
  description: `Puts somebody on a session into a role that was open: one fewer is wanted. ${MAY}`,
  access: SCHEDULERS,
  type: Booking,
  errors: changing,
  input: (t) => ({
    bookingId: idField(t, 'Booking', { required: true, description: 'Which session.' }),
    expectedVersion: t.int({ description: 'The version the caller looked at.' }),
    skill: t.string({ required: true, description: 'The skill of the role, as the session has it.' }),
    personId: idField(t, 'Person', { required: true, description: 'Who takes it.' }),
    overrideReason: t.string({ description: OVERRIDE }),
  }),
  resolve: async (caller, input, query) => {
    return changedSession(caller, query, await fillRole(caller, withoutNulls(input)));
  },
});
