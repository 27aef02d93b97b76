import { format } from '../time/format.ts';
import { createField, FieldFrame, type FieldProps } from './Field.tsx';
import { createTypedText } from './typed-text.ts';
import styles from './Field.module.css';

/** An amount in minor units of the studio's currency. */
export function MoneyField(
  props: FieldProps & { value: number | null; onInput: (minor: number | null) => void; allowNegative?: boolean; per?: string },
) {
  const typed = createTypedText<number>({
    value: () => props.value,
    onChange: (value) => props.onInput(value),
    write: (minor) => format().amount(minor),
    read: (text) => format().parseMoney(text) ?? undefined,
  });
  const wrong = (): string | undefined => {
    if (typed.unreadable()) return `Enter an amount such as ${format().amount(12_500)}.`;
    return !props.allowNegative && (props.value ?? 0) < 0 ? 'Enter an amount of 0 or more.' : undefined;
  };
  const field = createField({
    ...props,
    get error() {
      return props.error ?? wrong();
    },
  } as FieldProps);
  const unit = (): string => format().place.currency + (props.per ? `/${props.per}` : '');
  return (
    <FieldFrame field={props} state={field}>
      <div class={styles.withUnit} style={{ '--unit-width': `${unit().length + 1}ch` }}>
        <input
          {...field.ties()}
          class={`${styles.input} ${styles.number}`}
          inputmode="decimal"
          autocomplete="off"
          value={typed.text()}
          onInput={(event) => typed.input(event.currentTarget.value)}
          onBlur={() => typed.settle()}
        />
        <span class={styles.unit} aria-hidden="true">
          {unit()}
        </span>
      </div>
    </FieldFrame>
  );
}
