import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { field } from '../kernel/input.ts';
import { SCOPES, type Scope } from '../kernel/scopes.ts';
import { apiKeyChange, requireKeyKeeper, requireOwnersKeeper } from './api-key-record.ts';
import { keptOf, type SecretOf } from './api-key-secret.ts';

const MOST_OPEN = 100;

/** No part of what is asked for: the process lends it. */
export const secretOf = z.custom<SecretOf>((value) => typeof value === 'function');

export const keyName = field.name('key', 100);
export const keyScopes = z
  .array(z.enum(SCOPES as [Scope, ...Scope[]]))
  .min(1, 'Choose at least one scope.')
  .max(SCOPES.length, 'Name each scope once.')
  .refine((scopes) => new Set(scopes).size === scopes.length, 'Name each scope once.');

const createInput = z.object({
  name: keyName,
  role: z.enum(['owner', 'studio_manager', 'coordinator', 'producer', 'finance', 'crew'], {
    error: 'Choose owner, studio_manager, coordinator, producer, finance or crew.',
  }),
  scopes: keyScopes,
  expiresAt: field.instant().nullable().default(null),
  secretOf,
});

/**
 * Makes a key with which a program acts in this role, narrowed to these scopes. The caller shows the secret, which is kept nowhere.
 * @throws InvalidInput · NotAllowed
 */
export const createApiKey = command('studio.create_api_key', createInput, async (tx, { secretOf: secretFor, ...input }) => {
  requireKeyKeeper(tx);
  requireOwnersKeeper(tx, input);
  if (input.expiresAt && input.expiresAt <= tx.at) throw invalid('expiresAt', 'Choose a moment to come.');
  await requireRoom(tx.db.apiKey.count({ where: { studioId: tx.studioId, revokedAt: null } }));
  const id = newId();
  const key = await tx.db.apiKey.create({
    data: { id, studioId: tx.studioId, ...input, ...keptOf(secretFor(id, 1)), createdAt: tx.at, createdByName: tx.actor.name },
  });
  await record(tx, apiKeyChange('created', null, key));
  return { id, generation: key.generation };
});

async function requireRoom(counting: Promise<number>): Promise<void> {
  if ((await counting) >= MOST_OPEN) throw invalid('', `A studio keeps at most ${MOST_OPEN} keys. Revoke those that nobody uses.`);
}
