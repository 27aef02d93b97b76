import { createMemo, createSignal, Match, onCleanup, Switch } from 'solid-js';
import { Board } from './Board.tsx';
import { BoardMessage } from './BoardMessage.tsx';
import { followBoard, type Line } from './board-stream.ts';
import { firstPicture } from './first-picture.ts';

/** After this time without a first picture, the screen says what it waits for. */
const QUIET_FOR = 4_000;

/** A page that nobody looks at is never painted. */
const PAINTED_WITHIN = 2_000;

const painted = (): Promise<void> =>
  new Promise((resolve) => {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) resolve();
    }).observe({ type: 'paint', buffered: true });
    setTimeout(resolve, PAINTED_WITHIN);
  });

/** What the picture does not need is fetched after it. */
async function fetchLine(): Promise<Line> {
  if (firstPicture) await painted();
  return import('./board-line.ts');
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
