import { createMemo, For } from 'solid-js';
import { format } from '../time/format.ts';
import { useSchedule } from './schedule-state.ts';
import { ticksOf, type Tick } from './timeline.ts';
import styles from './Grid.module.css';

/** The hours and days as lines behind all rows at once. */
export function Lines(props: { visible: (tick: { at: number; until: number }) => boolean }) {
  const schedule = useSchedule();
  const lines = createMemo((): readonly Pick<Tick, 'at' | 'until' | 'strong'>[] => {
    const columns = schedule.columns();
    const count = columns.length;
    if (schedule.view() === 'timeline')
      return ticksOf(schedule.days(), schedule.zoom(), schedule.zone(), format().place.locale).lower.filter(({ at }) => at > 0);
    if (count > 1) return columns.slice(1).map((_, index) => ({ at: (index + 1) / count, until: 1, strong: true }));
    return columns.flatMap(({ hours }) => hours.map(({ at }) => ({ at, until: at, strong: false })));
  });
  return (
    <div class={styles.lines} aria-hidden="true">
      <For each={lines().filter(props.visible)}>
        {(line) => <i data-strong={line.strong ? '' : undefined} style={{ left: `${line.at * 100}%` }} />}
      </For>
    </div>
  );
}
