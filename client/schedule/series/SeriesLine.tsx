import { Show } from 'solid-js';
import { useDesk } from '../desk.ts';
import { SeriesMark } from './SeriesMark.tsx';
import styles from './Series.module.css';

/** Of a session of a series: how it repeats, and the way to the series. */
export function SeriesLine(props: { series: { id: string; words: string } | null | undefined }) {
  const desk = useDesk();
  return (
    <Show when={props.series}>
      {(series) => (
        <button type="button" class={styles.link} onClick={() => desk.open({ kind: 'series', id: series().id })}>
          {series().words}
          <SeriesMark seriesId={series().id} />
        </button>
      )}
    </Show>
  );
}
