import { createMemo, For, Index } from 'solid-js';
import type { BoardRoom } from '../../domain/board/board.ts';
import type { RoomSessions } from '../../domain/board/room-tile-rules.ts';
import type { LinkTo } from './Board.tsx';
import styles from './Rooms.module.css';
import type { BoardLayout } from './board-layout.ts';
import { roomsBefore } from './pages.tsx';
import { RoomCard } from './RoomCard.tsx';
import { sessionsByRoom } from './sessions-by-room.ts';
import type { WallFormat } from './wall-format.ts';

/** All rooms at once, or in pages that take turns where a wall has more than it can show legibly. */
export function Rooms(props: {
  rooms: readonly BoardRoom[];
  sessions: RoomSessions;
  layout: BoardLayout;
  page: number;
  format: WallFormat;
  staleSince: Date | null;
  doubtful: boolean;
  linkTo: LinkTo | undefined;
}) {
  const sessionsOf = sessionsByRoom(() => props.sessions);
  const rows = createMemo(() => {
    let from = roomsBefore(props.layout.pages, props.page);
    return props.layout.pages[props.page]!.map((count) => props.rooms.slice(from, (from += count)));
  });

  return (
    <section
      class={styles.rooms}
      aria-label="Rooms"
      data-density={props.layout.density}
      data-narrow={props.layout.narrow}
      data-lines={props.layout.titleLines}
      style={{ '--zoom': props.layout.zoom }}
    >
      {/* By place: a room whose facts change is drawn anew, and not the row that it stands in. */}
      <Index each={rows()}>
        {(row) => (
          <div class={styles.row}>
            <For each={row()}>
              {(room) => (
                <RoomCard
                  room={room}
                  sessions={sessionsOf(room.id)}
                  format={props.format}
                  staleSince={props.staleSince}
                  doubtful={props.doubtful}
                  linkTo={props.linkTo}
                />
              )}
            </For>
          </div>
        )}
      </Index>
    </section>
  );
}
