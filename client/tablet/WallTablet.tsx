import { createMemo, Match, Switch } from 'solid-js';
import { BoardMessage } from '../board/BoardMessage.tsx';
import { followBoard } from '../board/board-stream.ts';
import { firstPicture } from '../board/first-picture.ts';
import * as line from '../board/board-line.ts';
import { Tablet } from './Tablet.tsx';
import { createTabletFacts } from './tablet-facts.ts';

/** The tablet of a room from its own link, without sign-in: it acts where the link allows it. */
export default function WallTablet() {
  const stream = followBoard(line, firstPicture);
  const board = createMemo(stream.board);
  const facts = createTabletFacts(
    () => null,
    () => board()?.revision,
  );
  return (
    <Switch fallback={<BoardMessage title="Waiting for the studio">The room comes by itself as soon as Callboard answers.</BoardMessage>}>
      <Match when={stream.refused()}>
        <BoardMessage title="This link does not open any more">
          Somebody in the studio revoked it, or its address is not complete. A new link is made in Callboard under Settings, Boards.
        </BoardMessage>
      </Match>
      <Match when={board() && facts()}>
        {(known) => (
          <Tablet board={board()!} standing={stream.standing()} staleSince={stream.staleSince()} roomId={known().roomId} facts={known()} />
        )}
      </Match>
    </Switch>
  );
}
