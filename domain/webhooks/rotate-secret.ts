import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { plusMinutes } from '../kernel/time-range.ts';
import { MOST_OVERLAP_MINUTES, OVERLAP_MINUTES } from './delivery-rules.ts';
import { changeEndpoint, lockEndpoint, requireEndpointKeeper } from './endpoint-record.ts';

const rotateInput = z.object({
  endpointId: field.id('webhook'),
  overlapMinutes: field.minutes(MOST_OVERLAP_MINUTES).default(OVERLAP_MINUTES),
});

/**
 * Gives a webhook a new signing secret; both sign as long as is said, so that its receiver changes over without a gap.
 * @throws InvalidInput · NotFound · NotAllowed
 */
export const rotateWebhookSecret = command('webhooks.rotate_secret', rotateInput, async (tx, { endpointId, overlapMinutes }) => {
  requireEndpointKeeper(tx);
  const endpoint = await lockEndpoint(tx, endpointId);
  const saved = await changeEndpoint(tx, 'rotated', endpoint, {
    generation: endpoint.generation + 1,
    previousValidUntil: overlapMinutes === 0 ? null : plusMinutes(tx.at, overlapMinutes),
    rotatedAt: tx.at,
  });
  return { id: endpoint.id, generation: saved.generation };
});
