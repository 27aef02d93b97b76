import { For, Show } from 'solid-js';
import { createField, FieldFrame, type FieldProps } from './Field.tsx';
import styles from './Field.module.css';

export interface Choice<Value extends string = string> {
  value: Value;
  label: string;
}

/** One of a few. The browser's own list: it works by keyboard and on every phone. For many to search in, Combobox. */
export function Select<Value extends string>(
  props: FieldProps & { value: Value | null; onInput: (value: Value) => void; choices: readonly Choice<Value>[]; placeholder?: string },
) {
  const field = createField(props);
  return (
    <FieldFrame field={props} state={field}>
      <select {...field.ties()} class={styles.input} onChange={(event) => props.onInput(event.currentTarget.value as Value)}>
        <Show when={props.value === null}>
          <option value="" selected disabled>
            {props.placeholder ?? 'Choose …'}
          </option>
        </Show>
        <For each={props.choices}>
          {(choice) => (
            <option value={choice.value} selected={choice.value === props.value}>
              {choice.label}
            </option>
          )}
        </For>
      </select>
    </FieldFrame>
  );
}
