import type { Change, Prisma } from '../../prisma/generated/client/client.ts';
import type { Db } from '../kernel/caller.ts';

export interface Stretch {
  /** Exclusive. */
  after: bigint;
  /** Inclusive; to the end of the log when not given. */
  upTo?: bigint;
  limit: number;
}

/** The studio's changes of a stretch of its log, in order. Revisions have no gaps, so neither has the answer. */
export const readChanges = (db: Db | Prisma.TransactionClient, studioId: string, { after, upTo, limit }: Stretch): Promise<Change[]> =>
  db.change.findMany({
    where: { studioId, revision: { gt: after, ...(upTo === undefined ? {} : { lte: upTo }) } },
    orderBy: { revision: 'asc' },
    take: limit,
  });

export async function readRevision(db: Db | Prisma.TransactionClient, studioId: string): Promise<bigint> {
  return (await db.studio.findUniqueOrThrow({ where: { id: studioId }, select: { revision: true } })).revision;
}
