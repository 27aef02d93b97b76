import { Show, splitProps, type JSX } from 'solid-js';
import styles from './Button.module.css';

export interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  /** primary: the one thing to do here · quiet: without an edge · danger: takes something away */
  look?: 'plain' | 'primary' | 'quiet' | 'danger';
  /** Its work is under way: it keeps its width and focus, and takes no second press. */
  busy?: boolean;
  icon?: JSX.Element;
}

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['look', 'busy', 'icon', 'children', 'class', 'onClick', 'type']);
  return (
    <button
      {...rest}
      type={own.type ?? 'button'}
      class={`${styles.button} ${own.class ?? ''}`}
      data-look={own.look ?? 'plain'}
      data-busy={own.busy || undefined}
      aria-busy={own.busy || undefined}
      onClick={(event) => {
        if (own.busy) event.preventDefault();
        else if (typeof own.onClick === 'function') own.onClick(event);
      }}
    >
      <Show when={own.icon}>
        <span class={styles.icon} aria-hidden="true">
          {own.icon}
        </span>
      </Show>
      {own.children}
    </button>
  );
}
