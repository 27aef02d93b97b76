import { z } from 'zod';
import { readRevision } from '../activity/read-changes.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { changeEndpoint, lockEndpoint, requireEndpointKeeper, requireNextState } from './endpoint-record.ts';
import { webhooksPolicy } from './webhooks-policy.ts';

const which = z.object({ endpointId: field.id('webhook') });

/**
 * Sends nothing there until it is resumed; what happens meanwhile is kept.
 * @throws NotFound · NotAllowed · StepNotPossible
 */
export const pauseEndpoint = command('webhooks.pause_endpoint', which, async (tx, { endpointId }) => {
  webhooksPolicy.require(tx.actor, 'keep_webhooks');
  const endpoint = await lockEndpoint(tx, endpointId);
  requireNextState(endpoint, 'paused');
  await changeEndpoint(tx, 'paused', endpoint, { state: 'paused', stateSince: tx.at });
  return { id: endpoint.id };
});

const resumeInput = which.extend({ skipMissed: z.boolean().default(false) });

/**
 * Sends again, one that went off by itself too: what waited at once, and what happened meanwhile unless it is to be left out.
 * @throws NotFound · NotAllowed · StepNotPossible
 */
export const resumeEndpoint = command('webhooks.resume_endpoint', resumeInput, async (tx, { endpointId, skipMissed }) => {
  webhooksPolicy.require(tx.actor, 'keep_webhooks');
  const endpoint = await lockEndpoint(tx, endpointId);
  requireNextState(endpoint, 'on');
  const { studioId, at } = tx;
  await tx.db.webhookDelivery.updateMany({ where: { studioId, endpointId, state: 'failed' }, data: { nextTryAt: at, tries: 0 } });
  const place = skipMissed ? { followedRevision: await readRevision(tx.db, studioId) } : {};
  await changeEndpoint(tx, 'resumed', endpoint, { state: 'on', offReason: null, failingSince: null, stateSince: at, ...place });
  return { id: endpoint.id };
});

/**
 * Ends a webhook for good. What was sent stays to be read for a while.
 * @throws NotFound · NotAllowed
 */
export const removeEndpoint = command('webhooks.remove_endpoint', which, async (tx, { endpointId }) => {
  requireEndpointKeeper(tx);
  const endpoint = await lockEndpoint(tx, endpointId);
  const { studioId, at } = tx;
  await tx.db.webhookDelivery.updateMany({
    where: { studioId, endpointId, nextTryAt: { not: null } },
    data: { state: 'given_up', nextTryAt: null, takenUntil: null },
  });
  await changeEndpoint(tx, 'removed', endpoint, { state: 'removed', offReason: null, stateSince: at });
  return { id: endpoint.id };
});
