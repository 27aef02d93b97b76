import type { Change, Prisma } from '../../prisma/generated/client/client.ts';
import type { Services } from '../kernel/caller.ts';
import { inStudio } from '../kernel/in-studio.ts';

type Db = Services['db'];
type TxDb = Prisma.TransactionClient;

/** Somebody who keeps a result in step with a studio's log. Both functions write with the transaction they are given, and with nothing else. */
export interface Follower {
  /** Names its cursor. */
  readonly consumer: string;
  /**
   * Makes the result from the state as it is: the first time, and whenever a result is to be made anew. Without it, the result follows
   * from the log alone, which is read from its first change.
   */
  begin?(db: TxDb, studioId: string): Promise<void>;
  /** Brings the result up to date with the next changes, in order. */
  apply(db: TxDb, studioId: string, changes: readonly Change[]): Promise<void>;
}

/** `busy`: another worker is on it · `behind`: call again, there is more · `caught_up`: it had read the whole log. */
export type Progress = 'busy' | 'behind' | 'caught_up';

/** Enough for a burst, few enough that a killed worker loses little. */
export const BATCH = 500;
// A first computation reads years of sessions; Prisma's default of 5 s would end it.
const LIMITS = { maxWait: 30_000, timeout: 300_000 };

/**
 * Takes one step along a studio's log: the result and the cursor move in one transaction, so that each change takes effect
 * exactly once whatever is killed, and never in two workers at a time.
 */
export async function followChanges(db: Db, follower: Follower, studioId: string, most = BATCH): Promise<Progress> {
  return inStudio(db, studioId).$transaction(async (tx) => {
    if ((await placeCursor(tx, follower, studioId)) && follower.begin) {
      await beginAnew(tx, follower, studioId);
      return 'behind';
    }
    const [cursor] = await tx.$queryRaw<{ revision: bigint }[]>`
      SELECT revision FROM change_cursor WHERE consumer = ${follower.consumer} AND studio_id = ${studioId}::uuid FOR UPDATE SKIP LOCKED`;
    if (!cursor) return 'busy';
    const changes = await tx.change.findMany({
      where: { studioId, revision: { gt: cursor.revision } },
      orderBy: { revision: 'asc' },
      take: most,
    });
    const last = changes.at(-1);
    if (!last) return 'caught_up';
    await follower.apply(tx, studioId, changes);
    await moveCursor(tx, follower, studioId, last.revision);
    return changes.length < most ? 'caught_up' : 'behind';
  }, LIMITS);
}

/** Makes the whole result from the present state and goes on from there; waits for a worker that is at it. */
export async function startAfresh(db: Db, follower: Follower, studioId: string): Promise<void> {
  await inStudio(db, studioId).$transaction(async (tx) => {
    await placeCursor(tx, follower, studioId);
    await tx.$queryRaw`
      SELECT 1 FROM change_cursor WHERE consumer = ${follower.consumer} AND studio_id = ${studioId}::uuid FOR UPDATE`;
    await beginAnew(tx, follower, studioId);
  }, LIMITS);
}

/** The studios in whose log somebody has not read everything, or has not begun. */
export const findLagging = (db: Db, consumers: readonly string[]): Promise<{ consumer: string; studioId: string }[]> =>
  db.$queryRaw`
    SELECT follower.consumer, studio.id AS "studioId"
    FROM unnest(${consumers}::text[]) AS follower (consumer) CROSS JOIN studio
    LEFT JOIN change_cursor AS cursor ON cursor.consumer = follower.consumer AND cursor.studio_id = studio.id
    WHERE cursor.revision IS NULL OR cursor.revision < studio.revision
    ORDER BY studio.id`;

/** How many changes each follower has still to read, in all studios together. */
export async function readLags(db: Db): Promise<{ consumer: string; lag: number }[]> {
  const lags = await db.$queryRaw<{ consumer: string; lag: bigint }[]>`
    SELECT cursor.consumer, sum(studio.revision - cursor.revision)::bigint AS lag
    FROM change_cursor AS cursor JOIN studio ON studio.id = cursor.studio_id GROUP BY cursor.consumer ORDER BY 1`;
  return lags.map(({ consumer, lag }) => ({ consumer, lag: Number(lag) }));
}

/** The studio's latest revision, and the one up to which all these consumers have come (null: one has not begun), at one moment. */
export async function readProgress(db: Db | TxDb, studioId: string, consumers: readonly string[]): Promise<LogProgress> {
  const [progress] = await db.$queryRaw<LogProgress[]>`
    SELECT studio.revision, CASE WHEN count(cursor.revision) = ${consumers.length}::int THEN min(cursor.revision) END AS "computedRevision"
    FROM studio LEFT JOIN change_cursor AS cursor ON cursor.studio_id = studio.id AND cursor.consumer = ANY (${consumers}::text[])
    WHERE studio.id = ${studioId}::uuid GROUP BY studio.revision`;
  if (!progress) throw new Error(`Studio ${studioId} does not exist.`);
  return progress;
}

export interface LogProgress {
  revision: bigint;
  computedRevision: bigint | null;
}

/** True for the one who placed it; whoever comes second waits here until the first has committed or failed. */
async function placeCursor(tx: TxDb, follower: Follower, studioId: string): Promise<boolean> {
  const placed = await tx.$executeRaw`
    INSERT INTO change_cursor (consumer, studio_id, revision) VALUES (${follower.consumer}, ${studioId}::uuid, 0) ON CONFLICT DO NOTHING`;
  return placed === 1;
}

async function beginAnew(tx: TxDb, follower: Follower, studioId: string): Promise<void> {
  // Read first: what the result is made of afterwards holds these changes and perhaps newer ones, which are then applied once more.
  const { revision } = await tx.studio.findUniqueOrThrow({ where: { id: studioId }, select: { revision: true } });
  await follower.begin?.(tx, studioId);
  await moveCursor(tx, follower, studioId, revision);
}

const moveCursor = (tx: TxDb, { consumer }: Follower, studioId: string, revision: bigint) =>
  tx.changeCursor.update({ where: { consumer_studioId: { consumer, studioId } }, data: { revision } });
