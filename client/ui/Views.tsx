import { For } from 'solid-js';
import { A } from '@solidjs/router';
import styles from './Views.module.css';

/** The pages of one place, beside its name: which one is open, and the way to the others. */
export const Views = (props: { label: string; views: readonly { path: string; label: string }[]; here: string }) => (
  <nav class={styles.views} aria-label={props.label}>
    <For each={props.views}>
      {(view) => (
        <A href={view.path} end aria-current={view.path === props.here ? 'page' : undefined}>
          {view.label}
        </A>
      )}
    </For>
  </nav>
);
