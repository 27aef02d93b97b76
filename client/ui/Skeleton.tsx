import { createEffect, createSignal, For, on, onCleanup, Show, type JSX } from 'solid-js';
import { ErrorPanel } from './ErrorPanel.tsx';
import styles from './Skeleton.module.css';

/** Grey lines in the place of what comes first. Appears only after a moment: a fast answer must not flicker. */
export function Skeleton(props: { lines?: number }) {
  return (
    <div class={styles.skeleton} role="status" aria-label="Loading">
      <For each={Array.from({ length: props.lines ?? 6 })}>
        {(_, index) => <i style={{ width: `${[72, 46, 60, 38][index() % 4]}%` }} />}
      </For>
    </div>
  );
}

/**
 * What a read (graphql/read.ts) shows: the first load as a skeleton, an error where there is nothing to show, and from then on
 * the last picture, quietly dimmed while a newer one takes its time.
 */
export function Loaded<Data>(props: {
  read: { data: () => Data | undefined; loading: () => boolean; failure: () => unknown; refetch: () => Promise<void> };
  skeleton?: JSX.Element;
  children: (data: () => Data) => JSX.Element;
}) {
  const [slow, setSlow] = createSignal(false);
  createEffect(
    on(
      () => props.read.loading(),
      (loading) => {
        setSlow(false);
        if (!loading) return;
        const timer = setTimeout(() => setSlow(true), 600);
        onCleanup(() => clearTimeout(timer));
      },
    ),
  );
  return (
    <Show
      when={props.read.data()}
      fallback={
        <Show when={props.read.failure()} fallback={props.skeleton ?? <Skeleton />}>
          {(error) => <ErrorPanel error={error()} busy={props.read.loading()} retry={() => props.read.refetch()} />}
        </Show>
      }
    >
      {(data) => (
        <div class={styles.loaded} data-slow={slow() ? '' : undefined} aria-busy={slow()}>
          {props.children(data as () => Data)}
        </div>
      )}
    </Show>
  );
}
