import { createEffect, createSignal, on } from 'solid-js';
import { format } from '../time/format.ts';
import { fromWallTime, toWallTime } from '../time/wall-time.ts';
import { DateField } from './DateField.tsx';
import { createField, FieldFrame, type FieldProps } from './Field.tsx';
import { TimeField } from './TimeField.tsx';
import styles from './Field.module.css';

/** A moment, read and written as the day and time of the studio's wall clock. `value` is an instant in ISO 8601. */
export function DateTimeField(props: FieldProps & { value: string | null; onInput: (instant: string | null) => void; step?: number }) {
  const field = createField(props);
  const zone = (): string => format().place.zone;
  const wall = () => (props.value ? toWallTime(props.value, zone()) : null);
  const [day, setDay] = createSignal<string | null>(wall()?.day ?? null);
  const [minutes, setMinutes] = createSignal<number | null>(wall()?.minutes ?? null);

  const instant = (): string | null => {
    const [onDay, at] = [day(), minutes()];
    return onDay === null || at === null ? null : (fromWallTime({ day: onDay, minutes: at }, zone())?.toISOString() ?? null);
  };
  const changed = (): void => props.onInput(instant());

  createEffect(
    on(
      () => props.value,
      (value) => {
        if (value === null || (instant() !== null && Date.parse(instant()!) === Date.parse(value))) return;
        setDay(wall()!.day);
        setMinutes(wall()!.minutes);
      },
      { defer: true },
    ),
  );

  return (
    <FieldFrame field={props} state={field} group>
      <div class={styles.pair} aria-invalid={field.error() ? 'true' : undefined} tabIndex={-1}>
        <DateField
          label={`${props.label}: day`}
          hideLabel
          value={day()}
          disabled={props.disabled}
          required={props.required}
          onInput={(next) => {
            setDay(next);
            changed();
          }}
        />
        <TimeField
          label={`${props.label}: time`}
          hideLabel
          value={minutes()}
          disabled={props.disabled}
          required={props.required}
          step={props.step}
          onInput={(next) => {
            setMinutes(next);
            changed();
          }}
        />
      </div>
    </FieldFrame>
  );
}
