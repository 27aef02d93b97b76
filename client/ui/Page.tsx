import { createContext, createEffect, createSignal, onCleanup, Show, useContext, type JSX } from 'solid-js';
import styles from './Page.module.css';

const [title, setTitle] = createSignal('');
/** The title of the page in sight; the shell reads it out when it changes. */
export const pageTitle = title;

/** What the shell puts at the end of every page's first line on a phone. */
export const PageCorner = createContext<() => JSX.Element>();

/** The frame of every page in the shell: a bar with its name, tools and acts, and the content that fills the rest. */
export function Page(props: {
  title: string;
  /** What stands beside the name: day, view, filters. */
  tools?: JSX.Element;
  /** At the end of the bar; the page's main act last. */
  actions?: JSX.Element;
  /** The content scrolls by itself (a table, a schedule) rather than the page. */
  fills?: boolean;
  /** On a desk the bar stays on one line: its tools make themselves small enough. */
  oneLine?: boolean;
  children: JSX.Element;
}) {
  const corner = useContext(PageCorner);
  createEffect(() => {
    document.title = `${props.title} · Callboard`;
    setTitle(props.title);
  });
  onCleanup(() => setTitle(''));
  return (
    <div class={styles.page}>
      <header class={styles.bar} data-one-line={props.oneLine ? '' : undefined}>
        <h1>{props.title}</h1>
        <div class={styles.corner}>{corner?.()}</div>
        <Show when={props.tools}>
          <div class={styles.tools}>{props.tools}</div>
        </Show>
        <Show when={props.actions}>
          <div class={styles.actions}>{props.actions}</div>
        </Show>
      </header>
      <div class={styles.content} data-fills={props.fills ? '' : undefined}>
        {props.children}
      </div>
    </div>
  );
}

/** Text and settings in a readable width. */
export const Column = (props: { children: JSX.Element }) => <div class={styles.column}>{props.children}</div>;
