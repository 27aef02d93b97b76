import { EVERY_MEMBER, policy } from '../kernel/policy.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Area } from './record.ts';

/** Whose log is read by whom. Clients and boards read none of it: they see the records that are theirs. */
export const areaPolicy = policy<Area>(
  {
    scheduling: EVERY_MEMBER,
    equipment: EVERY_MEMBER,
    production: EVERY_MEMBER,
    crew: EVERY_MEMBER,
    clients: EVERY_MEMBER,
    media: EVERY_MEMBER,
    studio: EVERY_MEMBER,
    finance: ['owner', 'studio_manager', 'producer', 'finance'],
  },
  {
    scheduling: 'Following the schedule',
    equipment: 'Following the equipment',
    production: 'Following productions',
    crew: 'Following the crew',
    clients: 'Following clients',
    media: 'Following media',
    studio: 'Following the studio',
    finance: 'Following the finances',
  },
);

export const maySeeChange = (actor: Actor, change: { area: string }): boolean => areaPolicy.can(actor, change.area as Area);
