import { createMemo, For, Show } from 'solid-js';
import { A } from '@solidjs/router';
import { roomTileAt } from '../../domain/board/room-tile-rules.ts';
import { followBoard } from '../board/board-stream.ts';
import { Shape } from '../board/Shape.tsx';
import { LOOK, tileWords } from '../board/tile-words.ts';
import { wallFormat } from '../board/wall-format.ts';
import * as line from '../board/board-line.ts';
import { minute } from '../time/clock.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import '../styles/tones.css';
import styles from './TabletRooms.module.css';

/** Which room this tablet hangs in. */
export default function TabletRooms() {
  const stream = followBoard(line);
  const board = createMemo(stream.board);
  return (
    <main class={styles.rooms} aria-label="Room tablets">
      <header>
        <h1>Which room is this?</h1>
        <A href="/board">Back to Callboard</A>
      </header>
      <Show when={board()} fallback={<Skeleton />}>
        {(known) => (
          <ul>
            <For each={known().rooms} fallback={<p>The studio has no rooms yet. Add one under Rooms, and its tablet opens here.</p>}>
              {(room) => {
                const tile = () => roomTileAt(room, known().sessions, minute());
                return (
                  <li>
                    <A href={`/tablet/${encodeURIComponent(room.id)}`} data-tone={LOOK[tile().state].tone}>
                      <b>{room.name}</b>
                      <span>
                        <Shape mark={LOOK[tile().state].mark} />
                        {tileWords(tile(), minute(), wallFormat(known().studio.offsets)).state}
                      </span>
                    </A>
                  </li>
                );
              }}
            </For>
          </ul>
        )}
      </Show>
    </main>
  );
}
