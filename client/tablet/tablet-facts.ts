import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js';
import { askTablet, type TabletFacts } from './tablet-documents.ts';

const EVERY = 60_000;

/** Whether this tablet may act, and the gear in its room: asked anew when the board hears of something, and now and then. */
export function createTabletFacts(roomId: Accessor<string | null>, told: Accessor<unknown>): Accessor<TabletFacts | null> {
  const [facts, setFacts] = createSignal<TabletFacts | null>(null);
  let latest = 0;
  const ask = async (): Promise<void> => {
    const mine = ++latest;
    try {
      const answer = await askTablet(roomId());
      if (mine === latest) setFacts(answer);
    } catch {
      // It keeps what it knows; the board says how old that is.
    }
  };
  createEffect(on([roomId, told], () => void ask()));
  const timer = setInterval(() => void ask(), EVERY);
  onCleanup(() => {
    latest += 1;
    clearInterval(timer);
  });
  return facts;
}
