import type { WebhookEndpoint as EndpointRow } from '../../prisma/generated/client/client.ts';
import { StaleEdit, StepNotPossible } from '../../domain/kernel/errors.ts';
import { createEndpoint } from '../../domain/webhooks/create-endpoint.ts';
import { MOST_OVERLAP_MINUTES, OVERLAP_MINUTES } from '../../domain/webhooks/delivery-rules.ts';
import { editEndpoint } from '../../domain/webhooks/edit-endpoint.ts';
import { NEXT_STATES, type EndpointState } from '../../domain/webhooks/endpoint-states.ts';
import { pauseEndpoint, removeEndpoint, resumeEndpoint } from '../../domain/webhooks/pause-endpoint.ts';
import { replaySince } from '../../domain/webhooks/replay.ts';
import { rotateWebhookSecret } from '../../domain/webhooks/rotate-secret.ts';
import { builder, inStudio } from '../builder.ts';
import { HEADS } from '../shared/access.ts';
import { contains, EXPECTED_VERSION, VERSION } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { list } from '../shared/list.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';

const StateEnum = builder.enumType('WebhookEndpointState', {
  description: 'Whether a webhook is told of what happens.',
  values: {
    on: { description: 'It is.' },
    paused: { description: 'Somebody holds it; what happens is kept.' },
    off: { description: 'It went off by itself; what happens is kept.' },
    removed: { description: 'It ended for good.' },
  } satisfies Record<EndpointState, { description: string }>,
});

const OffReasonEnum = builder.enumType('WebhookOffReason', {
  description: 'Why a webhook went off by itself.',
  values: {
    gone: { description: 'Its receiver answered 410 Gone.' },
    failing: { description: 'Nothing came through for five days.' },
  },
});

export const WebhookEndpoint = builder.prismaNode('WebhookEndpoint', {
  select: { id: true },
  description:
    'An address that is told of what happens, as Standard Webhooks describes it. A call carries ids, what happened and its number in the log, ' +
    'and nothing of what a record holds: that is asked of the API. Visible to who runs the facility.',
  access: HEADS,
  id: { field: 'id', description: 'Id of the webhook.' },
  findUnique: inStudio,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is for, such as Accounts.' }),
    url: t.exposeString('url', { description: 'Where it calls.' }),
    events: t.exposeStringList('events', { description: 'What it is told of: `booking.confirmed`, `booking.*` or `*`.' }),
    state: t.expose('state', { type: StateEnum, description: 'Whether it is told.' }),
    nextStates: t.field({
      type: [StateEnum],
      description: 'What it can become.',
      select: { state: true },
      resolve: ({ state }) => [...NEXT_STATES[state]],
    }),
    offReason: t.expose('offReason', {
      type: OffReasonEnum,
      nullable: true,
      description: 'Why it went off by itself; null when it did not.',
    }),
    stateSince: t.expose('stateSince', { type: 'DateTime', description: 'Since when it is in its state.' }),
    failingSince: t.expose('failingSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when no call was answered with 2xx; null while the last one was.',
    }),
    lastDeliveredAt: t.expose('lastDeliveredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a call was last answered with 2xx; null when none was.',
    }),
    waitingCount: t.int({
      description: 'How many deliveries are not settled.',
      select: (_args, _context, _nested) => ({ _count: { select: { deliveries: { where: { nextTryAt: { not: null } } } } } }),
      resolve: (endpoint) => (endpoint as unknown as { _count: { deliveries: number } })._count.deliveries,
    }),
    behind: t.int({
      description: 'How many changes of the log it has not looked at yet: those of its pause, or of this moment.',
      select: { followedRevision: true, studio: { select: { revision: true } } },
      resolve: ({ followedRevision, studio }) => Number(studio.revision - followedRevision),
    }),
    followedRevision: t.expose('followedRevision', { type: 'BigInt', description: 'How far it has followed the studio’s log.' }),
    previousValidUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Until when the secret before the last rotation signs too; null when it does not any more.',
      select: { previousValidUntil: true },
      resolve: ({ previousValidUntil }, _args, { services }) =>
        previousValidUntil && previousValidUntil > services.clock.now() ? previousValidUntil : null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    createdByName: t.exposeString('createdByName', { description: 'Who made it.' }),
    rotatedAt: t.expose('rotatedAt', { type: 'DateTime', nullable: true, description: 'When it last got a new secret.' }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

const ShownWebhookEndpoint = builder.objectRef<{ secret: string; endpoint: EndpointRow }>('ShownWebhookEndpoint').implement({
  description: 'A webhook with its signing secret, which no later question answers: keep it now.',
  access: 'carried',
  fields: (t) => ({
    secret: t.exposeString('secret', { description: 'For the library of Standard Webhooks: `whsec_…`.' }),
    endpoint: t.field({ type: WebhookEndpoint, description: 'The webhook.', resolve: ({ endpoint }) => endpoint }),
  }),
});

list('webhookEndpoints', {
  model: 'WebhookEndpoint',
  type: WebhookEndpoint,
  access: HEADS,
  description: 'The studio’s webhooks, save those that were removed.',
  sorts: {
    NAME: (direction) => ({ name: direction }),
    CREATED: (direction) => ({ createdAt: direction }),
    DELIVERED: (direction) => ({ lastDeliveredAt: { sort: direction, nulls: 'last' } }),
  },
  search: (word) => ({ OR: [{ name: contains(word) }, { url: contains(word) }] }),
  where: () => ({ state: { not: 'removed' } }),
});

const BY_HEADS = 'Requires the role owner or studio manager';
const which = (t: Parameters<typeof idField>[0]) => idField(t, 'WebhookEndpoint', { required: true, description: 'Which.' });
const EVENTS = 'What it is told of: names from `webhookEvents`, `booking.*` for all of a kind of record, or `*`.';
const URL_RULES = 'Where it calls: https, on the open internet.';

mutation('createWebhookEndpoint', {
  description: `Tells an address of what happens from now on; its signing secret is shown in this answer alone. ${BY_HEADS}, signed in: a key makes none.`,
  access: HEADS,
  type: ShownWebhookEndpoint,
  input: (t) => ({
    name: t.string({ required: true, description: 'What it is for.' }),
    url: t.string({ required: true, description: URL_RULES }),
    events: t.stringList({ required: true, description: EVENTS }),
  }),
  resolve: async (caller, input, _query, { doors }) => {
    const { id, generation } = await createEndpoint(caller, { ...input, privateHosts: doors.privateHosts });
    return shown(caller.db.webhookEndpoint.findUniqueOrThrow({ where: { id } }), doors.webhookSecret(id, generation));
  },
});

mutation('editWebhookEndpoint', {
  description: `Renames a webhook, moves it to another address or chooses other events. ${BY_HEADS}, signed in.`,
  access: HEADS,
  type: WebhookEndpoint,
  errors: [StaleEdit],
  input: (t) => ({
    endpointId: which(t),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    name: t.string({ description: 'What it is for.' }),
    url: t.string({ description: URL_RULES }),
    events: t.stringList({ description: EVENTS }),
  }),
  resolve: async (caller, input, query, { doors }) => {
    const { id } = await editEndpoint(caller, { ...withoutNulls(input), privateHosts: doors.privateHosts });
    return caller.db.webhookEndpoint.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('pauseWebhookEndpoint', {
  description: `Calls nobody there until it is resumed; what happens meanwhile is kept. ${BY_HEADS}, or the scope studio_write.`,
  access: HEADS,
  type: WebhookEndpoint,
  errors: [StepNotPossible],
  input: (t) => ({ endpointId: which(t) }),
  resolve: async (caller, input, query) => {
    const { id } = await pauseEndpoint(caller, input);
    return caller.db.webhookEndpoint.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('resumeWebhookEndpoint', {
  description: `Calls again, also where it went off by itself: first what waited and what happened meanwhile. ${BY_HEADS}, or the scope studio_write.`,
  access: HEADS,
  type: WebhookEndpoint,
  errors: [StepNotPossible],
  input: (t) => ({
    endpointId: which(t),
    skipMissed: t.boolean({ description: 'Leaves out what happened meanwhile.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await resumeEndpoint(caller, withoutNulls(input));
    return caller.db.webhookEndpoint.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('rotateWebhookSecret', {
  description: `Gives a webhook a new signing secret, shown in this answer alone; the old one signs beside it for a while. ${BY_HEADS}, signed in.`,
  access: HEADS,
  type: ShownWebhookEndpoint,
  input: (t) => ({
    endpointId: which(t),
    overlapMinutes: t.int({
      description: `Minutes for which the old secret signs too, 0 to ${MOST_OVERLAP_MINUTES}; ${OVERLAP_MINUTES} if not given.`,
    }),
  }),
  resolve: async (caller, input, _query, { doors }) => {
    const { id, generation } = await rotateWebhookSecret(caller, withoutNulls(input));
    return shown(caller.db.webhookEndpoint.findUniqueOrThrow({ where: { id } }), doors.webhookSecret(id, generation));
  },
});

mutation('replayWebhooksSince', {
  description: `Sends everything again that happened since a revision or a moment; what was sent before keeps its message id. ${BY_HEADS}, or the scope studio_write.`,
  access: HEADS,
  type: WebhookEndpoint,
  input: (t) => ({
    endpointId: which(t),
    revision: t.field({ type: 'BigInt', description: 'The first revision that is sent again. Either this or `since`.' }),
    since: t.field({ type: 'DateTime', description: 'The moment from which on.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await replaySince(caller, withoutNulls(input));
    return caller.db.webhookEndpoint.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('removeWebhookEndpoint', {
  description: `Ends a webhook for good. ${BY_HEADS}, signed in.`,
  access: HEADS,
  type: WebhookEndpoint,
  input: (t) => ({ endpointId: which(t) }),
  resolve: async (caller, input, query) => {
    const { id } = await removeEndpoint(caller, input);
    return caller.db.webhookEndpoint.findUniqueOrThrow({ ...query, where: { id } });
  },
});

const shown = async (endpoint: Promise<EndpointRow>, secret: string) => ({ secret, endpoint: await endpoint });
