import { children, Show, type JSX } from 'solid-js';
import { A } from '@solidjs/router';
import styles from './Rows.module.css';

/** The rows behind a figure, which they add up to. */
export function Rows(props: { title: string; total?: string; empty: string; children: JSX.Element }) {
  const rows = children(() => props.children);
  return (
    <section class={styles.rows}>
      <h3>
        {props.title}
        <Show when={rows.toArray().length > 0 && props.total}>
          <span>{props.total}</span>
        </Show>
      </h3>
      <Show when={rows.toArray().length > 0} fallback={<p>{props.empty}</p>}>
        <ul>{rows()}</ul>
      </Show>
    </section>
  );
}

export function Row(props: { title: string; detail: string; value: string; note?: string; href?: string }) {
  return (
    <li class={styles.row}>
      <span class={styles.what}>
        <Show when={props.href} fallback={<b>{props.title}</b>}>
          {(href) => (
            <A href={href()}>
              <b>{props.title}</b>
            </A>
          )}
        </Show>
        <small>{props.detail}</small>
      </span>
      <span class={styles.value}>
        {props.value}
        <Show when={props.note}>
          <small>{props.note}</small>
        </Show>
      </span>
    </li>
  );
}
