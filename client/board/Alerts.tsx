import { createMemo, For, Show } from 'solid-js';
import type { Alert } from '../../domain/board/alert-rules.ts';
import { minute } from '../time/clock.ts';
import { ALERT_LOOK, alertWords } from './alert-words.ts';
import board from './board.module.css';
import styles from './Panel.module.css';
import { PanelHead } from './PanelHead.tsx';
import { Shape } from './Shape.tsx';
import type { WallFormat } from './wall-format.ts';

/** What somebody should know now, the most pressing first; the rest is counted. */
export function Alerts(props: { alerts: readonly Alert[]; most: number; staleSince: Date | null; doubtful: boolean; format: WallFormat }) {
  const shown = createMemo(() => (props.alerts.length > props.most ? props.alerts.slice(0, props.most - 1) : props.alerts));
  const byKey = createMemo(() => new Map(shown().map((alert) => [alert.key, alert])));
  // By key: a line is made anew only when the matter is new, so only then it moves.
  const keys = createMemo(() => [...byKey().keys()], [], {
    equals: (a, b) => a.length === b.length && a.every((key, index) => key === b[index]),
  });
  return (
    <section class={styles.panel} data-doubtful={props.doubtful}>
      <PanelHead name="Now" staleSince={props.staleSince} format={props.format} />
      <Show when={keys().length > 0} fallback={<p class={styles.quiet}>Nothing needs anybody.</p>}>
        <ul class={styles.list}>
          <For each={keys()}>{(key) => <Line alert={byKey().get(key)} format={props.format} />}</For>
        </ul>
        <Show when={props.alerts.length > shown().length}>
          <p class={styles.more}>+{props.alerts.length - shown().length} more</p>
        </Show>
      </Show>
      <p class={board.unseen} role="status" aria-live="polite">
        {spoken(props.alerts, props.format)}
      </p>
    </section>
  );
}

function Line(props: { alert: Alert | undefined; format: WallFormat }) {
  const kept = createMemo<Alert | undefined>((before) => props.alert ?? before);
  const words = createMemo(() => alertWords(kept()!, minute(), props.format));
  const look = () => ALERT_LOOK[kept()!.kind];
  return (
    <li data-tone={look().tone} data-kind={kept()!.kind}>
      <Shape mark={look().mark} />
      <span title={words().about}>{words().about}</span>
      <em>{words().when}</em>
    </li>
  );
}

/** Told aloud once for each matter: without the minutes that change, which would repeat it all day. */
const spoken = (alerts: readonly Alert[], format: WallFormat): string =>
  alerts
    .slice(0, 3)
    .map((alert) => alertWords(alert, alert.at, format).about)
    .join('. ');
