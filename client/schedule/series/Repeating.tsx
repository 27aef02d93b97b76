import { Show } from 'solid-js';
import { DatesList } from './DatesList.tsx';
import type { NewSeries } from './new-series.ts';
import { RepeatField } from './RepeatField.tsx';
import styles from './Series.module.css';

/** How a new session repeats, and what that gives: every date with its verdict. */
export function Repeating(props: { series: NewSeries; day: string; minute: number; zone: string }) {
  return (
    <>
      <RepeatField
        values={props.series.repeat()}
        onInput={props.series.setRepeat}
        day={props.day}
        minute={props.minute}
        zone={props.zone}
      />
      <Show when={props.series.isOn() && props.series.wrong()}>{(text) => <p class={styles.wrong}>{text()}</p>}</Show>
      <Show when={props.series.isOn() && props.series.preview()}>
        {(preview) => (
          <DatesList preview={preview()} decisions={props.series.decisions} asking={props.series.asking()} busy={props.series.busy()} />
        )}
      </Show>
    </>
  );
}
