import type { Change, Prisma } from '../../prisma/generated/client/client.ts';
import type { Follower } from '../activity/follow-changes.ts';

type TxDb = Prisma.TransactionClient;

/**
 * A figure kept per cell (a room's day, a project). Changes say which cells they touch, and those are computed anew from the tables:
 * the same computation as for all cells, so that following the log and computing everything cannot differ.
 */
export interface Rollup<Dirty> {
  consumer: string;
  /** The cells these changes may have altered; too many is slow, too few is wrong. */
  dirtyOf(changes: readonly Change[]): Dirty;
  recompute(db: TxDb, studioId: string, dirty: Dirty): Promise<void>;
  recomputeAll(db: TxDb, studioId: string): Promise<void>;
}

export const rollup = <Dirty>({ consumer, dirtyOf, recompute, recomputeAll }: Rollup<Dirty>): Required<Follower> => ({
  consumer,
  begin: recomputeAll,
  apply: (db, studioId, changes) => recompute(db, studioId, dirtyOf(changes)),
});

/** The record before and after a change, as the log keeps it; those that exist. */
export const sidesOf = (change: Change): Record<string, unknown>[] =>
  [change.before, change.after].filter(
    (side): side is Prisma.JsonObject => typeof side === 'object' && side !== null && !Array.isArray(side),
  );

/** Whether the change gave any of these fields another value, or made or removed the record. */
export function touches(change: Change, ...fields: string[]): boolean {
  const [before, after] = [change.before, change.after] as [Prisma.JsonObject | null, Prisma.JsonObject | null];
  if (!before || !after) return true;
  return fields.some((field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null));
}
