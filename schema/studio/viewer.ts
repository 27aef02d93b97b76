import type { Caller } from '../../domain/kernel/caller.ts';
import { builder } from '../builder.ts';
import type { SignedInUser } from '../context.ts';
import { encodeId } from '../shared/ids.ts';
import { RoleEnum } from './enums.ts';
import { Member } from './members.ts';
import { Studio } from './studio.ts';

interface Viewing {
  user: SignedInUser;
  caller: Caller | null;
}

const Membership = builder.prismaObject('Member', {
  select: { id: true },
  variant: 'Membership',
  description: 'One of the studios a user belongs to.',
  access: 'carried',
  fields: (t) => ({
    role: t.expose('role', { type: RoleEnum, description: 'What the user may do there.' }),
    studio: t.relation('studio', { type: Studio, description: 'The studio.' }),
  }),
});

const Viewer = builder.objectRef<Viewing>('Viewer').implement({
  description: 'The signed-in user, inside the studio that the header `x-studio` names, or the first they joined.',
  access: 'carried',
  fields: (t) => ({
    id: t.id({ description: 'Id of the user.', resolve: ({ user }) => encodeId('User', user.id) }),
    name: t.string({ description: 'Name of the user.', resolve: ({ user }) => user.name }),
    email: t.string({ description: 'Address the user signs in with.', resolve: ({ user }) => user.email }),
    role: t.field({
      type: RoleEnum,
      nullable: true,
      description: 'What the user may do in this studio; null outside any.',
      resolve: ({ caller }) => caller?.actor.role ?? null,
    }),
    studio: t.prismaField({
      type: Studio,
      nullable: true,
      description: 'The studio the user acts in; null outside any.',
      resolve: (query, { caller }) => caller && caller.db.studio.findUnique({ ...query, where: { id: caller.actor.studioId } }),
    }),
    memberUuid: t.string({
      nullable: true,
      description: 'The plain UUID of that place, by which the change feed names whom a notice is for; null outside any studio.',
      resolve: ({ caller }) => (caller?.actor.kind === 'member' ? caller.actor.memberId : null),
    }),
    noticesByMail: t.boolean({
      description: 'Whether notices come to the user by mail too.',
      resolve: async ({ caller }) => {
        if (caller?.actor.kind !== 'member') return false;
        const member = await caller.db.member.findUnique({ where: { id: caller.actor.memberId }, select: { noticesByMail: true } });
        return member?.noticesByMail ?? false;
      },
    }),
    member: t.prismaField({
      type: Member,
      nullable: true,
      description: 'The user’s place in this studio.',
      resolve: (query, { caller }) =>
        caller?.actor.kind === 'member' ? caller.db.member.findUnique({ ...query, where: { id: caller.actor.memberId } }) : null,
    }),
    memberships: t.prismaField({
      type: [Membership],
      description: 'All studios the user belongs to, the first joined first.',
      resolve: (query, { user }, _args, { services }) =>
        services.db.member.findMany({
          ...query,
          where: { userId: user.id, removedAt: null },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        }),
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    access: 'anyone',
    description: 'Who is signed in; null for a stranger and for a wall board.',
    resolve: (_root, _args, context) => context.user && { user: context.user, caller: context.findCaller() },
  }),
);

builder.queryField('serverTime', (t) =>
  t.field({
    type: 'DateTime',
    access: 'anyone',
    description: 'The server’s clock, by which every screen sets its own.',
    resolve: (_root, _args, { services }) => services.clock.now(),
  }),
);
