import type { WebhookAttempt as AttemptRow } from '../../prisma/generated/client/client.ts';
import { recordIdOf } from '../../domain/activity/record-ids.ts';
import type { DeliveryState } from '../../domain/webhooks/delivery-rules.ts';
import { replayDelivery } from '../../domain/webhooks/replay.ts';
import { messageId } from '../../domain/webhooks/send-due.ts';
import { testEndpoint } from '../../domain/webhooks/test-endpoint.ts';
import { builder, inStudio } from '../builder.ts';
import { HEADS } from '../shared/access.ts';
import { contains } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { list } from '../shared/list.ts';
import { mutation } from '../shared/mutation.ts';
import { WebhookEndpoint } from './endpoints.ts';

const StateEnum = builder.enumType('WebhookDeliveryState', {
  description: 'Where a delivery stands.',
  values: {
    pending: { description: 'It is to be sent, or waits for an earlier one of the same record.' },
    failed: { description: 'It was not answered with 2xx, and is tried again.' },
    delivered: { description: 'It was answered with 2xx.' },
    given_up: { description: 'It was tried ten times in three days, or its receiver is gone.' },
  } satisfies Record<DeliveryState, { description: string }>,
});

const WebhookAttempt = builder.objectRef<AttemptRow>('WebhookAttempt').implement({
  description: 'One time that a delivery was sent, and what was answered.',
  access: 'carried',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Counted from 1.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When its answer was noted.' }),
    durationMs: t.exposeInt('durationMs', { description: 'Milliseconds until then.' }),
    status: t.exposeInt('status', { nullable: true, description: 'The status that was answered; null when nothing was.' }),
    fault: t.exposeString('fault', { nullable: true, description: 'Why it did not get through, for people.' }),
    response: t.exposeString('response', { description: 'The beginning of what was answered; may be empty.' }),
  }),
});

/** As many as a schedule that runs to its end twice. */
const MOST_ATTEMPTS = 20;

const WebhookDelivery = builder.prismaNode('WebhookDelivery', {
  select: { id: true },
  description: 'What one webhook is told of one change. Kept for 90 days once it is settled. Visible to who runs the facility.',
  access: HEADS,
  id: { field: 'id', description: 'Id of the delivery.' },
  findUnique: inStudio,
  fields: (t) => ({
    endpoint: t.relation('endpoint', { type: WebhookEndpoint, description: 'The webhook.' }),
    messageId: t.string({
      description: '`webhook-id` of its calls: the same whenever it is sent, by which a receiver knows it again.',
      select: { id: true },
      resolve: ({ id }) => messageId(id),
    }),
    type: t.exposeString('type', { description: 'What happened: `booking.confirmed`; `callboard.test` for a test.' }),
    revision: t.expose('revision', { type: 'BigInt', nullable: true, description: 'The change that it tells of; null for a test.' }),
    recordId: t.id({
      nullable: true,
      description: 'The record that it happened to, for `node`; null for what is none of its own.',
      select: { entity: true, entityId: true, revision: true },
      resolve: (delivery) => (delivery.revision === null ? null : recordIdOf(delivery)),
    }),
    state: t.expose('state', { type: StateEnum, description: 'Where it stands.' }),
    attempts: t.exposeInt('attempts', { description: 'How often it was sent.' }),
    nextTryAt: t.expose('nextTryAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is sent next, if nothing stands before it; null once it is settled.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written down.' }),
    lastAttemptAt: t.expose('lastAttemptAt', { type: 'DateTime', nullable: true, description: 'When it was last sent.' }),
    lastStatus: t.exposeInt('lastStatus', { nullable: true, description: 'The status that was answered last.' }),
    lastFault: t.exposeString('lastFault', { nullable: true, description: 'Why it did not get through the last time.' }),
    lastDurationMs: t.exposeInt('lastDurationMs', { nullable: true, description: 'Milliseconds that the last answer took.' }),
    body: t.exposeString('body', { description: 'What is sent, to the letter: JSON.' }),
    log: t.field({
      type: [WebhookAttempt],
      description: `Its attempts, the latest first, at most ${MOST_ATTEMPTS}.`,
      select: { tried: { orderBy: { number: 'desc' }, take: MOST_ATTEMPTS } },
      resolve: ({ tried }) => tried,
    }),
  }),
});

list('webhookDeliveries', {
  model: 'WebhookDelivery',
  type: WebhookDelivery,
  access: HEADS,
  description: 'What the studio’s webhooks were told, and are to be told.',
  sorts: {
    CREATED: (direction) => ({ createdAt: direction }),
    TRIED: (direction) => ({ lastAttemptAt: { sort: direction, nulls: 'last' } }),
  },
  search: (word) => ({ type: contains(word) }),
  filters: (arg) => ({
    endpointId: idField(arg, 'WebhookEndpoint', { required: false, description: 'Only what this webhook is told.' }),
    state: arg({ type: StateEnum, description: 'Only those that stand so.' }),
  }),
  where: (_caller, { endpointId, state }) => ({ ...(endpointId ? { endpointId } : {}), ...(state ? { state } : {}) }),
});

mutation('testWebhookEndpoint', {
  description:
    'Sends a test event, `callboard.test`, once; also to a webhook that is paused or off. Requires the role owner or studio manager, or the scope studio_write.',
  access: HEADS,
  type: WebhookDelivery,
  input: (t) => ({ endpointId: idField(t, 'WebhookEndpoint', { required: true, description: 'Which webhook.' }) }),
  resolve: async (caller, input, query) => {
    const { id } = await testEndpoint(caller, input);
    return caller.db.webhookDelivery.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('replayWebhookDelivery', {
  description:
    'Sends a delivery again under the same message id; to a webhook that is paused or off once it is resumed. Requires the role owner or studio manager, or the scope studio_write.',
  access: HEADS,
  type: WebhookDelivery,
  input: (t) => ({ deliveryId: idField(t, 'WebhookDelivery', { required: true, description: 'Which.' }) }),
  resolve: async (caller, input, query) => {
    const { id } = await replayDelivery(caller, input);
    return caller.db.webhookDelivery.findUniqueOrThrow({ ...query, where: { id } });
  },
});
