import { createMemo, Show } from 'solid-js';
import { Board } from './Board.tsx';
import styles from './BoardPage.module.css';
import { followBoard } from './board-stream.ts';
import { linkTo } from './links.ts';
import * as line from './board-line.ts';

/** The board inside the app: the same picture, and its records open. */
export default function BoardPage() {
  const stream = followBoard(line);
  const board = createMemo(stream.board);
  return (
    <div class={styles.page}>
      <Show when={board()}>
        {(facts) => <Board board={facts()} standing={stream.standing()} staleSince={stream.staleSince()} linkTo={linkTo} />}
      </Show>
    </div>
  );
}
