import type { Logger } from 'pino';
import type { Services } from '../../domain/kernel/caller.ts';
import { lanesWithDue, type Lane } from '../../domain/webhooks/claim-delivery.ts';
import { sendDue, type Sending } from '../../domain/webhooks/send-due.ts';

/** At one endpoint at once: it neither drowns in calls, nor does one slow answer hold up all. */
const EACH = 3;
/** In this process at once. */
const MOST = 30;

export interface Lanes {
  /** Begins to send wherever something is due, and does not wait for it: a slow receiver holds up nobody else. */
  open(): Promise<void>;
  /** Lets what is on its way finish. */
  close(): Promise<void>;
}

/** Sends beside the job queue, whose few places are for work that is quick. What is true stands in the database. */
export function webhookLanes(services: Services, sending: Sending, log: Logger): Lanes {
  const stop = new AbortController();
  const open = new Map<string, number>();
  const running = new Set<Promise<void>>();

  const begin = (lane: Lane): void => {
    open.set(lane.endpointId, (open.get(lane.endpointId) ?? 0) + 1);
    const run = sendDue(services, sending, lane, stop.signal)
      .catch((error: unknown) => log.warn({ err: error, lane }, 'A webhook could not be sent; it is tried again'))
      .finally(() => {
        running.delete(run);
        const left = open.get(lane.endpointId)! - 1;
        if (left > 0) open.set(lane.endpointId, left);
        else open.delete(lane.endpointId);
      });
    running.add(run);
  };

  return {
    async open() {
      if (stop.signal.aborted) return;
      for (const lane of await lanesWithDue(services.db, services.clock.now()))
        while ((open.get(lane.endpointId) ?? 0) < EACH && running.size < MOST) begin(lane);
    },
    async close() {
      stop.abort();
      await Promise.all(running);
    },
  };
}
