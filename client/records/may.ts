import type { Role } from '../../domain/kernel/actor.ts';
import type { Policy } from '../../domain/kernel/policy.ts';
import { member } from '../app/viewer.ts';

type MemberRole = Exclude<Role, 'board'>;

/** What to offer to whoever is signed in, by the same table as on the server, which decides. */
export const may = <Act extends string>(policy: Policy<Act>, act: NoInfer<Act>): boolean => {
  const { id, name, role, studio } = member();
  const actor = {
    kind: 'member',
    studioId: studio.id,
    memberId: id,
    userId: id,
    name,
    role: role as MemberRole,
    personId: null,
    clientId: null,
  } as const;
  return policy.can(actor, act);
};
