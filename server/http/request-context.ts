import type { Actor } from '../../domain/kernel/actor.ts';
import type { Caller, Services } from '../../domain/kernel/caller.ts';
import { NotAllowed, NotFound, NotSignedIn } from '../../domain/kernel/errors.ts';
import { inStudio } from '../../domain/kernel/in-studio.ts';
import type { Context, Doors } from '../../schema/context.ts';
import type { Identity } from '../auth/resolve-actor.ts';
import type { Live } from '../live/live.ts';

export interface ContextParts {
  requestId: string;
  services: Services;
  identity: Identity;
  /** Asked for when somebody wants to go through one: to find out where somebody sits takes longer than most contexts live. */
  doors(): Doors;
  live: Live;
  onceKey?: string | null;
}

/** The context of one request, or of one execution of a subscription. */
export function createContext({ requestId, services, identity, doors, live, onceKey = null }: ContextParts): Context {
  const caller = identity.actor && callerOf(services, identity.actor);
  return {
    requestId,
    services,
    user: identity.user,
    get doors() {
      return doors();
    },
    live,
    onceKey,
    get caller() {
      if (caller) return caller;
      if (identity.refused) throw identity.refused;
      if (identity.foreignStudio) throw new NotFound('studio', identity.foreignStudio);
      if (identity.user) throw new NotAllowed('This', 'a place in a studio');
      throw new NotSignedIn();
    },
    findCaller: () => caller,
  };
}

const callerOf = (services: Services, actor: Actor): Caller => ({ ...services, db: inStudio(services.db, actor.studioId), actor });
