import type { UnitStandingFragment } from '../graphql/generated/graphql.ts';
import { Line } from '../records/Facts.tsx';
import { minute } from '../time/clock.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { MARKS, statusDetail, statusOf } from './unit-words.ts';

/** A unit as one row of another record: its state at the end, the rest of the sentence below its name. */
export function UnitLine(props: { unit: UnitStandingFragment & { id: string; name: string } }) {
  const status = () => statusOf(props.unit, minute());
  const mark = () => MARKS[status().state];
  return (
    <Line
      href={`/equipment?open=${encodeURIComponent(props.unit.id)}`}
      title={props.unit.name}
      detail={statusDetail(status(), minute())}
      end={<StateMark shape={mark()[0]} tone={mark()[1]} text={mark()[2]} />}
    />
  );
}
