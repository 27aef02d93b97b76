import { For } from 'solid-js';
import { Badge } from '../ui/Badge.tsx';
import styles from '../records/records.module.css';

/** Skills as they stand in a panel. */
export const Skills = (props: { skills: readonly string[] }) => (
  <span class={styles.chips}>
    <For each={props.skills}>{(skill) => <Badge>{skill}</Badge>}</For>
  </span>
);
