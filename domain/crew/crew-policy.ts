import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { Actor, Role } from '../kernel/actor.ts';
import { EVERY_MEMBER, policy, STUDIO_RUNNERS } from '../kernel/policy.ts';

type CrewAct = 'see_people' | 'see_people_cost' | 'keep_people';

export const SEE_PEOPLE_COST = ['owner', 'studio_manager', 'coordinator', 'producer', 'finance'] as const satisfies readonly Role[];

/** Crew see one another, and nobody's cost. Clients and boards have no list of people; they see names on their sessions. */
export const crewPolicy = policy<CrewAct>(
  {
    see_people: EVERY_MEMBER,
    see_people_cost: SEE_PEOPLE_COST,
    keep_people: STUDIO_RUNNERS,
  },
  { see_people: 'Seeing the crew', see_people_cost: 'Seeing what people cost', keep_people: 'Changing the crew' },
);

/** The people an actor may know of. */
export const visibleTo = (actor: Actor): Prisma.PersonWhereInput =>
  crewPolicy.can(actor, 'see_people') ? { studioId: actor.studioId } : { studioId: actor.studioId, id: { in: [] } };
