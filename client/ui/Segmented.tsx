import { createUniqueId, For } from 'solid-js';
import type { Choice } from './Select.tsx';
import styles from './Segmented.module.css';

/** A choice among a few, all of them in sight: day, week, month. Arrow keys move as in any group of radio buttons. */
export function Segmented<Value extends string>(props: {
  label: string;
  value: Value;
  onInput: (value: Value) => void;
  choices: readonly Choice<Value>[];
  /** Spread over the whole width. */
  wide?: boolean;
}) {
  const group = createUniqueId();
  return (
    <div class={styles.segmented} role="radiogroup" aria-label={props.label} data-wide={props.wide ? '' : undefined}>
      <For each={props.choices}>
        {(choice) => (
          <label data-checked={choice.value === props.value ? '' : undefined}>
            <input
              class={styles.input}
              type="radio"
              name={group}
              value={choice.value}
              checked={choice.value === props.value}
              onChange={() => props.onInput(choice.value)}
            />
            {choice.label}
          </label>
        )}
      </For>
    </div>
  );
}
