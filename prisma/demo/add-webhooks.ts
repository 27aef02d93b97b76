import { v5 } from 'uuid';
import { insertRows } from '../../domain/kernel/insert-rows.ts';
import { endpointChange } from '../../domain/webhooks/endpoint-record.ts';
import { bodyOf } from '../../domain/webhooks/webhook-body.ts';
import { isChosen } from '../../domain/webhooks/webhook-events.ts';
import type { Change, Prisma, WebhookAttempt, WebhookDelivery, WebhookEndpoint } from '../generated/client/client.ts';
import type { Demo, LoggedEntry } from './demo.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** As many as the log of deliveries shows at a glance, and some to scroll. */
const MOST_TOLD = 90;

/** The accounts were told of what they bill, until somebody paused it: from a demonstration nothing is sent. */
export function addWebhooks(demo: Demo): void {
  const keeper = (role: string) => {
    const member = demo.rows.members.find((one) => one.role === role)!;
    return { key: `member:${member.id}`, name: demo.rows.users.find(({ id }) => id === member.userId)!.name };
  };
  const createdAt = new Date(+demo.now - 64 * DAY);
  const pausedAt = new Date(+demo.now - 2 * DAY);
  const endpoint: WebhookEndpoint = {
    id: demo.id(createdAt),
    studioId: demo.studioId,
    name: 'Accounts',
    url: 'https://hooks.ledger.example/callboard/northlight',
    events: ['booking.completed', 'booking.cancelled', 'expense.*', 'project.moved'],
    state: 'paused',
    offReason: null,
    stateSince: pausedAt,
    failingSince: null,
    lastDeliveredAt: null,
    generation: 1,
    previousValidUntil: null,
    followedRevision: 0n,
    createdAt,
    createdByName: keeper('owner').name,
    rotatedAt: null,
    version: 2,
  };
  const made: WebhookEndpoint = { ...endpoint, state: 'on', stateSince: createdAt, version: 1 };
  demo.rows.webhookEndpoints.push(endpoint);
  demo.record(createdAt, keeper('owner'), endpointChange('created', null, made));
  demo.record(pausedAt, keeper('studio_manager'), endpointChange('paused', made, endpoint));
}

/** What JSON can carry. */
type Written<Row> = { [Field in keyof Row]: bigint extends Row[Field] ? Exclude<Row[Field], bigint> | number : Row[Field] };

/** Once the log stands: who chose which of it was told of it, while it was on. Now and then the accounts did not answer. */
export async function writeWebhooks(db: Prisma.TransactionClient, demo: Demo, log: readonly LoggedEntry[]): Promise<void> {
  const { studioId, random } = demo;
  for (const endpoint of demo.rows.webhookEndpoints) {
    const isOn = ({ at }: LoggedEntry): boolean => at >= endpoint.createdAt && at < endpoint.stateSince;
    const told = log
      .map((entry, index) => ({ entry, revision: index + 1 }))
      .filter(({ entry }) => isOn(entry) && isChosen(endpoint.events, entry))
      .slice(-MOST_TOLD);
    const deliveries: Written<WebhookDelivery>[] = [];
    const attempts: WebhookAttempt[] = [];
    for (const [index, { entry, revision }] of told.entries()) {
      const { at, by, entity, entityId, kind } = entry;
      const answers = index % 31 === 17 ? [503, 503, 200] : index % 23 === 9 ? [null, 200] : [200];
      const id = v5(String(revision), endpoint.id);
      const tries = answers.map((status, place): WebhookAttempt => ({
        studioId,
        deliveryId: id,
        number: place + 1,
        // A moment, five seconds and five minutes after it.
        at: new Date(+at + [700, 6_200, 6 * MINUTE][place]!),
        durationMs: status === null ? 15_000 : 90 + Math.floor(random.next() * 320),
        status,
        fault: status === null ? 'No answer came within 15 s.' : null,
        response: status === 200 ? '{"received":true}' : status === 503 ? 'Service Unavailable' : '',
      }));
      const last = tries.at(-1)!;
      attempts.push(...tries);
      deliveries.push({
        id,
        studioId,
        endpointId: endpoint.id,
        revision,
        type: `${entity}.${kind}`,
        entity,
        entityId,
        body: bodyOf({ studioId, revision: BigInt(revision), at, entity, entityId, kind, actorName: by.name } as Change),
        state: 'delivered',
        tries: tries.length,
        attempts: tries.length,
        nextTryAt: null,
        takenUntil: null,
        createdAt: new Date(+at + 200),
        lastAttemptAt: last.at,
        lastStatus: last.status,
        lastFault: last.fault,
        lastDurationMs: last.durationMs,
      });
    }
    const place = { followedRevision: log.findLastIndex(isOn) + 1, lastDeliveredAt: deliveries.at(-1)?.lastAttemptAt ?? null };
    await insertRows(db, 'webhook_endpoint', [{ ...endpoint, ...place } satisfies Written<WebhookEndpoint>]);
    await insertRows(db, 'webhook_delivery', deliveries);
    await insertRows(db, 'webhook_attempt', attempts);
  }
}
