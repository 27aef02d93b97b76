import { StaleEdit } from '../../domain/kernel/errors.ts';
import { changeMember } from '../../domain/studio/change-member.ts';
import { inviteMember } from '../../domain/studio/invite-member.ts';
import { removeMember } from '../../domain/studio/remove-member.ts';
import { builder, inStudio } from '../builder.ts';
import { HEADS, STAFF } from '../shared/access.ts';
import { idField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { list } from '../shared/list.ts';
import { mutation } from '../shared/mutation.ts';
import { RoleEnum } from './enums.ts';

export const Member = builder.prismaNode('Member', {
  description: 'A signed-in user’s place in the studio. Visible to everyone who works for it.',
  access: STAFF,
  id: { field: 'id', description: 'Id of the member.' },
  findUnique: inStudio,
  fields: (t) => ({
    name: t.string({ description: 'The user’s name.', select: { user: { select: { name: true } } }, resolve: ({ user }) => user.name }),
    email: t.string({
      description: 'The address the user signs in with.',
      select: { user: { select: { email: true } } },
      resolve: ({ user }) => user.email,
    }),
    role: t.expose('role', { type: RoleEnum, description: 'What they may do.' }),
    personId: t.id({
      nullable: true,
      description: 'The person on the schedule that this user is.',
      select: { personId: true },
      resolve: ({ personId }) => personId && encodeId('Person', personId),
    }),
    clientId: t.id({
      nullable: true,
      description: 'The client whose records a member with the role client sees.',
      select: { clientId: true },
      resolve: ({ clientId }) => clientId && encodeId('Client', clientId),
    }),
    joinedAt: t.expose('createdAt', { type: 'DateTime', description: 'When they were invited.' }),
    version: t.exposeInt('version', { description: 'For `expectedVersion` of an edit.' }),
  }),
});

list('members', {
  model: 'Member',
  type: Member,
  access: STAFF,
  description: 'The members of the studio.',
  sorts: {
    NAME: (direction) => ({ user: { name: direction } }),
    ROLE: (direction) => [{ role: direction }, { user: { name: direction } }],
    JOINED: (direction) => ({ createdAt: direction }),
  },
  search: (word) => ({ user: { OR: ['name', 'email'].map((field) => ({ [field]: { contains: word, mode: 'insensitive' as const } })) } }),
  filters: (arg) => ({ role: arg({ type: RoleEnum, description: 'Only members with this role.' }) }),
  where: (_caller, { role }) => ({ removedAt: null, ...(role ? { role } : {}) }),
});

mutation('inviteMember', {
  description:
    'Gives a person a place in the studio and mails them a sign-in link. Without a mail server the link is in the server’s log. ' +
    'Requires the role owner or studio manager; owners are made by owners.',
  access: HEADS,
  type: Member,
  input: (t) => ({
    email: t.string({ required: true, description: 'Where the sign-in link goes.' }),
    name: t.string({ required: true, description: 'Their name; kept as it is when they have an account already.' }),
    role: t.field({ type: RoleEnum, required: true, description: 'What they may do; not `board`.' }),
    personId: idField(t, 'Person', { required: false, description: 'The person on the schedule that they are.' }),
    clientId: idField(t, 'Client', { required: false, description: 'For the role client: which one.' }),
  }),
  resolve: async (caller, { role, ...input }, query, { doors }) => {
    const { id, email } = await inviteMember(caller, { ...input, role: role as Exclude<typeof role, 'board'> });
    await doors.sendSignInLink(email);
    return caller.db.member.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('changeMember', {
  description:
    'Changes what a member may do. The studio keeps at least one owner. Requires the role owner or studio manager; owners are changed by owners.',
  access: HEADS,
  type: Member,
  errors: [StaleEdit],
  input: (t) => ({
    memberId: idField(t, 'Member', { required: true, description: 'Whom.' }),
    expectedVersion: t.int({ description: 'The version the caller looked at; a clashing edit since is refused.' }),
    role: t.field({ type: RoleEnum, required: true, description: 'What they may do; not `board`.' }),
    personId: idField(t, 'Person', { required: false, description: 'The person on the schedule that they are; null for none.' }),
    clientId: idField(t, 'Client', { required: false, description: 'For the role client: which one.' }),
  }),
  resolve: async (caller, { role, expectedVersion, ...input }, query) => {
    const { id } = await changeMember(caller, {
      ...input,
      role: role as Exclude<typeof role, 'board'>,
      ...(expectedVersion == null ? {} : { expectedVersion }),
    });
    return caller.db.member.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('removeMember', {
  description: 'Ends a member’s access within seconds. The studio keeps at least one owner. Requires the role owner or studio manager.',
  access: HEADS,
  type: Member,
  input: (t) => ({ memberId: idField(t, 'Member', { required: true, description: 'Whom.' }) }),
  resolve: async (caller, input, query) => {
    const { id } = await removeMember(caller, input);
    return caller.db.member.findUniqueOrThrow({ ...query, where: { id } });
  },
});
