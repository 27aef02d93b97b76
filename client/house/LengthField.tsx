import { createSignal } from 'solid-js';
import { NumberField, type NumberFieldProps } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import styles from '../records/records.module.css';

type Unit = 'minutes' | 'hours' | 'days';
const MINUTES: Record<Unit, number> = { minutes: 1, hours: 60, days: 1_440 };
const unitOf = (minutes: number | null): Unit =>
  minutes !== null && minutes >= 1_440 && minutes % 1_440 === 0
    ? 'days'
    : minutes !== null && minutes >= 60 && minutes % 60 === 0
      ? 'hours'
      : 'minutes';

/** A length of time in the unit that fits it; `value` is minutes. */
export function LengthField(props: Omit<NumberFieldProps, 'unit' | 'min' | 'max'> & { units?: readonly Unit[] }) {
  const [unit, setUnit] = createSignal<Unit>(unitOf(props.value));
  return (
    <div class={styles.two}>
      <NumberField
        {...props}
        min={1}
        value={props.value === null ? null : Math.round((props.value / MINUTES[unit()]) * 100) / 100}
        decimals={2}
        onInput={(value) => props.onInput(value === null ? null : Math.round(value * MINUTES[unit()]))}
      />
      <Select<Unit>
        label={`${props.label}: unit`}
        value={unit()}
        choices={(props.units ?? (['minutes', 'hours', 'days'] as const)).map((value) => ({ value, label: value }))}
        onInput={(next) => {
          // The number stays as it was typed; what it counts changes.
          const typed = props.value === null ? null : props.value / MINUTES[unit()];
          setUnit(next);
          props.onInput(typed === null ? null : Math.round(typed * MINUTES[next]));
        }}
      />
    </div>
  );
}
