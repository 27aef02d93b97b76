import { z } from 'zod';
import { changedFields, requireMergeable } from '../activity/merge-edit.ts';
import { command } from '../kernel/command.ts';
import { given } from '../kernel/given.ts';
import { field } from '../kernel/input.ts';
import { endpointEvents } from './create-endpoint.ts';
import { changeEndpoint, endpointFields, lockEndpoint, requireEndpointKeeper } from './endpoint-record.ts';
import { endpointUrl, lent, refineUrl } from './endpoint-url.ts';

const editInput = z
  .object({
    endpointId: field.id('webhook'),
    expectedVersion: field.version().optional(),
    name: field.name('webhook', 100).optional(),
    url: endpointUrl.optional(),
    events: endpointEvents.optional(),
    ...lent,
  })
  .superRefine(refineUrl);

/**
 * Renames a webhook, moves it to another address or chooses other events: from the next change on, and for what waits the address.
 * @throws InvalidInput · NotFound · NotAllowed · StaleEdit
 */
export const editEndpoint = command('webhooks.edit_endpoint', editInput, async (tx, { endpointId, expectedVersion, name, url, events }) => {
  requireEndpointKeeper(tx);
  const endpoint = await lockEndpoint(tx, endpointId);
  const edit = given({ name, url, events });
  const [before, after] = [endpointFields(endpoint), endpointFields({ ...endpoint, ...edit })];
  if (changedFields(before, after).length === 0) return { id: endpoint.id };
  await requireMergeable(tx, { entity: 'webhook_endpoint', id: endpoint.id, expectedVersion, before, after });
  await changeEndpoint(tx, 'edited', endpoint, edit);
  return { id: endpoint.id };
});
