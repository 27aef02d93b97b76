import type { Actor } from '../kernel/actor.ts';
import { NotAllowed } from '../kernel/errors.ts';
import { policy, STUDIO_HEADS } from '../kernel/policy.ts';
import { inScope } from '../kernel/scopes.ts';

type ImportingAct = 'import';

/** An import writes thousands of sessions at once and makes rooms and clients, so the heads of the studio do it. */
export const importingPolicy = policy<ImportingAct>({ import: STUDIO_HEADS }, { import: 'Importing a calendar' });

/** Rooms and sessions are of one function, clients of another: a key makes them with the scope for these. @throws NotAllowed */
export function requireMayMakeClients(actor: Actor, missing: readonly { name: string }[]): void {
  if (missing.length === 0 || inScope(actor, 'clients', 'write')) return;
  const names = missing.slice(0, 5).map(({ name }) => name);
  throw new NotAllowed(
    'Making the clients that the file names',
    'the scope clients_write',
    `Ask an owner for a key that has it, or make them first: ${names.join(', ')}${missing.length > names.length ? ' and others' : ''}.`,
  );
}
