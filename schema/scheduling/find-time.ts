import { bookFound, FoundTaken } from '../../domain/scheduling/finding/book-found.ts';
import { findTime } from '../../domain/scheduling/finding/find-time.ts';
import type {
  FindOutcome,
  Found,
  FoundGear,
  FoundPerson,
  FoundPiece,
  Reason,
  Relaxation,
} from '../../domain/scheduling/finding/find-types.ts';
import { ResourceTaken } from '../../domain/scheduling/resource-taken.ts';
import { schedulingPolicy } from '../../domain/scheduling/scheduling-policy.ts';
import { InvalidInput } from '../../domain/kernel/errors.ts';
import { builder } from '../builder.ts';
import { RUNNERS } from '../shared/access.ts';
import { ErrorInterface } from '../shared/errors.ts';
import { idField, idListField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { Booking } from './booking.ts';
import { GearWish, PersonWish, RoleWish, wishesOf } from './booking-inputs.ts';
import { BookedRoom, OpenRole } from './booking-parts.ts';
import { BookingStateEnum } from './booking-state.ts';
import { FindTime, findRequestOf } from './find-inputs.ts';
import { FindRequestType } from './find-request.ts';
import { ClashType } from './resource-taken.ts';

const carried = { access: 'carried' as const };
const SCHEDULERS = [...RUNNERS, 'producer'] as const;
const MAY = 'Requires the role owner, studio manager, coordinator or producer.';

const ReasonType = builder.objectRef<Reason>('RankReason').implement({
  ...carried,
  description: 'Why an answer stands where it stands.',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description: 'as_wished, nearest, soonest, cheapest, usual_person, same_room, no_gap, fits, same_day, held or free.',
    }),
    says: t.exposeString('says', { description: 'The same as a phrase for people.' }),
    against: t.exposeBoolean('against', { description: 'Whether it speaks against the answer.' }),
  }),
});

const PersonType = builder.objectRef<FoundPerson>('FoundPerson').implement({
  ...carried,
  description: 'Somebody who was free.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the person.', resolve: ({ id }) => encodeId('Person', id) }),
    name: t.exposeString('name', { description: 'Their name.' }),
    duty: t.exposeString('duty', { description: 'What they do in it.' }),
  }),
});

const GEAR_TYPE = { model: 'GearModel', kit: 'GearKit', unit: 'GearUnit' } as const;
const GearType = builder.objectRef<FoundGear>('FoundGear').implement({
  ...carried,
  description: 'Gear that was free.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'model, kit or unit.' }),
    id: t.id({ description: 'Id of the model, kit or unit.', resolve: ({ kind, id }) => encodeId(GEAR_TYPE[kind], id) }),
    name: t.exposeString('name', { description: 'Its name.' }),
    quantity: t.exposeInt('quantity', { description: 'Units of a model; otherwise 1.' }),
    unitIds: t.idList({
      description: 'The units chosen of a model.',
      resolve: ({ unitIds }) => unitIds.map((id) => encodeId('GearUnit', id)),
    }),
  }),
});

const PieceType = builder.objectRef<FoundPiece>('FoundSession').implement({
  ...carried,
  description: 'A session at a time at which everything it takes was free: as it can be booked.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'As it was called in the search; may be empty.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
    setupMinutes: t.exposeInt('setupMinutes', { description: 'Minutes taken before.' }),
    teardownMinutes: t.exposeInt('teardownMinutes', { description: 'Minutes taken after.' }),
    rooms: t.expose('rooms', { type: [BookedRoom], description: 'Its rooms.' }),
    people: t.expose('people', { type: [PersonType], description: 'Its people.' }),
    gear: t.expose('gear', { type: [GearType], description: 'Its gear.' }),
    openRoles: t.expose('openRoles', { type: [OpenRole], description: 'Roles that nobody fills yet.' }),
    priceMinor: t.int({
      nullable: true,
      description: 'What it would cost, minor units. Null for those who may not see prices.',
      resolve: ({ priceMinor }, _args, { caller }) => (schedulingPolicy.can(caller.actor, 'see_prices') ? priceMinor : null),
    }),
  }),
});

const FoundType = builder.objectRef<Found>('FoundTime').implement({
  ...carried,
  description: 'An answer of a search: all its sessions, each free in everything at the moment of answering, nothing promised twice.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Names its times and rooms: the same answer has the same key.' }),
    pieces: t.expose('pieces', { type: [PieceType], description: 'Its sessions, in the order of the search.' }),
    priceMinor: t.int({
      nullable: true,
      description: 'What all would cost together, minor units. Null for those who may not see prices.',
      resolve: ({ priceMinor }, _args, { caller }) => (schedulingPolicy.can(caller.actor, 'see_prices') ? priceMinor : null),
    }),
    reasons: t.expose('reasons', { type: [ReasonType], description: 'Why it stands where it stands, what weighs most first; never none.' }),
  }),
});

const RelaxationType = builder.objectRef<Relaxation & Pick<FindOutcome, 'names'>>('Relaxation').implement({
  ...carried,
  description: 'One condition that could give way, and what that gives: it was tried.',
  fields: (t) => ({
    says: t.exposeString('says', { description: 'Such as `At a higher price`.' }),
    request: t.field({
      type: FindRequestType,
      description: 'The search without the condition.',
      resolve: ({ request, names }) => ({ part: request, names }),
    }),
    found: t.expose('found', { type: FoundType, description: 'Its first answer.' }),
  }),
});

const Outcome = builder.objectRef<FindOutcome>('FindTimeAnswer').implement({
  ...carried,
  description: 'What a search found; when that is nothing, why.',
  fields: (t) => ({
    answers: t.expose('answers', { type: [FoundType], description: 'The best first, 9 at most.' }),
    reasons: t.exposeStringList('reasons', { description: 'What stands in the way, when there is no answer; then never empty.' }),
    relaxations: t.field({
      type: [RelaxationType],
      description: 'When there is no answer: single conditions to relax, 5 at most.',
      resolve: ({ relaxations, names }) => relaxations.map((one) => ({ ...one, names })),
    }),
  }),
});

builder.queryField('findTime', (t) =>
  t.field({
    type: Outcome,
    access: SCHEDULERS,
    description:
      'Finds times at which rooms, gear and people are free at once, for one session or several that belong together; ranked, with reasons. ' +
      `What is free now may be taken by somebody faster. ${MAY}`,
    args: { input: t.arg({ type: FindTime, required: true, description: 'What is looked for.' }) },
    resolve: (_root, { input }, { caller }) => findTime(caller, findRequestOf(input)),
  }),
);

builder.objectType(FoundTaken, {
  ...carried,
  name: 'FoundTaken',
  interfaces: [ErrorInterface],
  description: 'Something of what was found was taken meanwhile.',
  fields: (t) => ({
    clashes: t.expose('clashes', { type: [ClashType], description: 'What stands in the way now.' }),
    answers: t.expose('answers', { type: [FoundType], description: 'What the same search finds now.' }),
  }),
});

const SessionToBook = builder.inputType('FoundSessionInput', {
  description: 'A session of a found answer, as it is to be booked.',
  fields: (t) => ({
    title: t.string({ required: true, description: 'What it is called.' }),
    state: t.field({ type: BookingStateEnum, description: 'inquiry, hold, tentative or confirmed; confirmed if not given.' }),
    startsAt: t.field({ type: 'DateTime', required: true, description: 'When it begins.' }),
    endsAt: t.field({ type: 'DateTime', required: true, description: 'When it ends.' }),
    setupMinutes: t.int({ description: 'Minutes taken before.' }),
    teardownMinutes: t.int({ description: 'Minutes taken after.' }),
    clientId: idField(t, 'Client', { required: false, description: 'Whom it is for.' }),
    projectId: idField(t, 'Project', { required: false, description: 'What it is for.' }),
    note: t.string({ description: 'What the studio should know about it.' }),
    rooms: idListField(t, 'Room', { required: false, description: 'Its rooms.' }),
    people: t.field({ type: [PersonWish], description: 'Its people.' }),
    gear: t.field({ type: [GearWish], description: 'Its gear.' }),
    roles: t.field({ type: [RoleWish], description: 'Roles that nobody fills yet.' }),
    unitIds: idListField(t, 'GearUnit', {
      required: false,
      description: 'Units that the search chose for models: taken where they are still free.',
    }),
  }),
});

const BookedFound = builder.objectRef<{ ids: string[] }>('BookedSessions').implement({
  ...carried,
  description: 'Sessions that were booked together.',
  fields: (t) => ({
    bookings: t.prismaField({
      type: [Booking],
      description: 'The sessions, in the order in which they were given.',
      resolve: async (query, { ids }, _args, { caller }) => {
        const found = await caller.db.booking.findMany({ ...query, where: { studioId: caller.actor.studioId, id: { in: ids } } });
        return [...found].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
      },
    }),
  }),
});

mutation('bookFound', {
  description: `Books all sessions of a found answer in one step: all or nothing, one act in the log. ${MAY}`,
  access: SCHEDULERS,
  type: BookedFound,
  errors: [FoundTaken, ResourceTaken],
  input: (t) => ({
    pieces: t.field({ type: [SessionToBook], required: true, description: 'The sessions, 6 at most.' }),
    request: t.field({ type: FindTime, description: 'The search they were found by: asked again when somebody was faster.' }),
  }),
  resolve: (caller, { pieces, request }) =>
    bookFound(caller, {
      pieces: pieces.map(({ people, gear, roles, ...piece }, index) => ({
        ...withoutNulls(piece),
        ...at(`pieces.${index}`, () => wishesOf({ people, gear, roles })),
      })) as Parameters<typeof bookFound>[1]['pieces'],
      request: request ? findRequestOf(request) : undefined,
    }),
});

/** Refusals of a part are told at its place in the whole. */
function at<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(error.issues.map((issue) => ({ ...issue, path: `${path}.${issue.path}` })));
  }
}
