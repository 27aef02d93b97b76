import { createEffect, createMemo, createSignal, onCleanup, Show } from 'solid-js';
import { feedStaleSince, feedStanding } from '../live/changes.ts';
import { age, format } from '../time/format.ts';
import { now } from '../time/clock.ts';
import styles from './Banner.module.css';

/** Milliseconds that a short loss stays unsaid: reconnecting is mostly quicker than reading. */
const GRACE = 2_500;

/** Says that what is on the screen is no longer live, and how old it is. */
export function OfflineBanner() {
  const [shown, setShown] = createSignal(false);
  // A memo: each failed try to reconnect is another state of the feed, but not another loss.
  const live = createMemo(() => feedStanding() === 'live');
  createEffect(() => {
    if (live()) return setShown(false);
    const timer = setTimeout(() => setShown(true), GRACE);
    onCleanup(() => clearTimeout(timer));
  });
  const since = (): string => {
    now();
    const staleSince = feedStaleSince();
    // Both moments are of the device's clock, so that its error cancels out.
    return staleSince ? ` You see the studio as of ${format().time(staleSince)}, ${age(Date.now() - +staleSince)} ago.` : '';
  };
  return (
    <div role="status" class={styles.place}>
      <Show when={shown()}>
        <div class={styles.banner} data-kind="stale">
          <b>{feedStanding() === 'offline' ? 'Not connected.' : 'Catching up.'}</b>
          {/* The age ticks for the eye; read out it would talk without end. */}
          <span aria-hidden="true">{since()}</span>
        </div>
      </Show>
    </div>
  );
}
