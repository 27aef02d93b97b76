import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { Actor, Role } from '../kernel/actor.ts';
import { EVERY_MEMBER, policy, STUDIO_RUNNERS } from '../kernel/policy.ts';

type ProductionAct = 'see_projects' | 'see_project_money' | 'keep_projects';

export const SEE_PROJECT_MONEY = ['owner', 'studio_manager', 'producer', 'finance'] as const satisfies readonly Role[];
export const KEEP_PROJECTS = [...STUDIO_RUNNERS, 'producer'] as const satisfies readonly Role[];

export const productionPolicy = policy<ProductionAct>(
  {
    see_projects: [...EVERY_MEMBER, 'client'],
    see_project_money: SEE_PROJECT_MONEY,
    keep_projects: KEEP_PROJECTS,
  },
  { see_projects: 'Seeing projects', see_project_money: "Seeing a project's money", keep_projects: 'Changing projects' },
);

/** The projects an actor may know of: a client sees its own. */
export function visibleTo(actor: Actor): Prisma.ProjectWhereInput {
  if (!productionPolicy.can(actor, 'see_projects')) return { studioId: actor.studioId, id: { in: [] } };
  if (actor.kind === 'member' && actor.role === 'client') return { studioId: actor.studioId, clientId: actor.clientId ?? { in: [] } };
  return { studioId: actor.studioId };
}
