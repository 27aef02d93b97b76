import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Board, BoardNews, BoardStudio, Removed } from './board.ts';
import { sightOf } from './board-policy.ts';
import { boardWindow } from './board-window.ts';
import { countUnits, readUnits } from './read-gear.ts';
import { readProjects } from './read-projects.ts';
import { readRooms } from './read-rooms.ts';
import { readSessions } from './read-sessions.ts';
import { touchedBy, type LoggedChange, type Touched } from './touched.ts';

/** One consistent sight of the database, of one studio. */
export interface BoardDb {
  db: Prisma.TransactionClient;
  studioId: string;
  zone: string;
  /** The studio's revision in this sight. */
  revision: bigint;
}

/** News with what kind of record each removed one was. */
export interface BoardTelling extends BoardNews {
  removed: Removed[];
}

/** Everything a board needs, cut to what the caller may see. */
export async function readBoard(caller: Caller): Promise<BoardTelling> {
  return { ...(await read(caller, null)), fresh: true, removed: [] };
}

/** Changes of the log that a board has not seen; `fresh` when it must start anew. */
export type BoardTick = { fresh: true; to: bigint } | { fresh?: false; from: bigint; to: bigint; changes: readonly LoggedChange[] };

/**
 * What a board must be told after these changes: exactly what they touched, as it is now, and the ids of what is gone.
 * It may be newer than the changes; whatever came after them is told again, so every way of bundling ends in the same picture.
 */
export async function readBoardNews(caller: Caller, tick: BoardTick): Promise<BoardTelling> {
  const touched = tick.fresh ? null : touchedBy(tick.changes);
  if (!touched) return readBoard(caller);
  const board = await read(caller, touched);
  // The revision is that of the changes: a client that resumes from it misses none.
  return { ...board, revision: tick.to, fresh: false, removed: goneFrom(board, touched) };
}

/** What the changes named and the board does not show. A resource of unknown kind may be either; ids it never had do no harm. */
function goneFrom({ rooms, sessions, units, projects, sight }: Board, touched: Touched): Removed[] {
  const shown = new Set([rooms, sessions, units, projects].flatMap((all) => all.map(({ id }) => id)));
  const gone = (kind: Removed['kind'], ids: Iterable<string>): Removed[] =>
    [...ids].filter((id) => !shown.has(id)).map((id) => ({ kind, id }));
  return [
    ...gone('session', touched.sessions),
    ...gone('room', new Set([...touched.rooms, ...touched.resources])),
    ...(sight.gear ? gone('unit', touched.resources) : []),
    ...(sight.projects ? gone('project', touched.projects) : []),
  ];
}

function read({ db: pool, actor, clock }: Caller, touched: Touched | null): Promise<Board> {
  const now = clock.now();
  const sight = sightOf(actor);
  const { studioId } = actor;
  return pool.$transaction(
    async (db) => {
      const [studio] = await db.$queryRaw<(BoardStudio & { revision: bigint })[]>`
        SELECT revision, name, zone, kind::text AS kind, no_show_after_minutes AS "noShowAfterMinutes" FROM studio WHERE id = ${studioId}::uuid`;
      if (!studio) throw new Error(`Studio ${studioId} does not exist.`);
      const { revision, ...rest } = studio;
      const window = boardWindow(now, rest.zone);
      const board: BoardDb = { db, studioId, zone: rest.zone, revision };
      return {
        revision,
        studio: rest,
        window,
        sight: { titles: sight.titles, names: sight.names, gear: sight.gear, projects: sight.projects, budgets: sight.budgets },
        rooms: await readRooms(board, window, sight, touched),
        sessions: await readSessions(board, window, sight, touched),
        units: await readUnits(board, sight, touched),
        unitCount: await countUnits(board, sight),
        projects: await readProjects(board, now, sight, touched),
      };
    },
    { isolationLevel: 'RepeatableRead', maxWait: 30_000, timeout: 30_000 },
  );
}
