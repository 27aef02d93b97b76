import { createEffect, on, Show } from 'solid-js';
import { format } from '../time/format.ts';
import { segmentsOf } from './geometry.ts';
import { useCursor } from './cursor.ts';
import { useSchedule } from './schedule-state.ts';
import styles from './GridRow.module.css';

const SLOT = 30 * 60_000;

/** Free time under the keyboard's cursor. */
export function FreeSlot(props: { rowId: string }) {
  const schedule = useSchedule();
  const cursor = useCursor();
  const here = () => {
    const now = cursor.current();
    return now && now.rowId === props.rowId && now.entryId === null ? now : null;
  };
  const place = () => segmentsOf({ startsAt: here()!.at, endsAt: here()!.at + SLOT }, schedule.columns())[0];
  return (
    <Show when={here() && place()}>
      {(segment) => (
        <button
          ref={(slot) =>
            createEffect(
              on([cursor.wish, () => here()?.at], ([wish], before) => {
                if (wish > 0 && (before === undefined || wish !== before[0])) queueMicrotask(() => slot.focus({ preventScroll: true }));
              }),
            )
          }
          type="button"
          class={styles.slot}
          tabIndex={0}
          aria-describedby="schedule-keys"
          aria-label={`${schedule.itemById().get(props.rowId)?.label}, ${format().dateTime(new Date(here()!.at))}, free${schedule.mayPlan() ? '. Enter books' : ''}`}
          style={{ left: `${segment().left * 100}%`, width: `${segment().width * 100}%` }}
        />
      )}
    </Show>
  );
}
