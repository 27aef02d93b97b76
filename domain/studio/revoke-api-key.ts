import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { apiKeyChange, lockApiKey, requireKeyKeeper } from './api-key-record.ts';

/**
 * Ends a key for good: what it holds open is closed within seconds.
 * @throws NotFound · NotAllowed
 */
export const revokeApiKey = command('studio.revoke_api_key', z.object({ apiKeyId: field.id('API key') }), async (tx, { apiKeyId }) => {
  requireKeyKeeper(tx);
  const key = await lockApiKey(tx, apiKeyId);
  const saved = await tx.db.apiKey.update({ where: { id: key.id }, data: { revokedAt: tx.at, version: { increment: 1 } } });
  await record(tx, apiKeyChange('revoked', key, saved));
  return { id: key.id };
});
