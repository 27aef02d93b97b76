import { createEffect, createUniqueId, Show } from 'solid-js';
import { useForm } from './Form.tsx';
import styles from './Checkbox.module.css';

export function Checkbox(props: {
  label: string;
  checked: boolean;
  onInput: (checked: boolean) => void;
  name?: string;
  hint?: string;
  disabled?: boolean;
  /** Some of what it stands for is chosen. */
  partly?: boolean;
  hideLabel?: boolean;
}) {
  let box!: HTMLInputElement;
  const id = createUniqueId();
  const form = useForm();
  if (props.name) form?.claim(props.name);
  const error = (): string | undefined => (props.name ? form?.issueAt(props.name) : undefined);
  createEffect(() => (box.indeterminate = props.partly ?? false));
  return (
    <div class={styles.checkbox}>
      <input
        ref={box}
        id={id}
        type="checkbox"
        name={props.name}
        checked={props.checked}
        disabled={props.disabled}
        aria-invalid={error() ? 'true' : undefined}
        aria-describedby={props.hint || error() ? `${id}-more` : undefined}
        onChange={(event) => props.onInput(event.currentTarget.checked)}
      />
      <label for={id} classList={{ unseen: props.hideLabel }}>
        {props.label}
      </label>
      <Show when={error() ?? props.hint}>
        {(text) => (
          <p id={`${id}-more`} data-error={error() ? '' : undefined}>
            {text()}
          </p>
        )}
      </Show>
    </div>
  );
}
