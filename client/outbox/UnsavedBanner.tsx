import { Show } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import styles from '../app/Banner.module.css';
import { unsaved } from './outbox.ts';
import { showUnsaved } from './unsaved-open.ts';

/** How much is not yet saved, on every page, and how much of it waits for somebody. */
export function UnsavedBanner() {
  const count = () => unsaved().length;
  const asked = () => unsaved().filter(({ refusal }) => refusal).length;
  return (
    <div role="status" class={styles.place}>
      <Show when={count() > 0}>
        <div class={styles.banner} data-kind="stale">
          <b>
            {count()} {count() === 1 ? 'change is' : 'changes are'} not yet saved.
          </b>
          <span>
            {asked() > 0
              ? `${asked()} ${asked() === 1 ? 'needs' : 'need'} your decision.`
              : 'Kept on this device until there is a connection.'}
          </span>
          <Button onClick={() => showUnsaved(true)}>{asked() > 0 ? 'Decide' : 'Show'}</Button>
        </div>
      </Show>
    </div>
  );
}
