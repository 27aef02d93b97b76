import { createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import type { BoardRoom, BoardSession } from '../../domain/board/board.ts';
import type { LinkTo } from './Board.tsx';
import styles from './board.module.css';
import type { BoardLayout } from './board-layout.ts';
import { RoomCard } from './RoomCard.tsx';
import type { WallFormat } from './wall-format.ts';

/** Long enough to find one's room and read it. */
const PAGE_STAYS = 12_000;

/** All rooms at once, or in pages that take turns where a wall has more than it can show legibly. */
export function Rooms(props: {
  rooms: readonly BoardRoom[];
  sessions: readonly BoardSession[];
  layout: BoardLayout;
  format: WallFormat;
  staleSince: Date | null;
  doubtful: boolean;
  linkTo: LinkTo | undefined;
}) {
  const [turn, setTurn] = createSignal(0);
  const timer = setInterval(() => setTurn((before) => before + 1), PAGE_STAYS);
  onCleanup(() => clearInterval(timer));
  const page = () => turn() % props.layout.pages.length;
  const first = () => sum(props.layout.pages.slice(0, page()).flat());
  const rows = createMemo(() => {
    let from = first();
    return props.layout.pages[page()]!.map((count) => props.rooms.slice(from, (from += count)));
  });

  return (
    <section class={styles.rooms} aria-label="Rooms" data-density={props.layout.density} data-narrow={props.layout.narrow} style={{ '--zoom': props.layout.zoom }}>
      <Show when={props.layout.pages.length > 1}>
        <p class={styles.page}>
          <span aria-hidden="true" class={styles.dots}>
            <For each={props.layout.pages}>{(_rows, index) => <i data-on={index() === page()} />}</For>
          </span>
          Rooms {first() + 1} to {first() + sum(props.layout.pages[page()]!)} of {props.rooms.length}
        </p>
      </Show>
      <For each={rows()}>
        {(row) => (
          <div class={styles.row}>
            <For each={row}>
              {(room) => (
                <RoomCard
                  room={room}
                  sessions={props.sessions}
                  format={props.format}
                  staleSince={props.staleSince}
                  doubtful={props.doubtful}
                  linkTo={props.linkTo}
                />
              )}
            </For>
          </div>
        )}
      </For>
    </section>
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
