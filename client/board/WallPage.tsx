import { createMemo, createSignal, Match, onCleanup, Switch } from 'solid-js';
import { Board } from './Board.tsx';
import { BoardMessage } from './BoardMessage.tsx';
import { followBoard, type Line } from './board-stream.ts';
import { firstPicture } from './first-picture.ts';

/** After this time without a first picture, the screen says what it waits for. */
const QUIET_FOR = 4_000;

/** The picture is drawn before anything is fetched that it does not need. */
const DRAWN_WITHIN = 50;

async function fetchLine(): Promise<Line> {
  if (firstPicture) await new Promise((drawn) => setTimeout(drawn, DRAWN_WITHIN));
  return import('../live/connection.ts');
}

/** The wall itself: full screen, no sign-in, nobody at it. */
export function WallPage() {
  const stream = followBoard(fetchLine(), firstPicture);
  const board = createMemo(stream.board);
  const [waited, setWaited] = createSignal(false);
  const timer = setTimeout(() => setWaited(true), QUIET_FOR);
  onCleanup(() => clearTimeout(timer));

  return (
    <Switch>
      <Match when={board()}>{(facts) => <Board board={facts()} standing={stream.standing()} staleSince={stream.staleSince()} />}</Match>
      <Match when={stream.refused()}>
        <BoardMessage title="This board link does not open any more">
          Somebody in the studio revoked it, or its address is not complete. A new link is made in Callboard under Settings, Boards.
        </BoardMessage>
      </Match>
      <Match when={waited()}>
        <BoardMessage title="Waiting for the studio">
          Callboard does not answer at the moment. The board comes by itself as soon as it does.
        </BoardMessage>
      </Match>
    </Switch>
  );
}
