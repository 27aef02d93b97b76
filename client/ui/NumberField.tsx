import { Show } from 'solid-js';
import { createField, FieldFrame, type FieldProps } from './Field.tsx';
import { createTypedText } from './typed-text.ts';
import styles from './Field.module.css';

export interface NumberFieldProps extends FieldProps {
  value: number | null;
  onInput: (value: number | null) => void;
  min?: number;
  max?: number;
  /** What arrow up and down add and take. */
  step?: number;
  /** Decimal places; 0 takes whole numbers only. */
  decimals?: number;
  unit?: string;
}

const readNumber = (text: string, decimals: number): number | undefined => {
  const bare = text.trim().replace(',', '.');
  if (!/^[-−]?\d*\.?\d*$/.test(bare) || !/\d/.test(bare)) return undefined;
  const value = Number(bare.replace('−', '-'));
  return (bare.split('.')[1]?.length ?? 0) > decimals ? undefined : value;
};

export function NumberField(props: NumberFieldProps) {
  const typed = createTypedText<number>({
    value: () => props.value,
    onChange: (value) => props.onInput(value),
    write: String,
    read: (text) => readNumber(text, props.decimals ?? 0),
  });
  const bounded = (value: number): number => Math.min(props.max ?? Infinity, Math.max(props.min ?? -Infinity, value));
  const wrong = (): string | undefined => {
    if (typed.unreadable()) return props.decimals ? 'Enter a number.' : 'Enter a whole number.';
    if (props.value !== null && bounded(props.value) !== props.value) return `Enter a number ${range(props.min, props.max)}.`;
    return undefined;
  };
  const field = createField({
    ...props,
    get error() {
      return props.error ?? wrong();
    },
  } as FieldProps);

  const turn = (steps: number): void => props.onInput(bounded((props.value ?? props.min ?? 0) + steps * (props.step ?? 1)));

  return (
    <FieldFrame field={props} state={field}>
      <div class={styles.withUnit} style={{ '--unit-width': `${props.unit?.length ?? 0}ch` }}>
        <input
          {...field.ties()}
          class={`${styles.input} ${styles.number}`}
          inputmode={props.decimals ? 'decimal' : 'numeric'}
          autocomplete="off"
          value={typed.text()}
          onInput={(event) => typed.input(event.currentTarget.value)}
          onBlur={() => typed.settle()}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            turn(event.key === 'ArrowUp' ? 1 : -1);
          }}
        />
        <Show when={props.unit}>
          <span class={styles.unit} aria-hidden="true">
            {props.unit}
          </span>
        </Show>
      </div>
    </FieldFrame>
  );
}

function range(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return `from ${min} to ${max}`;
  return min !== undefined ? `of ${min} or more` : `of ${max} or less`;
}
