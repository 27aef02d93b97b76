import { Show } from 'solid-js';
import { hours } from '../time/durations.ts';
import styles from './NeedBar.module.css';

/** How far a need is booked: firm, pencilled, missing; as a bar and in words. */
export function NeedBar(props: { need: { minutes: number; bookedMinutes: number; pencilledMinutes: number; missingMinutes: number } }) {
  const share = (minutes: number): string => `${Math.min(100, (minutes / props.need.minutes) * 100)}%`;
  return (
    <div class={styles.need}>
      <div class={styles.bar} aria-hidden="true">
        <i style={{ width: share(props.need.bookedMinutes) }} />
        <i data-pencilled="" style={{ width: share(Math.min(props.need.pencilledMinutes, props.need.missingMinutes)) }} />
      </div>
      <p>
        {hours(props.need.bookedMinutes)} of {hours(props.need.minutes)} h booked
        <Show when={props.need.pencilledMinutes > 0}>, {hours(props.need.pencilledMinutes)} held</Show>
        <Show when={props.need.missingMinutes > 0}>
          , <b>{hours(props.need.missingMinutes)} missing</b>
        </Show>
      </p>
    </div>
  );
}
