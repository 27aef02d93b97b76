import { Show } from 'solid-js';
import type { UnitStandingFragment } from '../graphql/generated/graphql.ts';
import { minute } from '../time/clock.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { MARKS, statusDetail, statusOf } from './unit-words.ts';
import styles from './equipment.module.css';

/** Where a unit stands now, as shape, colour and words; turns at the minute by itself. */
export function UnitMark(props: { unit: UnitStandingFragment }) {
  const status = () => statusOf(props.unit, minute());
  const mark = () => MARKS[status().state];
  return (
    <span class={styles.mark}>
      <StateMark shape={mark()[0]} tone={mark()[1]} text={mark()[2]} />
      <Show when={statusDetail(status(), minute())}>{(detail) => <span>{detail()}</span>}</Show>
    </span>
  );
}
