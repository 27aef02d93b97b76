import { createMemo, Show } from 'solid-js';
import { useParams } from '@solidjs/router';
import { followBoard } from '../board/board-stream.ts';
import * as line from '../board/board-line.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Tablet } from './Tablet.tsx';
import { createTabletFacts } from './tablet-facts.ts';

/** The tablet of a room for somebody who is signed in. */
export default function RoomTablet() {
  const params = useParams<{ room: string }>();
  const stream = followBoard(line);
  const board = createMemo(stream.board);
  const roomId = (): string => decodeURIComponent(params.room);
  const facts = createTabletFacts(roomId, () => board()?.revision);
  return (
    <Show when={board()} fallback={<Skeleton />}>
      {(known) => (
        <Tablet
          board={known()}
          standing={stream.standing()}
          staleSince={stream.staleSince()}
          roomId={roomId()}
          facts={facts()}
          back="/tablet"
        />
      )}
    </Show>
  );
}
