import { createMemo, For, Show } from 'solid-js';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { rem } from '../ui/scale.ts';
import { useSchedule } from './schedule-state.ts';
import { ticksOf } from './timeline.ts';
import styles from './TimelineHours.module.css';

/** What stands above the line of time: days or months, and below them hours, days or weeks. The names stay in sight while they last. */
export function TimelineHours(props: { now: number | null; laneWidth: number; visible: (tick: { at: number; until: number }) => boolean }) {
  const schedule = useSchedule();
  const ticks = createMemo(() => ticksOf(schedule.days(), schedule.zoom(), schedule.zone(), format().place.locale));
  const place = ({ at, until }: { at: number; until: number }) => ({ left: `${at * 100}%`, width: `${(until - at) * 100}%` });
  /** Every so many marks carry their words, so that they stay apart. */
  const every = (): number => {
    const width = ticks().lower.reduce((least, { at, until }) => Math.min(least, until - at), 1) * props.laneWidth;
    const need = schedule.compact() && schedule.zoom() !== 'month' && schedule.zoom() !== 'quarter' ? rem(2.75) : rem(1.625);
    return Math.max(1, Math.ceil(need / Math.max(1, width)));
  };
  return (
    <div class={styles.hours} aria-hidden="true">
      <div class={styles.corner} />
      <div class={styles.lane}>
        <For each={ticks().upper.filter(props.visible)}>
          {(tick) => (
            <div class={styles.upper} style={place(tick)}>
              <button
                type="button"
                tabIndex={-1}
                data-today={tick.day === schedule.today() ? '' : undefined}
                onClick={() => schedule.go({ day: tick.day, view: 'day' })}
              >
                <span>{tick.label}</span>
              </button>
            </div>
          )}
        </For>
        <For each={ticks().lower.filter(props.visible)}>
          {(tick, index) => (
            <div class={styles.lower} data-strong={tick.strong ? '' : undefined} style={place(tick)}>
              <Show when={index() % every() === 0}>
                <span data-today={schedule.compact() && tick.day === schedule.today() ? '' : undefined}>{tick.label}</span>
              </Show>
            </div>
          )}
        </For>
        <Show when={props.now !== null && !schedule.compact()}>
          <b class={styles.now} style={{ left: `${props.now! * 100}%` }}>
            {format().time(minute())}
          </b>
        </Show>
      </div>
    </div>
  );
}
