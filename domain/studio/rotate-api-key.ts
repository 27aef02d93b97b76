import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { apiKeyChange, lockApiKey, requireKeyKeeper, requireOwnersKeeper } from './api-key-record.ts';
import { apiKeyState, MOST_OVERLAP_MINUTES, OVERLAP_MINUTES } from './api-key-rules.ts';
import { keptOf } from './api-key-secret.ts';
import { secretOf } from './create-api-key.ts';

const rotateInput = z.object({
  apiKeyId: field.id('API key'),
  overlapMinutes: field.minutes(MOST_OVERLAP_MINUTES).default(OVERLAP_MINUTES),
  secretOf,
});

/**
 * Gives a key a new secret. The one it had opens as long as is said; an older one that still opened does not any more.
 * @throws InvalidInput for a key that has expired · NotFound · NotAllowed
 */
export const rotateApiKey = command('studio.rotate_api_key', rotateInput, async (tx, { apiKeyId, overlapMinutes, secretOf: secretFor }) => {
  requireKeyKeeper(tx);
  const key = await lockApiKey(tx, apiKeyId);
  requireOwnersKeeper(tx, key);
  if (apiKeyState(key, tx.at) === 'expired') throw invalid('apiKeyId', 'This key has expired. Make a new one in its place.');
  const generation = key.generation + 1;
  const previous =
    overlapMinutes === 0
      ? { previousHash: null, previousValidUntil: null }
      : { previousHash: key.hash, previousValidUntil: new Date(+tx.at + overlapMinutes * 60_000) };
  const saved = await tx.db.apiKey.update({
    where: { id: key.id },
    data: { ...keptOf(secretFor(key.id, generation)), ...previous, generation, rotatedAt: tx.at, version: { increment: 1 } },
  });
  await record(tx, apiKeyChange('rotated', key, saved));
  return { id: key.id, generation };
});
