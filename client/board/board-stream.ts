import { createComputed, createSignal, on, onCleanup, type Accessor } from 'solid-js';
import type { Board } from '../../domain/board/board.ts';
import type { Stream, StreamRequest } from '../live/live-socket.ts';
import { step, trackedStream, type Standing, type StreamEvent } from '../live/stream-state.ts';
import { minute, serverMillis } from '../time/clock.ts';
import { applyPayload, type BoardPayload } from './board-document.ts';
import type * as line from './board-line.ts';

export interface BoardStream {
  board: Accessor<Board | undefined>;
  standing: Accessor<Standing>;
  /** Server time at which the picture was last known to be true, while it is not live; null while it is. */
  staleSince: Accessor<Date | null>;
  /** The link was revoked, or never opened anything. */
  refused: Accessor<boolean>;
}

/** How long a resumed stream may stay silent before it asks for the whole picture. */
const PATIENCE = 5_000;
/** A picture that reaches less far than this ahead is taken anew. */
const LEAST_AHEAD_HOURS = 24;
const HOUR = 3_600_000;

/** The page's socket, how it tells that we are not let in, and what is asked over it. */
export type Line = typeof line;

/**
 * Follows the board without a GraphQL client: the wall has one question, and should be there at once. Its line may come after the first
 * picture, which needs none; a line that never comes is the page's to notice (wall.html).
 */
export function followBoard(line: Line | Promise<Line>, first: BoardPayload | null = null): BoardStream {
  const [state, setState] = createSignal(trackedStream<Board>(), { equals: false });
  const [refused, setRefused] = createSignal(false);
  let patience: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  // Boards that opened together must not all ask again together.
  const leastAhead = (LEAST_AHEAD_HOURS - Math.random() * 4) * HOUR;

  const take = (event: StreamEvent<BoardPayload>): void => {
    setState((before) => step(before, event, applyPayload));
  };
  const startAfresh = (): void => {
    take({ type: 'restart' });
    stream?.restart();
  };

  const request: Omit<StreamRequest, 'query'> = {
    variables: () => ({ since: state().revision }),
    next: (result) => {
      clearTimeout(patience);
      setRefused(false);
      const payload = (result.data as { board: BoardPayload }).board;
      const shown = state().value;
      // The link's privacy changed: what was allowed before must go at once, not with the next patch of it.
      if (!payload.fresh && shown && JSON.stringify(shown.sight) !== JSON.stringify(payload.sight)) {
        setState(trackedStream<Board>());
        return startAfresh();
      }
      take({ type: 'payload', payload, at: Date.now() });
    },
    subscribed: () => {
      take({ type: 'subscribed' });
      clearTimeout(patience);
      if (state().revision !== null) patience = setTimeout(startAfresh, PATIENCE);
    },
    heard: (at) => {
      const { confirmed, standing, currentAt } = state();
      if (confirmed && (standing !== 'live' || at - (currentAt ?? 0) >= 1_000)) take({ type: 'heard', at });
    },
    doubt: () => take({ type: 'doubt' }),
    lost: () => {
      clearTimeout(patience);
      take({ type: 'lost' });
    },
  };
  if (first) {
    take({ type: 'payload', payload: first, at: Date.now() });
    // It is as old as the page; the socket has to say what came since.
    take({ type: 'doubt' });
  }
  let stream: Stream | undefined;
  let hangUp: (() => void) | null = null;
  const open = ({ socket, onConnectionRefused, question }: Line): void => {
    if (over) return;
    stream = socket.stream({ query: question, ...request });
    hangUp = onConnectionRefused(() => {
      setRefused(true);
      setState(trackedStream<Board>());
    });
  };
  if (line instanceof Promise) void line.then(open, () => undefined);
  else open(line);

  // Time passes without messages; only every day or two the window has to move on.
  const renewal = setInterval(() => {
    const { value, standing } = state();
    if (value && standing === 'live' && +value.window.endsAt - serverMillis() < leastAhead) startAfresh();
  }, 60_000);

  onCleanup(() => {
    clearTimeout(patience);
    clearInterval(renewal);
    over = true;
    hangUp?.();
    stream?.stop();
  });

  const standing = calm(() => state().standing);
  return {
    board: () => state().value,
    standing,
    staleSince: () => {
      const { currentAt } = state();
      minute();
      return standing() === 'live' || currentAt === null ? null : new Date(currentAt + serverMillis() - Date.now());
    },
    refused,
  };
}

/** A stream resumes within a moment, and then nothing was ever out of date: only what lasts is worth a word on a wall. */
const MOMENT = 1_500;

function calm(standing: Accessor<Standing>): Accessor<Standing> {
  const [shown, setShown] = createSignal(standing());
  let timer: ReturnType<typeof setTimeout> | undefined;
  createComputed(
    on(standing, (now) => {
      clearTimeout(timer);
      if (now === 'catching up' && shown() === 'live') timer = setTimeout(() => setShown(now), MOMENT);
      else setShown(now);
    }),
  );
  onCleanup(() => clearTimeout(timer));
  return shown;
}
