import type { Place } from './place.ts';

interface Lazy {
  preload?: () => Promise<unknown>;
}

/** Loads the code of the other places when the browser has nothing else to do, so that a jump does not wait for the network. */
export function prefetchPlaces(places: readonly Place[]): void {
  const connection = (navigator as Navigator & { connection?: { saveData?: boolean } }).connection;
  if (connection?.saveData) return;
  const queue = places.flatMap((place) => place.routes.map((route) => (route.component as Lazy | undefined)?.preload));
  const idle = window.requestIdleCallback ?? ((call: () => void) => setTimeout(call, 500));
  const next = async (): Promise<void> => {
    const preload = queue.shift();
    // A failed prefetch is no loss: the page loads its code when it is opened.
    await preload?.().catch(() => undefined);
    if (queue.length > 0) idle(() => void next());
  };
  idle(() => void next());
}
