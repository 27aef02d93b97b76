import { Match, Switch } from 'solid-js';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { StateMark } from '../ui/StateMark.tsx';
import type { ExportRow } from './exports.ts';
import styles from './Exporting.module.css';

/** Where an export stands: how far it is written, until when it is kept, or why there is none. */
export function ExportState(props: { row: ExportRow }) {
  const lapsed = (): boolean => props.row.expiresAt !== null && Date.parse(props.row.expiresAt) <= +minute();
  const words = (): string =>
    `${format().number(props.row.rowCount)} of ${format().number(Math.max(props.row.expectedRowCount ?? 0, props.row.rowCount))}`;
  return (
    <Switch fallback={<StateMark shape="square" tone="closed" text="Cancelled" />}>
      <Match when={props.row.state === 'waiting'}>
        <StateMark shape="ring" tone="amber" text="Waiting for a worker" />
      </Match>
      <Match when={props.row.state === 'running'}>
        <span class={styles.progress}>
          <progress aria-label={`Written: ${words()}`} max={Math.max(1, props.row.expectedRowCount ?? 1)} value={props.row.rowCount} />
          {words()}
        </span>
      </Match>
      <Match when={props.row.state === 'expired' || (props.row.state === 'done' && lapsed())}>
        <StateMark shape="square" tone="closed" text={`Expired ${format().dayNear(props.row.expiresAt!, minute())}`} />
      </Match>
      <Match when={props.row.state === 'done'}>
        <StateMark shape="disc" tone="free" text={`Kept until ${format().dayWithYear(props.row.expiresAt!)}`} />
      </Match>
      <Match when={props.row.state === 'failed'}>
        <StateMark shape="triangle" tone="amber" text={`Failed: ${props.row.fault}`} />
      </Match>
    </Switch>
  );
}
