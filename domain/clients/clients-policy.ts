import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { Actor, Role } from '../kernel/actor.ts';
import { EVERY_MEMBER, policy, STUDIO_RUNNERS } from '../kernel/policy.ts';

type ClientsAct = 'see_clients' | 'keep_clients';

export const KEEP_CLIENTS = [...STUDIO_RUNNERS, 'producer', 'finance'] as const satisfies readonly Role[];

export const clientsPolicy = policy<ClientsAct>(
  { see_clients: [...EVERY_MEMBER, 'client'], keep_clients: KEEP_CLIENTS },
  { see_clients: 'Seeing clients', keep_clients: 'Changing clients' },
);

/** The clients an actor may know of: a client sees itself alone. */
export function visibleTo(actor: Actor): Prisma.ClientWhereInput {
  if (!clientsPolicy.can(actor, 'see_clients')) return { studioId: actor.studioId, id: { in: [] } };
  if (actor.kind === 'member' && actor.role === 'client') return { studioId: actor.studioId, id: actor.clientId ?? { in: [] } };
  return { studioId: actor.studioId };
}
