import type { Actor, Role } from '../kernel/actor.ts';
import { EVERY_MEMBER, policy, STUDIO_RUNNERS } from '../kernel/policy.ts';

type EquipmentAct = 'see_gear' | 'see_gear_money' | 'keep_gear' | 'handle_gear' | 'maintain';

export const SEE_GEAR_MONEY = ['owner', 'studio_manager', 'coordinator', 'producer', 'finance'] as const satisfies readonly Role[];
export const HANDLE_GEAR = [...STUDIO_RUNNERS, 'producer', 'crew'] as const satisfies readonly Role[];
export const MAINTAIN = [...STUDIO_RUNNERS, 'crew'] as const satisfies readonly Role[];

/** Crew hand gear out and in and say what is broken or missing; they see no prices. Clients and boards have no list of gear. */
export const equipmentPolicy = policy<EquipmentAct>(
  {
    see_gear: EVERY_MEMBER,
    see_gear_money: SEE_GEAR_MONEY,
    keep_gear: STUDIO_RUNNERS,
    handle_gear: HANDLE_GEAR,
    maintain: MAINTAIN,
  },
  {
    see_gear: 'Seeing equipment',
    see_gear_money: 'Seeing what equipment costs',
    keep_gear: 'Changing equipment',
    handle_gear: 'Handing equipment out and in',
    maintain: 'Keeping maintenance',
  },
);

/** Models, units, kits, checkouts and maintenance an actor may know of: all of the studio's, or none. */
export const visibleTo = (actor: Actor): { studioId: string; id?: { in: string[] } } =>
  equipmentPolicy.can(actor, 'see_gear') ? { studioId: actor.studioId } : { studioId: actor.studioId, id: { in: [] } };
