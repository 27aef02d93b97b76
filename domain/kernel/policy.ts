import type { Actor, Role } from './actor.ts';
import { NotAllowed, words } from './errors.ts';

/** Which roles may do each thing. One table per function; a thing that is not in a table cannot be asked for. */
export type PolicyTable<Act extends string> = Record<Act, readonly Role[]>;

export interface Policy<Act extends string> {
  can(actor: Actor, act: Act): boolean;
  /** @throws NotAllowed, naming the roles that may */
  require(actor: Actor, act: Act): void;
}

export function policy<Act extends string>(table: PolicyTable<Act>, names: Record<Act, string>): Policy<Act> {
  const can = (actor: Actor, act: Act) => actor.kind === 'system' || table[act].includes(actor.role);
  return {
    can,
    require(actor, act) {
      if (!can(actor, act)) throw new NotAllowed(names[act], `the role ${table[act].map(words).join(', ')}`);
    },
  };
}

export const EVERY_MEMBER = ['owner', 'studio_manager', 'coordinator', 'producer', 'finance', 'crew'] as const satisfies readonly Role[];
export const STUDIO_RUNNERS = ['owner', 'studio_manager', 'coordinator'] as const satisfies readonly Role[];
export const STUDIO_HEADS = ['owner', 'studio_manager'] as const satisfies readonly Role[];
