import { createUniqueId, Show, type JSX } from 'solid-js';
import { useForm } from './Form.tsx';
import styles from './Field.module.css';

export interface FieldProps {
  label: string;
  /** Where the server's issues name this field, such as `startsAt` or `rooms.0.name`. */
  name?: string;
  hint?: string;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  /** The label is read out but not shown, where the place says it all. */
  hideLabel?: boolean;
  class?: string;
}

/** What an input needs to be tied to its label, hint and error. */
export interface FieldTies {
  id: string;
  name: string | undefined;
  required: boolean | undefined;
  disabled: boolean | undefined;
  'aria-invalid': 'true' | undefined;
  'aria-describedby': string | undefined;
}

export interface FieldState {
  ties(): FieldTies;
  error(): string | undefined;
  ids: { input: string; hint: string; error: string; label: string };
}

export function createField(props: FieldProps): FieldState {
  const base = createUniqueId();
  const form = useForm();
  if (props.name) form?.claim(props.name);
  const ids = { input: base, hint: `${base}-hint`, error: `${base}-error`, label: `${base}-label` };
  const error = (): string | undefined => props.error ?? (props.name ? form?.issueAt(props.name) : undefined);
  const described = (): string | undefined => [error() && ids.error, props.hint && ids.hint].filter(Boolean).join(' ') || undefined;
  return {
    ids,
    error,
    ties: () => ({
      id: ids.input,
      name: props.name,
      required: props.required,
      disabled: props.disabled,
      'aria-invalid': error() ? 'true' : undefined,
      'aria-describedby': described(),
    }),
  };
}

/** Label, input, hint and error in their places. `group` for fields of several inputs, which then are a labelled group. */
export function FieldFrame(props: { field: FieldProps; state: FieldState; children: JSX.Element; group?: boolean }) {
  const label = () => (
    <>
      {props.field.label}
      <Show when={props.field.required === false}>
        <span class={styles.optional}> optional</span>
      </Show>
    </>
  );
  return (
    <div
      class={`${styles.field} ${props.field.class ?? ''}`}
      data-invalid={props.state.error() ? '' : undefined}
      role={props.group ? 'group' : undefined}
      aria-labelledby={props.group ? props.state.ids.label : undefined}
    >
      <Show
        when={props.group}
        fallback={
          <label for={props.state.ids.input} id={props.state.ids.label} class={props.field.hideLabel ? 'unseen' : styles.label}>
            {label()}
          </label>
        }
      >
        <span id={props.state.ids.label} class={props.field.hideLabel ? 'unseen' : styles.label}>
          {label()}
        </span>
      </Show>
      {props.children}
      <Show when={props.field.hint}>
        <p class={styles.hint} id={props.state.ids.hint}>
          {props.field.hint}
        </p>
      </Show>
      <Show when={props.state.error()}>
        {(error) => (
          <p class={styles.error} id={props.state.ids.error}>
            {error()}
          </p>
        )}
      </Show>
    </div>
  );
}
