import { createEffect, onCleanup, Show } from 'solid-js';
import { useBeforeLeave } from '@solidjs/router';
import { isOutdated, reloadNow } from '../live/build.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Banner.module.css';

/** A new version was deployed: the next page comes from it, or all of it once nobody is looking. What is being typed stays. */
export function NewBuild() {
  useBeforeLeave((leaving) => {
    if (!isOutdated() || typeof leaving.to !== 'string') return;
    leaving.preventDefault();
    location.assign(leaving.to);
  });
  const reloadUnseen = (): void => {
    if (document.hidden && isOutdated() && !document.querySelector('[role="dialog"], form')) reloadNow();
  };
  document.addEventListener('visibilitychange', reloadUnseen);
  createEffect(reloadUnseen);
  onCleanup(() => document.removeEventListener('visibilitychange', reloadUnseen));
  return (
    <div role="status" class={styles.place}>
      <Show when={isOutdated()}>
        <div class={styles.banner}>
          <span>There is a new version of Callboard.</span>
          <Button onClick={() => location.reload()}>Reload</Button>
        </div>
      </Show>
    </div>
  );
}
