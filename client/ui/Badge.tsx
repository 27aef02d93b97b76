import type { JSX } from 'solid-js';
import type { Tone } from './StateMark.tsx';
import styles from './Badge.module.css';

/** A small fact beside a name: a count, a role, a kind. With a tone it stands on the state's ground. */
export function Badge(props: { tone?: Tone; children: JSX.Element }) {
  return (
    <span class={styles.badge} data-tone={props.tone}>
      {props.children}
    </span>
  );
}
