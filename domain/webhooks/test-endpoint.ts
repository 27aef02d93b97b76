import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { newId } from '../kernel/ids.ts';
import { field } from '../kernel/input.ts';
import { changeEndpoint, lockEndpoint } from './endpoint-record.ts';
import { testBody } from './webhook-body.ts';
import { TEST_EVENT } from './webhook-events.ts';
import { webhooksPolicy } from './webhooks-policy.ts';

/**
 * Sends an event that nothing happened for, once, also to a webhook that is paused or off.
 * @throws NotFound · NotAllowed
 */
export const testEndpoint = command('webhooks.test_endpoint', z.object({ endpointId: field.id('webhook') }), async (tx, { endpointId }) => {
  webhooksPolicy.require(tx.actor, 'keep_webhooks');
  const endpoint = await lockEndpoint(tx, endpointId);
  const { studioId, at, actor } = tx;
  const id = newId();
  await tx.db.webhookDelivery.create({
    data: {
      id,
      studioId,
      endpointId,
      type: TEST_EVENT,
      entity: 'webhook_endpoint',
      // A record of its own: it neither waits for others nor holds them up.
      entityId: id,
      body: testBody(endpoint, actor.name, at),
      nextTryAt: at,
      createdAt: at,
    },
  });
  await changeEndpoint(tx, 'tested', endpoint, {});
  return { id };
});
