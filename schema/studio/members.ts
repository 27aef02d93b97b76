import { StaleEdit } from '../../domain/kernel/errors.ts';
import { changeMember } from '../../domain/studio/change-member.ts';
import { inviteMember } from '../../domain/studio/invite-member.ts';
import { resendInvitation } from '../../domain/studio/resend-invitation.ts';
import { removeMember } from '../../domain/studio/remove-member.ts';
import { builder, inStudio } from '../builder.ts';
import { HEADS, STAFF } from '../shared/access.ts';
import { idField } from '../shared/id-fields.ts';
import { encodeId } from '../shared/ids.ts';
import { list } from '../shared/list.ts';
import { mutation } from '../shared/mutation.ts';
import { RoleEnum } from './enums.ts';

export const Member = builder.prismaNode('Member', {
  select: { id: true },
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
    joinedAt: t.expose('createdAt', { type: 'DateTime', description: 'When they were invited first.' }),
    invitedAt: t.expose('invitedAt', { type: 'DateTime', description: 'When the latest invitation was asked for.' }),
    signedInAt: t.expose('signedInAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they first signed in; null while their invitation waits.',
    }),
    invitationFault: t.string({
      nullable: true,
      access: HEADS,
      description: 'What the mail server said of the latest invitation when it did not take it; null when it left, or is about to.',
      select: { mails: { where: { kind: 'invitation' }, orderBy: { createdAt: 'desc' }, take: 1, select: { lastFault: true } } },
      resolve: ({ mails }) => mails[0]?.lastFault ?? null,
    }),
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
    SIGNED_IN: (direction) => ({ signedInAt: { sort: direction, nulls: direction === 'asc' ? 'first' : 'last' } }),
  },
  search: (word) => ({ user: { OR: ['name', 'email'].map((field) => ({ [field]: { contains: word, mode: 'insensitive' as const } })) } }),
  filters: (arg) => ({
    role: arg({ type: RoleEnum, description: 'Only members with this role.' }),
    waiting: arg.boolean({ description: 'True for those who were invited and have not signed in yet, false for those who have.' }),
  }),
  where: (_caller, { role, waiting }) => ({
    removedAt: null,
    ...(role ? { role } : {}),
    ...(waiting == null ? {} : { signedInAt: waiting ? null : { not: null } }),
  }),
});

mutation('inviteMember', {
  description:
    'Gives a person a place in the studio and mails them a sign-in link that works for a week. Without a mail server, and in a demo, ' +
    'the link is in the workers’ log. ' +
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
  resolve: async (caller, { role, ...input }, query) => {
    const { id } = await inviteMember(caller, { ...input, role: role as Exclude<typeof role, 'board'> });
    return caller.db.member.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('resendInvitation', {
  description: 'Mails an invitation once more, with a new link, to who has not signed in yet. Requires the role owner or studio manager.',
  access: HEADS,
  type: Member,
  input: (t) => ({ memberId: idField(t, 'Member', { required: true, description: 'To whom.' }) }),
  resolve: async (caller, input, query) => {
    const { id } = await resendInvitation(caller, input);
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
