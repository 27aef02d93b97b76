import { createMemo, For, Show } from 'solid-js';
import { format } from '../time/format.ts';
import { useDesk } from './desk.ts';
import { segmentsOf } from './geometry.ts';
import { useSchedule } from './schedule-state.ts';
import styles from './Ghosts.module.css';

/** What is being drawn or moved, above everything, in every row it is wanted in. */
export function Ghosts() {
  const schedule = useSchedule();
  const desk = useDesk();
  const places = createMemo(() => {
    const ghost = desk.ghost();
    if (!ghost) return [];
    return ghost.rowIds.flatMap((rowId) => {
      const item = schedule.itemById().get(rowId);
      return item ? segmentsOf(ghost, schedule.columns()).map((segment) => ({ item, segment })) : [];
    });
  });
  return (
    <div class={styles.ghosts} aria-hidden="true">
      <For each={places()}>
        {({ item, segment }) => (
          <Show when={desk.ghost()}>
            {(ghost) => (
              <div
                class={styles.ghost}
                data-refused={ghost().refused || desk.verdict()?.refused ? '' : undefined}
                style={{
                  top: `${item.top + 8}px`,
                  height: `${item.height - 16}px`,
                  left: `${segment.left * 100}%`,
                  width: `${segment.width * 100}%`,
                }}
              >
                <b>{ghost().label}</b>
                <small>{format().timeRange(new Date(ghost().startsAt), new Date(ghost().endsAt))}</small>
                <Show when={ghost().note ?? desk.verdict()?.note}>{(note) => <small class={styles.note}>{note()}</small>}</Show>
              </div>
            )}
          </Show>
        )}
      </For>
    </div>
  );
}
