import { createEffect, onCleanup, type Accessor } from 'solid-js';
import type { DeliveryRow, Webhook } from './webhook-documents.ts';

const SOON_MS = 1_000;
const WHILE_WAITING_MS = 5_000;
/** A worker looks every five seconds for what is to be tried again. */
const AFTER_DUE_MS = 6_000;
const LONGEST_MS = 60_000;

/** When a webhook may look otherwise by itself: soon while it has the log to read, now and then while something waits; null for never. */
export function webhookMoves({ state, behind, waitingCount }: Pick<Webhook, 'state' | 'behind' | 'waitingCount'>): number | null {
  if (state !== 'on') return null;
  if (behind > 0) return SOON_MS;
  return waitingCount > 0 ? WHILE_WAITING_MS : null;
}

/** The same of a delivery: soon while it waits, once its time has come where it is tried again. */
export function deliveryMoves({ state, nextTryAt }: Pick<DeliveryRow, 'state' | 'nextTryAt'>): number | null {
  if (state === 'delivered' || state === 'given_up') return null;
  return state === 'pending' || !nextTryAt ? SOON_MS : Math.max(SOON_MS, Date.parse(nextTryAt) - Date.now() + AFTER_DUE_MS);
}

/**
 * Deliveries move without a line in the studio's log, which would otherwise tell of each change twice. So while some are on their way
 * the page asks again, and not at all once they are settled.
 */
export function followMotion(moves: Accessor<readonly (number | null)[]>, refetch: () => Promise<void>): void {
  createEffect(() => {
    const known = moves().filter((ms) => ms !== null);
    if (known.length === 0) return;
    let timer: ReturnType<typeof setTimeout>;
    let ended = false;
    const later = (): void => {
      if (!ended) timer = setTimeout(ask, Math.min(LONGEST_MS, ...known));
    };
    // A hidden page asks when somebody looks at it again.
    const ask = (): void => void (document.hidden ? Promise.resolve() : refetch()).finally(later);
    later();
    onCleanup(() => {
      ended = true;
      clearTimeout(timer);
    });
  });
}
