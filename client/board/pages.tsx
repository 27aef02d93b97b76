import { createSignal, For, onCleanup, Show, type Accessor } from 'solid-js';
import styles from './Rooms.module.css';

/** Long enough to find one's room and read it. */
const PAGE_STAYS = 12_000;

/** Which of so many pages is shown: they take turns. */
export function createTurns(pages: Accessor<number>): Accessor<number> {
  const [turn, setTurn] = createSignal(0);
  const timer = setInterval(() => setTurn((before) => before + 1), PAGE_STAYS);
  onCleanup(() => clearInterval(timer));
  return () => turn() % pages();
}

/** How many rooms stand on the pages before this one. */
export const roomsBefore = (pages: readonly number[][], page: number): number => sum(pages.slice(0, page).flat());

/** Which rooms of how many are shown. */
export function PageMark(props: { pages: readonly number[][]; page: number; rooms: number; tight: boolean }) {
  const first = () => roomsBefore(props.pages, props.page);
  return (
    <p class={styles.page}>
      <Show when={!props.tight}>
        <span aria-hidden="true" class={styles.dots}>
          <For each={props.pages}>{(_rows, index) => <i data-on={index() === props.page} />}</For>
        </span>
      </Show>
      {props.tight ? '' : 'Rooms '}
      {first() + 1}
      {props.tight ? '–' : ' to '}
      {first() + sum(props.pages[props.page]!)} of {props.rooms}
    </p>
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
