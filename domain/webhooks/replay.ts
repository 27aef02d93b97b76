import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { invalid, NotFound } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import type { Tx } from '../kernel/transact.ts';
import { changeEndpoint, lockEndpoint } from './endpoint-record.ts';
import { webhooksPolicy } from './webhooks-policy.ts';

/**
 * Sends one delivery again, under the same message id; to a webhook that is paused or off once it is resumed.
 * @throws NotFound · NotAllowed
 */
export const replayDelivery = command(
  'webhooks.replay_delivery',
  z.object({ deliveryId: field.id('webhook delivery') }),
  async (tx, { deliveryId }) => {
    webhooksPolicy.require(tx.actor, 'keep_webhooks');
    const { studioId, at } = tx;
    const delivery = await tx.db.webhookDelivery.findUnique({ where: { studioId_id: { studioId, id: deliveryId } } });
    if (!delivery) throw new NotFound('webhook delivery', deliveryId);
    const endpoint = await lockEndpoint(tx, delivery.endpointId);
    // Asked anew, as it may have been sent meanwhile.
    await tx.db.webhookDelivery.updateMany({
      where: { studioId, id: deliveryId, takenUntil: null },
      data: { state: 'pending', tries: 0, nextTryAt: at },
    });
    await changeEndpoint(tx, 'replayed', endpoint, {});
    return { id: deliveryId };
  },
);

const sinceInput = z
  .object({
    endpointId: field.id('webhook'),
    /** The first that is sent again. */
    revision: z.bigint().min(1n, 'The log begins at 1.').optional(),
    since: field.instant().optional(),
  })
  .superRefine(({ revision, since }, context) => {
    if ((revision === undefined) === (since === undefined))
      context.addIssue({ code: 'custom', path: ['revision'], message: 'Say from which revision, or since when, and not both.' });
  });

/**
 * Sends everything again that happened since a revision or moment, and what the webhook chooses by now though it did not then. What was
 * sent before keeps its message id.
 * @throws InvalidInput · NotFound · NotAllowed
 */
export const replaySince = command('webhooks.replay_since', sinceInput, async (tx, { endpointId, revision, since }) => {
  webhooksPolicy.require(tx.actor, 'keep_webhooks');
  const endpoint = await lockEndpoint(tx, endpointId);
  const first = revision === undefined ? await firstSince(tx, since!) : await existing(tx, revision);
  await changeEndpoint(tx, 'replayed', endpoint, {
    // The place only moves back: what lies between is sent in its order.
    followedRevision: first - 1n < endpoint.followedRevision ? first - 1n : endpoint.followedRevision,
  });
  return { id: endpoint.id };
});

async function existing({ db, studioId }: Tx, revision: bigint): Promise<bigint> {
  const found = await db.change.findUnique({ where: { studioId_revision: { studioId, revision } }, select: { revision: true } });
  if (!found) throw invalid('revision', 'The log has not come so far. Choose an earlier revision.');
  return found.revision;
}

async function firstSince({ db, studioId }: Tx, since: Date): Promise<bigint> {
  const found = await db.change.findFirst({
    where: { studioId, at: { gte: since } },
    orderBy: { revision: 'asc' },
    select: { revision: true },
  });
  if (!found) throw invalid('since', 'Nothing happened since then. Choose an earlier moment.');
  return found.revision;
}
