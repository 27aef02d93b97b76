import type { JSX } from 'solid-js';
import styles from './board.module.css';

/** In place of the rooms of a studio that has none yet. */
export const NoRooms = () => (
  <section class={styles.message}>
    <h2>No rooms yet</h2>
    <p>Add the studio’s rooms in Callboard under Rooms. They appear here by themselves.</p>
  </section>
);

/** A whole screen that says why there is no picture, calmly. */
export function BoardMessage(props: { title: string; children: JSX.Element }) {
  return (
    <main class={styles.board} data-shape="message">
      <section class={styles.message} role="status">
        <h1>{props.title}</h1>
        <p>{props.children}</p>
      </section>
    </main>
  );
}
