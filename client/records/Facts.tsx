import { For, Show, type JSX } from 'solid-js';
import styles from './records.module.css';

export interface Fact {
  label: string;
  value: JSX.Element;
  /** Left out when false. */
  shown?: boolean;
}

/** What is known of a record, label by label; what is not known is left out. */
export const Facts = (props: { facts: readonly Fact[] }) => (
  <dl class={styles.facts}>
    <For each={props.facts.filter(({ shown = true }) => shown)}>
      {(fact) => (
        <div>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      )}
    </For>
  </dl>
);

/** A part of a panel with its heading and, at its end, an act. */
export const Section = (props: { title: string; action?: JSX.Element; children: JSX.Element }) => (
  <section class={styles.section}>
    <header>
      <h3>{props.title}</h3>
      {props.action}
    </header>
    {props.children}
  </section>
);

/** Rows of a panel: sessions, expenses, checkouts. Says so when there are none. */
export function Lines<Row>(props: { rows: readonly Row[] | undefined; empty: string; children: (row: Row) => JSX.Element }) {
  return (
    <Show when={(props.rows?.length ?? 0) > 0} fallback={<p class={styles.none}>{props.rows ? props.empty : 'Loading …'}</p>}>
      <ul class={styles.lines}>
        <For each={props.rows}>{(row) => <li>{props.children(row)}</li>}</For>
      </ul>
    </Show>
  );
}

/** One row: what it is, when or how, and a figure or mark at its end. */
export function Line(props: { title: string; detail?: string; end?: JSX.Element; href?: string; onOpen?: () => void }) {
  const content = () => (
    <>
      <b title={props.title}>{props.title}</b>
      <Show when={props.detail}>
        <small>{props.detail}</small>
      </Show>
    </>
  );
  return (
    <div class={styles.line}>
      <Show
        when={props.href}
        fallback={
          <Show when={props.onOpen} fallback={<span>{content()}</span>}>
            <button type="button" onClick={() => props.onOpen?.()}>
              {content()}
            </button>
          </Show>
        }
      >
        {(href) => <a href={href()}>{content()}</a>}
      </Show>
      <Show when={props.end !== undefined}>
        <span>{props.end}</span>
      </Show>
    </div>
  );
}
