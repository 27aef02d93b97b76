import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { Db } from '../kernel/caller.ts';
import { inStudio } from '../kernel/in-studio.ts';

/** Reading a large house takes minutes. */
const LIMITS = { maxWait: 30_000, timeout: 6 * 60 * 60 * 1_000 };

/** Everything that the work reads is as it was at one moment, whatever is written meanwhile; it can write nothing itself. */
export const inSnapshot = <T>(db: Db, studioId: string, work: (snapshot: Db) => Promise<T>): Promise<T> =>
  inStudio(db, studioId).$transaction(
    async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`;
      return work(standingStill(tx));
    },
    { ...LIMITS, isolationLevel: 'RepeatableRead' },
  );

/** Reads that take a snapshot of their own take this one. */
const standingStill = (tx: Prisma.TransactionClient): Db =>
  new Proxy(tx as Db, {
    get: (target, key) =>
      key === '$transaction' ? async (work: (within: Prisma.TransactionClient) => unknown) => work(tx) : Reflect.get(target, key, target),
  });
