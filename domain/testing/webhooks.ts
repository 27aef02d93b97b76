import { createEndpoint } from '../webhooks/create-endpoint.ts';
import { lanesWithDue } from '../webhooks/claim-delivery.ts';
import type { Outcome } from '../webhooks/delivery-rules.ts';
import { noteDeliveries } from '../webhooks/note-deliveries.ts';
import { sendDue, type WebhookRequest } from '../webhooks/send-due.ts';
import { webhookSecrets } from '../webhooks/webhook-secret.ts';
import { aStudio, type TestStudio } from './a-studio.ts';

export const webhookSecret = webhookSecrets('a secret that is long enough for tests, 0123456789');

type Answer = number | Partial<Outcome>;

/** What left the studio, and whoever answers it: a status, or why none came. */
export function aReceiver(answer: (request: WebhookRequest) => Answer | Promise<Answer> = () => 204) {
  const received: (WebhookRequest & { id: string; type: string; revision: number | null; recordId: string | null })[] = [];
  return {
    received,
    types: () => received.map(({ type }) => type),
    answerWith: (next: typeof answer) => void (answer = next),
    post: async (request: WebhookRequest): Promise<Outcome> => {
      const body = JSON.parse(request.body) as { type: string; data: { revision: number | null; recordId: string | null } };
      received.push({ ...request, id: request.headers['webhook-id']!, type: body.type, ...body.data });
      const said = await answer(request);
      const outcome: Outcome = { status: null, fault: null, response: '', durationMs: 5 };
      return typeof said === 'number' ? { ...outcome, status: said } : { ...outcome, ...said };
    },
  };
}

/** The webhooks of a studio, with a worker's hands. */
export function webhooksOf(studio: TestStudio, receiver: Pick<ReturnType<typeof aReceiver>, 'post'>) {
  const { system, studioId, db } = studio;
  const never = new AbortController().signal;
  const sending = { secretOf: webhookSecret, post: receiver.post, random: () => 0 };
  const note = () => noteDeliveries(system, studioId, never);
  /** Everything that is due at this moment, by two workers at each endpoint. */
  const send = async (): Promise<void> => {
    const lanes = (await lanesWithDue(studio.db, system.clock.now())).filter((lane) => lane.studioId === studioId);
    await Promise.all(lanes.flatMap((lane) => [lane, lane].map((one) => sendDue(system, sending, one, never))));
  };
  return {
    note,
    send,
    work: async () => {
      await note();
      await send();
    },
    make: (events: string[] = ['*'], url = 'https://hooks.example.com/in') =>
      createEndpoint(system, { name: 'Accounts', url, events, privateHosts: [] }),
    endpoint: (id: string) => db.webhookEndpoint.findUniqueOrThrow({ where: { id } }),
    deliveries: (endpointId: string) => db.webhookDelivery.findMany({ where: { studioId, endpointId }, orderBy: { revision: 'asc' } }),
  };
}

/** A studio with one webhook, and somebody who answers it. */
export async function aHookedStudio(events?: string[], wishes: Parameters<typeof aStudio>[0] = {}) {
  const studio = await aStudio(wishes);
  const receiver = aReceiver();
  const hooks = webhooksOf(studio, receiver);
  const { id } = await hooks.make(events);
  const one = async () => (await hooks.deliveries(id)).at(-1)!;
  return { studio, receiver, hooks, endpointId: id, one };
}

/** Time goes by. */
export const wait = (studio: TestStudio, ms: number): void => void studio.clock.set(new Date(+studio.clock.now() + ms));
