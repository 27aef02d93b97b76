import { merged, type Order } from '../kernel/in-order.ts';
import type { Board, BoardNews, BoardProject, BoardRoom, BoardUnit } from './board.ts';
import { byStart } from './room-tile-rules.ts';

/**
 * The board after some news: what came replaces what was, what is gone goes. News may repeat what is known, and may come bundled in
 * any way: the picture at the end is the one a fresh reading gives.
 */
export function withNews(board: Board | undefined, news: BoardNews): Board {
  const { fresh, removed, ...now } = news;
  const known = fresh ? undefined : board;
  const gone = new Set(removed.map(({ id }) => id));
  return {
    ...now,
    // What lies behind the window was not sent again, and nobody looks at it; the window ends where the last whole reading did.
    window: { startsAt: now.window.startsAt, endsAt: (known ?? now).window.endsAt },
    rooms: afterNews(known?.rooms, now.rooms, gone, byRoom),
    sessions: afterNews(known?.sessions, now.sessions, gone, byStart),
    units: afterNews(known?.units, now.units, gone, byUnit),
    projects: afterNews(known?.projects, now.projects, gone, byProject),
  };
}

function afterNews<One extends { id: string }>(
  had: readonly One[] = [],
  came: readonly One[],
  gone: ReadonlySet<string>,
  order: Order<One>,
): One[] {
  const old = new Set([...gone, ...came.map(({ id }) => id)]);
  return merged(had, came, ({ id }) => old.has(id), order);
}

/** Names stand in the order in which people read them, as in the database: no. 4 before no. 27. */
const byReading = new Intl.Collator('und', { numeric: true });
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byRoom: Order<BoardRoom> = (a, b) => a.position - b.position || byReading.compare(a.name, b.name) || compare(a.id, b.id);
const byUnit: Order<BoardUnit> = (a, b) => byReading.compare(a.name, b.name) || compare(a.id, b.id);
const byProject: Order<BoardProject> = (a, b) => a.position - b.position || compare(a.id, b.id);
