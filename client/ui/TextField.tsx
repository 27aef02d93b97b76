import { Show, type JSX } from 'solid-js';
import { createField, FieldFrame, type FieldProps } from './Field.tsx';
import styles from './Field.module.css';

export interface TextFieldProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url';
  placeholder?: string;
  autocomplete?: string;
  inputmode?: JSX.InputHTMLAttributes<HTMLInputElement>['inputmode'];
  maxLength?: number;
  /** Several lines. */
  lines?: number;
  autofocus?: boolean;
}

export function TextField(props: TextFieldProps) {
  const field = createField(props);
  const focus = (element: HTMLElement): void => {
    if (props.autofocus) queueMicrotask(() => element.focus());
  };
  return (
    <FieldFrame field={props} state={field}>
      <Show
        when={props.lines}
        fallback={
          <input
            ref={focus}
            {...field.ties()}
            class={styles.input}
            type={props.type ?? 'text'}
            value={props.value}
            placeholder={props.placeholder}
            autocomplete={props.autocomplete ?? 'off'}
            inputmode={props.inputmode}
            maxLength={props.maxLength}
            onInput={(event) => props.onInput(event.currentTarget.value)}
            onBlur={() => props.onBlur?.()}
          />
        }
      >
        <textarea
          ref={focus}
          {...field.ties()}
          class={styles.input}
          rows={props.lines}
          value={props.value}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onBlur={() => props.onBlur?.()}
        />
      </Show>
    </FieldFrame>
  );
}
