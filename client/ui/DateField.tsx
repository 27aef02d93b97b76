import { createField, FieldFrame, type FieldProps } from './Field.tsx';
import styles from './Field.module.css';

export interface DateFieldProps extends FieldProps {
  /** A calendar day as the record writes it: 2026-11-21. */
  value: string | null;
  onInput: (day: string | null) => void;
  min?: string;
  max?: string;
}

/** A calendar day, with the browser's own calendar. */
export function DateField(props: DateFieldProps) {
  const field = createField(props);
  return (
    <FieldFrame field={props} state={field}>
      <input
        {...field.ties()}
        class={styles.input}
        type="date"
        value={props.value ?? ''}
        min={props.min}
        max={props.max ?? '9999-12-31'}
        onInput={(event) => {
          // Half-typed dates are empty to us: keep the old value until the new one is whole or cleared.
          if (event.currentTarget.value) props.onInput(event.currentTarget.value);
          else if (!event.currentTarget.validity.badInput) props.onInput(null);
        }}
      />
    </FieldFrame>
  );
}
