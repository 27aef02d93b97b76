import { checkBooking, type BookingCheck, type CheckBookingInput } from '../../domain/scheduling/check-booking.ts';
import { builder } from '../builder.ts';
import { RUNNERS } from '../shared/access.ts';
import { idField, idListField } from '../shared/id-fields.ts';
import { withoutNulls } from '../shared/mutation.ts';
import { GearWish, PersonWish, RoleWish, wishesOf } from './booking-inputs.ts';
import { BookingStateEnum } from './booking-state.ts';
import { BookingFinding, OVERRIDE } from './house/findings.ts';
import { AlternativeType, ClashType } from './resource-taken.ts';

const Check = builder.objectRef<BookingCheck>('BookingCheck').implement({
  description: 'What booking or editing a session would answer at this moment.',
  access: 'carried',
  fields: (t) => ({
    free: t.boolean({
      description: 'Whether nothing stands in the way.',
      resolve: ({ clashes, broken, takes }) => clashes.length === 0 && broken.length === 0 && takes !== null,
    }),
    clashes: t.expose('clashes', { type: [ClashType], description: 'What stands in the way.' }),
    alternatives: t.expose('alternatives', { type: [AlternativeType], description: 'Ways out, free at this moment.' }),
    broken: t.expose('broken', { type: [BookingFinding], description: 'Rules of the house that refuse it, all of them.' }),
    warnings: t.expose('warnings', { type: [BookingFinding], description: 'What should be known, and refuses nothing.' }),
    mayOverride: t.exposeBoolean('mayOverride', { description: 'Whether the caller could book over the rules, with `overrideReason`.' }),
    priceMinor: t.exposeInt('priceMinor', {
      nullable: true,
      description: 'What it would cost, minor units. Null when it is refused, or for those who may not see prices.',
    }),
    takesFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'From when it would take its resources; null when it is refused.',
      resolve: ({ takes }) => takes?.startsAt,
    }),
    takesUntil: t.field({ type: 'DateTime', nullable: true, description: 'Until when.', resolve: ({ takes }) => takes?.endsAt }),
  }),
});

const CheckInput = builder.inputType('CheckBookingInput', {
  description: 'A session as it would be booked, or with `bookingId` what would be changed of it.',
  fields: (t) => ({
    bookingId: idField(t, 'Booking', { required: false, description: 'The session to be changed; a new one if not given.' }),
    state: t.field({
      type: BookingStateEnum,
      description: 'Of a new one; confirmed if not given. Others than confirmed clash only where the matrix of states says so.',
    }),
    startsAt: t.field({ type: 'DateTime', required: true, description: 'When it begins.' }),
    endsAt: t.field({ type: 'DateTime', required: true, description: 'When it ends.' }),
    setupMinutes: t.int({ description: 'Minutes taken before.' }),
    teardownMinutes: t.int({ description: 'Minutes taken after.' }),
    rooms: idListField(t, 'Room', { required: false, description: 'Its rooms.' }),
    people: t.field({ type: [PersonWish], description: 'Who is on it.' }),
    gear: t.field({ type: [GearWish], description: 'The gear it needs.' }),
    roles: t.field({ type: [RoleWish], description: 'Roles that nobody fills yet.' }),
    clientId: idField(t, 'Client', { required: false, description: 'Whom it is for: rules and quotas may ask.' }),
    projectId: idField(t, 'Project', { required: false, description: 'What it is for: quotas may ask.' }),
    sessionTypeId: idField(t, 'SessionType', { required: false, description: 'What kind of session it is.' }),
    overrideReason: t.string({ description: OVERRIDE }),
  }),
});

builder.queryField('checkBooking', (t) =>
  t.field({
    type: Check,
    access: [...RUNNERS, 'producer'],
    description:
      'Whether a session could be booked or changed so, without doing it: the same decision as the mutation takes. Another may be faster all the same. ' +
      'Requires the role owner, studio manager, coordinator or producer.',
    args: { input: t.arg({ type: CheckInput, required: true, description: 'The session.' }) },
    resolve: (_root, { input: { people, gear, roles, clientId, projectId, sessionTypeId, ...input } }, { caller }) =>
      checkBooking(caller, {
        ...withoutNulls(input),
        clientId,
        projectId,
        sessionTypeId,
        ...wishesOf({ people, gear, roles }),
      } as CheckBookingInput),
  }),
);
