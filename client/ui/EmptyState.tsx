import { Show, type JSX } from 'solid-js';
import styles from './Notice.module.css';

/** Nothing is here: why, and what to do next. */
export function EmptyState(props: { title: string; text: string; action?: JSX.Element }) {
  return (
    <div class={styles.notice}>
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      <Show when={props.action}>
        <div class={styles.actions}>{props.action}</div>
      </Show>
    </div>
  );
}
