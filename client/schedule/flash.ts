import { createEffect, createSignal, on } from 'solid-js';
import type { Schedule } from './schedule-state.ts';

const OWN = 4_000;
const SHOWN = 1_600;

/** What others have just changed lights up for a moment; what was done at this screen does not. */
export function createFlash(schedule: Schedule) {
  const [flashing, setFlashing] = createSignal<ReadonlySet<string>>(new Set());
  const mine = new Map<string, ReturnType<typeof setTimeout>>();

  /** Changes of this session within the next seconds are ours: they need no flash. */
  const own = (id: string): void => {
    clearTimeout(mine.get(id));
    mine.set(
      id,
      setTimeout(() => mine.delete(id), OWN),
    );
  };
  createEffect(
    on(schedule.picture, (now) => {
      const news = (now?.told ?? []).map(({ id }) => id).filter((id) => !mine.has(id) && !schedule.pending().has(id));
      if (news.length === 0) return;
      setFlashing((before) => new Set([...before, ...news]));
      setTimeout(() => setFlashing((before) => new Set([...before].filter((id) => !news.includes(id)))), SHOWN);
    }),
  );
  return { flashing, own };
}
