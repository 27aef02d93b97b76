import { archiveClient, restoreClient } from '../../domain/clients/archive-client.ts';
import { KEEP_CLIENTS, visibleTo } from '../../domain/clients/clients-policy.ts';
import { createClient } from '../../domain/clients/create-client.ts';
import { editClient } from '../../domain/clients/edit-client.ts';
import { StaleEdit } from '../../domain/kernel/errors.ts';
import { visibleBookings } from '../../domain/scheduling/scheduling-policy.ts';
import { visibleTo as visibleProjects } from '../../domain/production/production-policy.ts';
import { builder, inStudio } from '../builder.ts';
import { STAFF, STAFF_AND_CLIENTS } from '../shared/access.ts';
import { ARCHIVED, contains, EXPECTED_VERSION, inUse, VERSION } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { list } from '../shared/list.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';

const WHO = 'Requires the role owner, studio manager, coordinator, producer or finance.';

export const Client = builder.prismaNode('Client', {
  select: { id: true },
  description: 'Somebody the studio works for. A member with the role client sees itself alone.',
  access: STAFF_AND_CLIENTS,
  id: { field: 'id', description: 'Id of the client.' },
  findUnique: (id, context) => ({ ...inStudio(id, context), AND: [visibleTo(context.caller.actor)] }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Company or person.' }),
    contactName: t.exposeString('contactName', { description: 'Whom to talk to; empty when nobody is known.' }),
    email: t.exposeString('email', { description: 'E-mail address, or empty.' }),
    phone: t.exposeString('phone', { description: 'Telephone number, or empty.' }),
    note: t.exposeString('note', {
      nullable: true,
      access: STAFF,
      description: 'What the studio should know. Null for the client itself.',
    }),
    projectCount: t.relationCount('projects', {
      description: 'How many projects in use it has.',
      where: (_args, { caller }) => ({ AND: [visibleProjects(caller.actor), { archivedAt: null }] }),
    }),
    sessionCount: t.relationCount('bookings', {
      description: 'How many sessions it ever had, cancelled ones too.',
      where: (_args, { caller }) => visibleBookings(caller.actor),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was entered.' }),
    archivedAt: t.expose('archivedAt', { type: 'DateTime', nullable: true, description: 'When it was archived; null while in use.' }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

list('clients', {
  model: 'Client',
  type: Client,
  access: STAFF_AND_CLIENTS,
  description: 'The studio’s clients, as far as the caller may know of them.',
  sorts: {
    NAME: (direction) => ({ name: direction }),
    CREATED: (direction) => ({ createdAt: direction }),
    CONTACT: (direction) => ({ contactName: direction }),
    SESSIONS: (direction) => ({ bookings: { _count: direction } }),
  },
  search: (word) => ({
    OR: [{ name: contains(word) }, { contactName: contains(word) }, { email: contains(word) }, { phone: contains(word) }],
  }),
  filters: (arg) => ({ archived: arg.boolean({ description: ARCHIVED }) }),
  where: (caller, { archived }) => ({ AND: [visibleTo(caller.actor), inUse(archived)] }),
});

mutation('createClient', {
  description: `Enters a client. ${WHO}`,
  access: KEEP_CLIENTS,
  type: Client,
  input: (t) => ({
    name: t.string({ required: true, description: 'Company or person, at most 200 characters.' }),
    contactName: t.string({ description: 'Whom to talk to.' }),
    email: t.string({ description: 'E-mail address.' }),
    phone: t.string({ description: 'Telephone number.' }),
    note: t.string({ description: 'What the studio should know.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await createClient(caller, withoutNulls(input));
    return caller.db.client.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editClient', {
  description: `Changes what is known of a client; what is left out stays. ${WHO}`,
  access: KEEP_CLIENTS,
  type: Client,
  errors: [StaleEdit],
  input: (t) => ({
    clientId: idField(t, 'Client', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    name: t.string({ description: 'Company or person, at most 200 characters.' }),
    contactName: t.string({ description: 'Whom to talk to.' }),
    email: t.string({ description: 'E-mail address; empty for none.' }),
    phone: t.string({ description: 'Telephone number; empty for none.' }),
    note: t.string({ description: 'What the studio should know.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await editClient(caller, withoutNulls(input));
    return caller.db.client.findUniqueOrThrow({ ...query, where: { id } });
  },
});

for (const [name, command, description] of [
  ['archiveClient', archiveClient, 'Takes a client out of lists and choices; its sessions and projects stay.'],
  ['restoreClient', restoreClient, 'Brings an archived client back.'],
] as const)
  mutation(name, {
    description: `${description} ${WHO}`,
    access: KEEP_CLIENTS,
    type: Client,
    errors: [StaleEdit],
    input: (t) => ({
      clientId: idField(t, 'Client', { required: true, description: 'Which.' }),
      expectedVersion: t.int({ description: EXPECTED_VERSION }),
    }),
    resolve: async (caller, input, query) => {
      const { id } = await command(caller, withoutNulls(input));
      return caller.db.client.findUniqueOrThrow({ ...query, where: { id } });
    },
  });
