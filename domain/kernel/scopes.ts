import type { Actor } from './actor.ts';

/** The functions to which a key can be given: those of the studio, and what stands beside them, such as taking out all that the others let it read. */
export const SCOPE_AREAS = [
  'scheduling',
  'equipment',
  'production',
  'finance',
  'crew',
  'clients',
  'insights',
  'board',
  'activity',
  'studio',
  'exports',
] as const;
export type ScopeArea = (typeof SCOPE_AREAS)[number];
export type ScopeAct = 'read' | 'write';
export type Scope = `${ScopeArea}_${ScopeAct}`;

/** Figures, boards and the log are read: nobody writes them by hand. */
const READ_ONLY: ReadonlySet<ScopeArea> = new Set(['insights', 'board', 'activity']);

export const SCOPES: readonly Scope[] = SCOPE_AREAS.flatMap((area): Scope[] =>
  READ_ONLY.has(area) ? [`${area}_read`] : [`${area}_read`, `${area}_write`],
);

/** Whoever may write in a function reads it too: every write answers with the record. */
const allows = (scopes: readonly Scope[], area: ScopeArea, act: ScopeAct): boolean =>
  scopes.includes(`${area}_write`) || (act === 'read' && scopes.includes(`${area}_read`));

/** Whether this actor may do that there: everybody but a key, whose scopes say it. */
export const inScope = (actor: Actor, area: ScopeArea, act: ScopeAct): boolean => actor.kind !== 'key' || allows(actor.scopes, area, act);
