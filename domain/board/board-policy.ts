import type { Actor } from '../kernel/actor.ts';
import { productionPolicy } from '../production/production-policy.ts';
import { mayName } from '../scheduling/scheduling-policy.ts';
import type { BoardSight } from './board.ts';

/** What one actor's board shows. It is cut here, where it is read: what may not be seen never leaves the domain. */
export interface ActorSight extends BoardSight {
  /** Whether this session may be told apart from any other: its title, project and, where names show, who is on it. */
  mayTell(session: { clientId: string | null }): boolean;
  /** The one client whose projects are shown; null for all. */
  onlyClientId: string | null;
}

const EVERYTHING: Pick<ActorSight, 'titles' | 'names' | 'gear' | 'projects' | 'onlyClientId'> = {
  titles: true,
  names: true,
  gear: true,
  projects: true,
  onlyClientId: null,
};

export function sightOf(actor: Actor): ActorSight {
  if (actor.kind === 'board') {
    // Who gives a board everything puts its health on the wall, the share of the budget included; amounts are never sent.
    if (actor.privacy === 'everything') return { ...EVERYTHING, budgets: true, mayTell: () => true };
    if (actor.privacy === 'no_names') return { ...EVERYTHING, names: false, budgets: false, mayTell: () => true };
    return { titles: false, names: false, gear: false, projects: false, budgets: false, mayTell: () => false, onlyClientId: null };
  }
  if (actor.kind === 'member' && actor.role === 'client')
    return {
      titles: true,
      names: true,
      gear: false,
      projects: true,
      budgets: false,
      mayTell: (session) => mayName(actor, session),
      onlyClientId: actor.clientId,
    };
  return { ...EVERYTHING, budgets: productionPolicy.can(actor, 'see_project_money'), mayTell: (session) => mayName(actor, session) };
}
