import { createMemo, For } from 'solid-js';
import { format } from '../../time/format.ts';
import { rem } from '../../ui/scale.ts';
import { segmentsOf } from '../geometry.ts';
import { useSchedule } from '../schedule-state.ts';
import type { RowsBy } from '../rows.ts';
import { shown, type FoundSession } from './shown.ts';
import styles from '../Ghosts.module.css';

/** In which rows a session that was found would stand. */
const rowIdsOf = ({ rooms, people, gear }: FoundSession, by: RowsBy): string[] => {
  if (by === 'people') return people.map(({ id }) => id);
  if (by === 'gear') return gear.flatMap(({ kind, id, unitIds }) => (kind === 'unit' ? [id] : unitIds));
  return by === 'rooms' ? rooms.map(({ id }) => id) : [];
};

/** What was found, where it would stand. */
export function FoundGhosts() {
  const schedule = useSchedule();
  const places = createMemo(() =>
    shown().flatMap((session) =>
      rowIdsOf(session, schedule.by()).flatMap((rowId) => {
        const item = schedule.itemById().get(rowId);
        const stretch = { startsAt: new Date(session.startsAt), endsAt: new Date(session.endsAt) };
        return item ? segmentsOf(stretch, schedule.columns()).map((segment) => ({ item, segment, session, stretch })) : [];
      }),
    ),
  );
  return (
    <div class={styles.ghosts} aria-hidden="true">
      <For each={places()}>
        {({ item, segment, session, stretch }) => (
          <div
            class={styles.ghost}
            data-found=""
            style={{
              top: `${item.top + rem(0.5)}px`,
              height: `${item.height - rem(1)}px`,
              left: `${segment.left * 100}%`,
              width: `${segment.width * 100}%`,
            }}
          >
            <b>{session.label || 'Found'}</b>
            <small>{format().timeRange(stretch.startsAt, stretch.endsAt)}</small>
          </div>
        )}
      </For>
    </div>
  );
}
