import { z } from 'zod';
import { readRevision } from '../activity/read-changes.ts';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { field } from '../kernel/input.ts';
import { endpointChange, requireEndpointKeeper } from './endpoint-record.ts';
import { endpointUrl, lent, refineUrl } from './endpoint-url.ts';
import { isChoice } from './webhook-events.ts';

const MOST_ENDPOINTS = 50;
const MOST_EVENTS = 300;

export const endpointEvents = z
  .array(
    field
      .text(100)
      .refine(isChoice, 'There is no such event. Take one from the list of webhook events, or all of a kind such as booking.*.'),
  )
  .min(1, 'Choose at least one event.')
  .max(MOST_EVENTS, `Choose at most ${MOST_EVENTS} events, or all of a kind such as booking.*.`)
  .refine((events) => new Set(events).size === events.length, 'Name each event once.');

const createInput = z
  .object({ name: field.name('webhook', 100), url: endpointUrl, events: endpointEvents, ...lent })
  .superRefine(refineUrl);

/**
 * Tells an address of what happens from now on. The caller shows its signing secret, which is kept nowhere.
 * @throws InvalidInput · NotAllowed
 */
export const createEndpoint = command('webhooks.create_endpoint', createInput, async (tx, { name, url, events }) => {
  requireEndpointKeeper(tx);
  const { studioId, at, actor } = tx;
  if ((await tx.db.webhookEndpoint.count({ where: { studioId, state: { not: 'removed' } } })) >= MOST_ENDPOINTS)
    throw invalid('', `A studio keeps at most ${MOST_ENDPOINTS} webhooks. Remove those that nobody needs.`);
  const endpoint = await tx.db.webhookEndpoint.create({
    data: {
      id: newId(),
      studioId,
      name,
      url,
      events,
      stateSince: at,
      followedRevision: await readRevision(tx.db, studioId),
      createdAt: at,
      createdByName: actor.name,
    },
  });
  await record(tx, endpointChange('created', null, endpoint));
  return { id: endpoint.id, generation: endpoint.generation };
});
