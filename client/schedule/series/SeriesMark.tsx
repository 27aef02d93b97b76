import { Show } from 'solid-js';
import Repeat from 'lucide-solid/icons/repeat';
import styles from './SeriesMark.module.css';

/** Beside a session's name: it is one of a series. */
export function SeriesMark(props: { seriesId: string | null | undefined }) {
  return (
    <Show when={props.seriesId}>
      <Repeat class={styles.mark} role="img" aria-label="repeats" />
    </Show>
  );
}
