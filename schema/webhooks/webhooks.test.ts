import { beforeAll, expect, test } from 'vitest';
import { createClient } from '../../domain/clients/create-client.ts';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { aReceiver, webhooksOf } from '../../domain/testing/webhooks.ts';
import { aServer } from '../../server/testing/a-server.ts';

let studio: TestStudio;
beforeAll(async () => void (studio = await aStudio({ now: new Date().toISOString() })));

const CREATE = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { __typename
  ... on Error { code message } ... on ShownWebhookEndpoint { secret endpoint { id name url events state nextStates waitingCount } } } }`;
const ENDPOINT = `query ($id: ID!) { node(id: $id) { id ... on WebhookEndpoint { name state waitingCount lastDeliveredAt followedRevision } } }`;
const DELIVERIES = `query ($endpointId: ID!, $state: WebhookDeliveryState) { webhookDeliveries(endpointId: $endpointId, state: $state) {
  totalCount nodes { id type state attempts lastStatus messageId recordId body log { number status response } endpoint { name } } } }`;

test('an owner makes a webhook, sees what it was told, and a key of the right scope may look and send again but not make one', async () => {
  const { ask, aMember, aKey } = await aServer();
  const owner = await aMember(studio.studioId, 'owner');
  const input = { name: 'Accounts', url: 'https://hooks.example.com/in', events: ['client.*'] };
  const made = (
    await ask<{ createWebhookEndpoint: { secret: string; endpoint: { id: string } } }>(CREATE, { as: owner, variables: { input } })
  ).data!.createWebhookEndpoint;
  expect(made).toMatchObject({
    secret: expect.stringMatching(/^whsec_/),
    endpoint: { ...input, state: 'on', nextStates: ['paused', 'off', 'removed'], waitingCount: 0 },
  });

  await createClient(studio.system, { name: 'Tideline' });
  const hooks = webhooksOf(
    studio,
    aReceiver(() => ({ status: 200, response: 'thanks' })),
  );
  await hooks.note();
  const endpoint = async (as = owner) => (await ask<{ node: object }>(ENDPOINT, { as, variables: { id: made.endpoint.id } })).data?.node;
  expect(await endpoint()).toMatchObject({ name: 'Accounts', waitingCount: 1, lastDeliveredAt: null });
  await hooks.send();
  expect(await endpoint()).toMatchObject({ waitingCount: 0, lastDeliveredAt: expect.any(String) });

  const program = await aKey(studio.studioId, { role: 'owner', scopes: ['studio_write'] });
  const found = await ask<{ webhookDeliveries: { nodes: { id: string }[] } }>(DELIVERIES, {
    as: program,
    variables: { endpointId: made.endpoint.id },
  });
  expect(found.data?.webhookDeliveries).toMatchObject({
    totalCount: 1,
    nodes: [
      {
        type: 'client.created',
        state: 'delivered',
        attempts: 1,
        lastStatus: 200,
        messageId: expect.stringMatching(/^msg_[\da-f]{32}$/),
        log: [{ number: 1, status: 200, response: 'thanks' }],
        endpoint: { name: 'Accounts' },
      },
    ],
  });
  const none = await ask(DELIVERIES, { as: program, variables: { endpointId: made.endpoint.id, state: 'given_up' } });
  expect(none.data).toMatchObject({ webhookDeliveries: { totalCount: 0 } });
  const [delivery] = found.data!.webhookDeliveries.nodes;
  const replay = `mutation ($input: ReplayWebhookDeliveryInput!) { replayWebhookDelivery(input: $input) { ... on WebhookDelivery { state } } }`;
  const replayed = await ask(replay, { as: program, variables: { input: { deliveryId: delivery!.id } } });
  expect(replayed.data).toEqual({ replayWebhookDelivery: { state: 'pending' } });
  const refused = await ask(CREATE, { as: program, variables: { input } });
  expect(refused.data).toMatchObject({ createWebhookEndpoint: { code: 'NOT_ALLOWED' } });
  const coordinator = await aMember(studio.studioId, 'coordinator');
  expect(await endpoint(coordinator)).toBeNull();
});
