import { readTime, turnTime, writeTime } from '../time/typed-time.ts';
import { createField, FieldFrame, type FieldProps } from './Field.tsx';
import { createTypedText } from './typed-text.ts';
import styles from './Field.module.css';

export interface TimeFieldProps extends FieldProps {
  /** Minutes after midnight of the studio's wall clock. */
  value: number | null;
  onInput: (minutes: number | null) => void;
  /** Minutes that arrow up and down move. */
  step?: number;
}

/** A wall-clock time, typed freely: 9, 930, 9:30 or 2pm; arrow keys move it along the grid. */
export function TimeField(props: TimeFieldProps) {
  const typed = createTypedText<number>({
    value: () => props.value,
    onChange: (value) => props.onInput(value),
    write: writeTime,
    read: readTime,
  });
  const field = createField({
    ...props,
    get error() {
      return props.error ?? (typed.unreadable() ? 'Enter a time such as 14:30.' : undefined);
    },
  } as FieldProps);
  return (
    <FieldFrame field={props} state={field}>
      <input
        {...field.ties()}
        class={styles.input}
        inputmode="text"
        autocomplete="off"
        placeholder="hh:mm"
        value={typed.text()}
        onInput={(event) => typed.input(event.currentTarget.value)}
        onBlur={() => typed.settle()}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          props.onInput(turnTime(props.value ?? 540, event.key === 'ArrowUp' ? 1 : -1, props.step ?? 15));
        }}
      />
    </FieldFrame>
  );
}
