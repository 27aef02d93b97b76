import { Switch, Match } from 'solid-js';
import styles from './StateMark.module.css';

/** disc: on air · half: under way · ring: free · triangle: late, needs somebody · square: held · diamond: in service */
export type Shape = 'disc' | 'ring' | 'half' | 'triangle' | 'square' | 'diamond';
export type Tone = 'on-air' | 'amber' | 'free' | 'hold' | 'service' | 'closed';

/** The shape alone, for where the words stand elsewhere in the same row. */
export function StateShape(props: { shape: Shape; tone?: Tone }) {
  return (
    <svg class={styles.shape} data-tone={props.tone} viewBox="0 0 24 24" aria-hidden="true">
      <Switch>
        <Match when={props.shape === 'disc'}>
          <circle cx="12" cy="12" r="10" fill="currentColor" />
        </Match>
        <Match when={props.shape === 'ring'}>
          <circle cx="12" cy="12" r="8.6" fill="none" stroke="currentColor" stroke-width="3.4" />
        </Match>
        <Match when={props.shape === 'half'}>
          <circle cx="12" cy="12" r="8.6" fill="none" stroke="currentColor" stroke-width="3.4" />
          <path d="M12 3.4a8.6 8.6 0 0 1 0 17.2z" fill="currentColor" />
        </Match>
        <Match when={props.shape === 'triangle'}>
          <path d="M12 2 23 21.5H1z" fill="currentColor" />
        </Match>
        <Match when={props.shape === 'square'}>
          <rect x="3" y="3" width="18" height="18" rx="2" fill="currentColor" />
        </Match>
        <Match when={props.shape === 'diamond'}>
          <path d="M12 1 23 12 12 23 1 12z" fill="none" stroke="currentColor" stroke-width="3.2" />
        </Match>
      </Switch>
    </svg>
  );
}

/** A state by shape, colour and words together: none of them carries it alone. */
export function StateMark(props: { shape: Shape; tone: Tone; text: string }) {
  return (
    <span class={styles.mark} data-tone={props.tone}>
      <StateShape shape={props.shape} />
      {props.text}
    </span>
  );
}
