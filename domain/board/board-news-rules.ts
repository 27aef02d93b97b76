import type { Board, BoardNews } from './board.ts';

/**
 * The board after some news: what came replaces what was, what is gone goes. News may repeat what is known, and may come bundled in
 * any way: the picture at the end is the one a fresh reading gives.
 */
export function withNews(board: Board | undefined, news: BoardNews): Board {
  const { fresh, removed, ...now } = news;
  if (fresh || !board) return now;
  const gone = new Set(removed.map(({ id }) => id));
  return {
    ...now,
    // What lies behind the window was not sent again, and nobody looks at it; the window ends where the last whole reading did.
    window: { startsAt: now.window.startsAt, endsAt: board.window.endsAt },
    rooms: merged(
      board.rooms,
      now.rooms,
      gone,
      (a, b) => a.position - b.position || byReading.compare(a.name, b.name) || compare(a.id, b.id),
    ),
    sessions: merged(board.sessions, now.sessions, gone, (a, b) => +a.startsAt - +b.startsAt || compare(a.id, b.id)),
    units: merged(board.units, now.units, gone, (a, b) => byReading.compare(a.name, b.name) || compare(a.id, b.id)),
    projects: merged(board.projects, now.projects, gone, (a, b) => a.position - b.position || compare(a.id, b.id)),
  };
}

function merged<One extends { id: string }>(
  had: readonly One[],
  came: readonly One[],
  gone: ReadonlySet<string>,
  order: (a: One, b: One) => number,
): One[] {
  if (came.length === 0 && gone.size === 0) return had as One[];
  const newer = new Set(came.map(({ id }) => id));
  return [...had.filter(({ id }) => !newer.has(id) && !gone.has(id)), ...came].sort(order);
}

/** Names stand in the order in which people read them, as in the database: no. 4 before no. 27. */
const byReading = new Intl.Collator('und', { numeric: true });
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
