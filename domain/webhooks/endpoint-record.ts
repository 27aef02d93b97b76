import { createHash } from 'node:crypto';
import type { WebhookEndpoint } from '../../prisma/generated/client/client.ts';
import { record, type ChangeEntry } from '../activity/record.ts';
import { NotAllowed, NotFound, StepNotPossible } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import { mayBecome, NEXT_STATES, type EndpointState } from './endpoint-states.ts';
import { webhooksPolicy } from './webhooks-policy.ts';

/** Where things are sent, and by which secret they are known, a person decides: a key would widen its own reach. @throws NotAllowed */
export function requireEndpointKeeper(tx: Tx): void {
  webhooksPolicy.require(tx.actor, 'keep_webhooks');
  if (tx.actor.kind === 'key')
    throw new NotAllowed('Making, changing and removing webhooks', 'a person', 'Sign in and do it under Settings, Webhooks.');
}

/** Locks an endpoint that is not removed. @throws NotFound */
export async function lockEndpoint(tx: Pick<Tx, 'db' | 'studioId'>, id: string): Promise<WebhookEndpoint> {
  await tx.db.$queryRaw`SELECT id FROM webhook_endpoint WHERE studio_id = ${tx.studioId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const endpoint = await tx.db.webhookEndpoint.findUnique({ where: { studioId_id: { studioId: tx.studioId, id } } });
  if (!endpoint || endpoint.state === 'removed') throw new NotFound('webhook', id);
  return endpoint;
}

/** Writes what became of it, and tells it in the log. */
export async function changeEndpoint(
  tx: Tx,
  kind: string,
  endpoint: WebhookEndpoint,
  data: Partial<Omit<WebhookEndpoint, 'id' | 'studioId' | 'version'>>,
): Promise<WebhookEndpoint> {
  const saved = await tx.db.webhookEndpoint.update({ where: { id: endpoint.id }, data: { ...data, version: { increment: 1 } } });
  await record(tx, endpointChange(kind, endpoint, saved));
  return saved;
}

/** @throws StepNotPossible */
export function requireNextState(endpoint: WebhookEndpoint, to: EndpointState): void {
  if (!mayBecome(endpoint.state, to))
    throw new StepNotPossible(`The webhook ${endpoint.name}`, endpoint.state, to, NEXT_STATES[endpoint.state]);
}

/** An address may hold a password of its receiver: everybody who works here reads the log, so it tells the host, and another when it changed. */
const toldUrl = (url: string): string => `${new URL(url).origin} ${createHash('sha256').update(url).digest('hex').slice(0, 8)}`;

export const endpointFields = (endpoint: WebhookEndpoint) => ({
  name: endpoint.name,
  url: toldUrl(endpoint.url),
  events: endpoint.events,
  state: endpoint.state,
  offReason: endpoint.offReason,
  failingSince: endpoint.failingSince?.toISOString() ?? null,
  previousValidUntil: endpoint.previousValidUntil?.toISOString() ?? null,
  version: endpoint.version,
});

export const endpointChange = (kind: string, before: WebhookEndpoint | null, after: WebhookEndpoint): ChangeEntry => ({
  area: 'studio',
  entity: 'webhook_endpoint',
  entityId: after.id,
  kind,
  before: before && endpointFields(before),
  after: endpointFields(after),
});
