import { Webhook } from 'standardwebhooks';
import type { Services } from '../kernel/caller.ts';
import type { Instant } from '../kernel/clock.ts';
import { claimDelivery, type Claimed, type Lane } from './claim-delivery.ts';
import type { Outcome } from './delivery-rules.ts';
import { noteOutcome } from './note-outcome.ts';
import type { WebhookSecretOf } from './webhook-secret.ts';

export interface WebhookRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Sends it, and says what was answered; that nobody answered is an outcome too. */
export type Post = (request: WebhookRequest) => Promise<Outcome>;

/** What the process lends. */
export interface Sending {
  secretOf: WebhookSecretOf;
  post: Post;
  /** From 0 to 1: spreads retries. */
  random(): number;
}

const DEMO: Outcome = {
  status: null,
  fault: 'This is a demonstration, from which nothing is sent.',
  response: '',
  durationMs: 0,
  final: true,
};

/** Sends what is due at one endpoint, one after the other. Any number may do so at once: each delivery is taken by one. */
export async function sendDue(services: Services, sending: Sending, lane: Lane, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const claimed = await claimDelivery(services.db, lane, services.clock.now());
    if (!claimed) return;
    const outcome = claimed.demo ? DEMO : await sending.post(requestOf(claimed, sending.secretOf, services.clock.now()));
    await noteOutcome(services, claimed, outcome, sending.random());
  }
}

/** By which a receiver knows it when it comes again. */
export const messageId = (deliveryId: string): string => `msg_${deliveryId.replaceAll('-', '')}`;

function requestOf(claimed: Claimed, secretOf: WebhookSecretOf, at: Instant): WebhookRequest {
  const { id, endpointId, generation, previousValidUntil, url, body } = claimed;
  const generations = previousValidUntil && previousValidUntil > at ? [generation, generation - 1] : [generation];
  const signatures = generations.map((one) => new Webhook(secretOf(endpointId, one)).sign(messageId(id), at, body));
  return {
    url,
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Callboard-Webhooks',
      'webhook-id': messageId(id),
      'webhook-timestamp': String(Math.floor(+at / 1_000)),
      'webhook-signature': signatures.join(' '),
    },
  };
}
