import type { JSX } from 'solid-js';
import styles from './Door.module.css';

/** The frame of what stands before the studio: sign-in and set-up. */
export function Door(props: { children: JSX.Element; wide?: boolean }) {
  return (
    <main class={styles.door}>
      <div class={styles.card} data-wide={props.wide ? '' : undefined}>
        <p class={styles.mark}>
          <i aria-hidden="true" />
          Callboard
        </p>
        {props.children}
      </div>
    </main>
  );
}
