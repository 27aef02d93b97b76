import { z } from 'zod';
import { requireMergeable } from '../activity/merge-edit.ts';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { apiKeyChange, apiKeyFields, lockApiKey, requireKeyKeeper, requireOwnersKeeper } from './api-key-record.ts';
import { keyName, keyScopes } from './create-api-key.ts';

const editInput = z.object({
  apiKeyId: field.id('API key'),
  expectedVersion: field.version().optional(),
  name: keyName.optional(),
  scopes: keyScopes.optional(),
  expiresAt: field.instant().nullable().optional(),
});

/**
 * Renames a key, makes it reach further or less far, or lets it lapse at another time; one that has lapsed opens again so. Its secret
 * stays. What it holds open comes back with its new scopes.
 * @throws InvalidInput · NotFound · NotAllowed · StaleEdit
 */
export const editApiKey = command('studio.edit_api_key', editInput, async (tx, { apiKeyId, expectedVersion, ...input }) => {
  requireKeyKeeper(tx);
  const key = await lockApiKey(tx, apiKeyId);
  requireOwnersKeeper(tx, key);
  const expiresAt = input.expiresAt === undefined ? key.expiresAt : input.expiresAt;
  if (input.expiresAt && input.expiresAt <= tx.at) throw invalid('expiresAt', 'Choose a moment to come, or revoke the key.');
  const edit = { name: input.name ?? key.name, scopes: input.scopes ?? key.scopes, expiresAt };
  const before = apiKeyFields(key);
  const after = { ...before, ...edit, expiresAt: expiresAt?.toISOString() ?? null };
  await requireMergeable(tx, { entity: 'api_key', id: key.id, expectedVersion, before, after });
  const saved = await tx.db.apiKey.update({ where: { id: key.id }, data: { ...edit, version: { increment: 1 } } });
  await record(tx, apiKeyChange('edited', key, saved));
  return { id: key.id };
});
