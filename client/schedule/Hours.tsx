import { For, Show } from 'solid-js';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { rem } from '../ui/scale.ts';
import { useSchedule } from './schedule-state.ts';
import styles from './Hours.module.css';

const label = (minutes: number): string => String(Math.floor(minutes / 60) % 24 || (minutes >= 1_440 ? 24 : 0));

/** The hours of the day, or the days of the week; the present time is written where it stands. */
export function Hours(props: { laneWidth: number; now: number | null }) {
  const schedule = useSchedule();
  const isWeek = (): boolean => schedule.columns().length > 1;
  /** Every so many hours carry their number, so that numbers stay apart. */
  const every = (): number => {
    const column = schedule.columns()[0]!;
    const hour = props.laneWidth / schedule.columns().length / Math.max(1, (column.endsAt - column.startsAt) / 3_600_000);
    return [1, 2, 3, 4, 6, 12].find((step) => step * hour >= rem(2.125)) ?? 12;
  };
  return (
    <div class={styles.hours} aria-hidden="true" data-week={isWeek() ? '' : undefined}>
      <div class={styles.corner} />
      <div class={styles.lane}>
        <For each={schedule.columns()}>
          {(column, index) => (
            <div class={styles.column}>
              <Show when={isWeek()}>
                <button
                  type="button"
                  tabIndex={-1}
                  class={styles.day}
                  data-today={column.day === schedule.today() ? '' : undefined}
                  onClick={() => schedule.go({ day: column.day, view: 'day' })}
                >
                  <Show when={column.day === schedule.today()} fallback={format().calendarDay(column.day)}>
                    <b>Today</b> {format().calendarDate(column.day)}
                  </Show>
                </button>
              </Show>
              <For each={column.hours}>
                {({ minute: hour, at }, place) => (
                  <Show
                    when={(hour / 60) % every() === 0 && at < 0.995 && (at > 0.02 || !isWeek()) && (place() > 0 || index() > 0 || at > 0)}
                  >
                    <span style={{ left: `${at * 100}%` }}>{label(hour)}</span>
                  </Show>
                )}
              </For>
            </div>
          )}
        </For>
        <Show when={props.now !== null}>
          <b class={styles.now} style={{ left: `${props.now! * 100}%` }}>
            {format().time(minute())}
          </b>
        </Show>
      </div>
    </div>
  );
}
