import { StaleEdit, StepNotPossible } from '../../domain/kernel/errors.ts';
import { ResourceTaken } from '../../domain/scheduling/resource-taken.ts';
import { addToWaitlist } from '../../domain/scheduling/waitlist/add-to-waitlist.ts';
import { acceptWaitlistOffer, declineWaitlistOffer, withdrawFromWaitlist } from '../../domain/scheduling/waitlist/answer-waitlist-offer.ts';
import { editWaitlistEntry } from '../../domain/scheduling/waitlist/edit-waitlist-entry.ts';
import {
  readWaitlist,
  readWaitlistEntry,
  type KeptSession,
  type ReadOffer,
  type WaitlistLine,
} from '../../domain/scheduling/waitlist/read-waitlist.ts';
import { reopenWaitlistEntry } from '../../domain/scheduling/waitlist/reopen-waitlist-entry.ts';
import { NEXT_WAITLIST_STATES } from '../../domain/scheduling/waitlist/waitlist-states.ts';
import { builder } from '../builder.ts';
import { RUNNERS, STAFF } from '../shared/access.ts';
import { EXPECTED_VERSION, VERSION } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { FindTime, findRequestOf } from './find-inputs.ts';
import { FindRequestType } from './find-request.ts';

const SCHEDULERS = [...RUNNERS, 'producer'] as const;
const MAY = 'Requires the role owner, studio manager, coordinator or producer.';

const StateEnum = builder.enumType('WaitlistState', {
  description: 'Where somebody on the waitlist stands.',
  values: {
    waiting: { description: 'For something to be released.' },
    offered: { description: 'A slot is kept for them until they decide.' },
    accepted: { description: 'They took it; it is booked.' },
    declined: { description: 'They did not want it.' },
    expired: { description: 'They did not answer in time, or their days are over.' },
    withdrawn: { description: 'Taken off the list.' },
  },
});

const Kept = builder.objectRef<KeptSession>('KeptSession').implement({
  access: 'carried',
  description: 'A session that keeps an offered slot: a hold until it is accepted.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the session.', resolve: ({ bookingId }) => encodeId('Booking', bookingId) }),
    title: t.exposeString('title', { description: 'What it is called.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
    rooms: t.exposeStringList('rooms', { description: 'Names of its rooms.' }),
  }),
});

const Offer = builder.objectRef<ReadOffer>('WaitlistOffer').implement({
  access: 'carried',
  description: 'A slot that is kept for somebody.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the offer.', resolve: ({ id }) => encodeId('WaitlistOffer', id) }),
    offeredAt: t.expose('offeredAt', { type: 'DateTime', description: 'Since when.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'Until when they may decide.' }),
    sessions: t.expose('sessions', { type: [Kept], description: 'The sessions that keep it.' }),
  }),
});

export const WaitlistEntry = builder.objectRef<WaitlistLine>('WaitlistEntry').implement({
  access: STAFF,
  description: 'Somebody who waits for a slot.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the entry.', resolve: ({ id }) => encodeId('WaitlistEntry', id) }),
    title: t.exposeString('title', { description: 'What the session will be called.' }),
    state: t.expose('state', { type: StateEnum, description: 'Where it stands.' }),
    nextStates: t.field({
      type: [StateEnum],
      description: 'The states that may follow.',
      resolve: ({ state }) => [...NEXT_WAITLIST_STATES[state]],
    }),
    place: t.exposeInt('place', { nullable: true, description: 'Place in line, from 1; null when it is over.' }),
    clientId: t.id({
      nullable: true,
      description: 'The client who waits.',
      resolve: ({ clientId }) => clientId && encodeId('Client', clientId),
    }),
    clientName: t.exposeString('clientName', { nullable: true, description: 'Their name.' }),
    projectId: t.id({
      nullable: true,
      description: 'What it is for.',
      resolve: ({ projectId }) => projectId && encodeId('Project', projectId),
    }),
    projectName: t.exposeString('projectName', { nullable: true, description: 'Its name.' }),
    contactName: t.exposeString('contactName', { description: 'Who waits when it is no client; may be empty.' }),
    contact: t.exposeString('contact', { description: 'How to reach them; may be empty.' }),
    note: t.exposeString('note', { description: 'What the studio should know; may be empty.' }),
    request: t.field({
      type: FindRequestType,
      description: 'What is wanted, as a search.',
      resolve: ({ request, names }) => ({ part: request, names }),
    }),
    earliestAt: t.expose('earliestAt', { type: 'DateTime', description: 'From when it is of use.' }),
    latestAt: t.expose('latestAt', { type: 'DateTime', description: 'Until when.' }),
    offer: t.expose('offer', { type: Offer, nullable: true, description: 'What is kept for them, or what they took.' }),
    createdByName: t.exposeString('createdByName', { description: 'Who put them on the list.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when they wait: the order of the list.' }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

builder.queryField('waitlist', (t) =>
  t.field({
    type: [WaitlistEntry],
    access: STAFF,
    description: 'Everybody who waits for a slot, in their order, 300 at most. For all staff.',
    args: {
      ended: t.arg.boolean({ description: 'Those for whom it is over instead, the latest first, 50 at most.' }),
      after: idField(t.arg, 'WaitlistEntry', { required: false, description: 'Only those behind this entry in the list.' }),
    },
    resolve: (_root, { ended, after }, { caller }) => readWaitlist(caller, { ended: ended ?? false, after }),
  }),
);

const FIELDS = {
  title: 'What the session will be called.',
  clientId: 'The client who waits; a project brings its client along.',
  projectId: 'What it is for.',
  contactName: 'Who waits when it is no client of the studio yet.',
  contact: 'How to reach them: an address, a number.',
  note: 'What the studio should know.',
  request: 'What is wanted, and on which days.',
};
const ref = { entryId: 'Which entry.', expectedVersion: EXPECTED_VERSION };

mutation('addToWaitlist', {
  description: `Lets somebody wait for a slot, behind all who came before; what is free already is offered at once. ${MAY}`,
  access: SCHEDULERS,
  type: WaitlistEntry,
  input: (t) => ({
    title: t.string({ required: true, description: FIELDS.title }),
    clientId: idField(t, 'Client', { required: false, description: FIELDS.clientId }),
    projectId: idField(t, 'Project', { required: false, description: FIELDS.projectId }),
    contactName: t.string({ description: FIELDS.contactName }),
    contact: t.string({ description: FIELDS.contact }),
    note: t.string({ description: FIELDS.note }),
    request: t.field({ type: FindTime, required: true, description: FIELDS.request }),
  }),
  resolve: async (caller, { request, ...input }) => {
    const { id } = await addToWaitlist(caller, { ...withoutNulls(input), request: findRequestOf(request) });
    return readWaitlistEntry(caller, id);
  },
});

mutation('editWaitlistEntry', {
  description: `Changes who waits and for what, at the same place in line; what is left out stays. Not while a slot is offered. ${MAY}`,
  access: SCHEDULERS,
  type: WaitlistEntry,
  errors: [StepNotPossible, StaleEdit],
  input: (t) => ({
    entryId: idField(t, 'WaitlistEntry', { required: true, description: ref.entryId }),
    expectedVersion: t.int({ description: ref.expectedVersion }),
    title: t.string({ description: FIELDS.title }),
    clientId: idField(t, 'Client', { required: false, description: `${FIELDS.clientId} Null takes the client away.` }),
    projectId: idField(t, 'Project', { required: false, description: `${FIELDS.projectId} Null takes the project away.` }),
    contactName: t.string({ description: FIELDS.contactName }),
    contact: t.string({ description: FIELDS.contact }),
    note: t.string({ description: FIELDS.note }),
    request: t.field({ type: FindTime, description: FIELDS.request }),
  }),
  resolve: async (caller, { request, clientId, projectId, ...input }) => {
    const asked = request ? { request: findRequestOf(request) } : {};
    const { id } = await editWaitlistEntry(caller, { ...withoutNulls(input), clientId, projectId, ...asked });
    return readWaitlistEntry(caller, id);
  },
});

mutation('acceptWaitlistOffer', {
  description: `Takes the slot that is offered: the holds that kept it are confirmed, all or none. ${MAY}`,
  access: SCHEDULERS,
  type: WaitlistEntry,
  errors: [StepNotPossible, StaleEdit, ResourceTaken],
  input: (t) => ({
    entryId: idField(t, 'WaitlistEntry', { required: true, description: ref.entryId }),
    expectedVersion: t.int({ description: ref.expectedVersion }),
  }),
  resolve: async (caller, input) => readWaitlistEntry(caller, (await acceptWaitlistOffer(caller, withoutNulls(input))).id),
});

mutation('declineWaitlistOffer', {
  description: `Passes on the slot that is offered; it goes to the next. ${MAY}`,
  access: SCHEDULERS,
  type: WaitlistEntry,
  errors: [StepNotPossible, StaleEdit],
  input: (t) => ({
    entryId: idField(t, 'WaitlistEntry', { required: true, description: ref.entryId }),
    expectedVersion: t.int({ description: ref.expectedVersion }),
    keepsWaiting: t.boolean({ description: 'Whether they wait on for another slot, at their place; false if not given.' }),
  }),
  resolve: async (caller, input) => readWaitlistEntry(caller, (await declineWaitlistOffer(caller, withoutNulls(input))).id),
});

for (const [name, command, description] of [
  ['withdrawFromWaitlist', withdrawFromWaitlist, 'Takes somebody off the list; what is kept for them goes to the next.'],
  ['reopenWaitlistEntry', reopenWaitlistEntry, 'Lets somebody for whom it was over wait again, at the place that they had.'],
] as const)
  mutation(name, {
    description: `${description} ${MAY}`,
    access: SCHEDULERS,
    type: WaitlistEntry,
    errors: [StepNotPossible, StaleEdit],
    input: (t) => ({
      entryId: idField(t, 'WaitlistEntry', { required: true, description: ref.entryId }),
      expectedVersion: t.int({ description: ref.expectedVersion }),
    }),
    resolve: async (caller, input) => readWaitlistEntry(caller, (await command(caller, withoutNulls(input))).id),
  });
