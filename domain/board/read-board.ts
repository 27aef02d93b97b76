import type { Caller, Db } from '../kernel/caller.ts';
import type { Board, BoardNews, BoardStudio, Removed } from './board.ts';
import { boardOffsets } from './board-offsets.ts';
import { sightOf } from './board-policy.ts';
import { boardWindow } from './board-window.ts';
import { readUnits } from './read-gear.ts';
import { readProjects } from './read-projects.ts';
import { readRooms } from './read-rooms.ts';
import { readSessions } from './read-sessions.ts';
import { touchedBy, type LoggedChange, type Touched } from './touched.ts';

/** Where a board is read from, of one studio. */
export interface BoardDb {
  db: Db;
  studioId: string;
  zone: string;
  /** The studio's revision when the reading began. */
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

/**
 * Part beside part, each as of its own moment and none older than the revision: what is newer is told again with the change that made
 * it so. Walls wait for this, and one transaction around it would double the waiting.
 */
async function read(caller: Caller, touched: Touched | null): Promise<Board> {
  const { board, rest, window, sight, now } = await begin(caller);
  const [rooms, sessions, units, projects] = await Promise.all([
    readRooms(board, window, sight, touched),
    readSessions(board, window, sight, touched),
    readUnits(board, sight, touched),
    readProjects(board, now, sight, touched),
  ]);
  return { ...rest, rooms, sessions, units, projects };
}

/** Read before everything else, so that nothing is older than the revision. */
async function begin({ db, actor, clock }: Caller) {
  const now = clock.now();
  const { mayTell, onlyClientId, ...shown } = sightOf(actor);
  const { studioId } = actor;
  const [row] = await db.$queryRaw<(Omit<BoardStudio, 'offsets'> & { revision: bigint; unitCount: number })[]>`
    SELECT revision, name, zone, kind::text AS kind, no_show_after_minutes AS "noShowAfterMinutes", (SELECT count(*)::int FROM resource
      WHERE studio_id = studio.id AND kind = 'unit' AND archived_at IS NULL) AS "unitCount"
    FROM studio WHERE id = ${studioId}::uuid`;
  if (!row) throw new Error(`Studio ${studioId} does not exist.`);
  const { revision, unitCount, ...studio } = row;
  const window = boardWindow(now, studio.zone);
  const board: BoardDb = { db, studioId, zone: studio.zone, revision };
  const rest = {
    revision,
    studio: { ...studio, offsets: boardOffsets(now, studio.zone) },
    window,
    sight: shown,
    unitCount: shown.gear ? unitCount : 0,
  };
  return { board, rest, window, sight: { ...shown, mayTell, onlyClientId }, now };
}
