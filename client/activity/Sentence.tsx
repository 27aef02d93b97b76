import { Show } from 'solid-js';
import styles from './Sentence.module.css';

/** A sentence with who did it set apart, and what was taken back struck through and said to be. */
export function Sentence(props: { line: { sentence: string; actorName: string; takenBackBy?: string | null | undefined } }) {
  const rest = (): string => props.line.sentence.slice(props.line.actorName.length);
  return (
    <span class={styles.sentence} data-taken-back={props.line.takenBackBy ? '' : undefined}>
      <b>{props.line.actorName}</b>
      <span>{rest()}</span>
      <Show when={props.line.takenBackBy}>{(by) => <small>taken back by {by()}</small>}</Show>
    </span>
  );
}
