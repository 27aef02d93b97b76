import { createHash } from 'node:crypto';
import type { Db } from '../kernel/caller.ts';
import { inStudio } from '../kernel/in-studio.ts';

export interface BrokenLog {
  /** The first revision that is not what it was when it was written. */
  revision: bigint;
  fault: 'altered' | 'missing' | 'beyond_the_end';
}

export interface VerifiedLog {
  revision: bigint;
  /** Hash of the last change: kept elsewhere, it tells later whether the whole log was written anew. Empty for an empty log. */
  hash: string;
  broken: BrokenLog | null;
}

const BATCH = 1_000;

/**
 * Walks a studio's log from its first change and computes every hash anew, here rather than in the database, which somebody may have
 * taught to lie. What the log says must be what was hashed, without a gap, up to the studio's own revision.
 */
export async function verifyLog(anyDb: Db, studioId: string): Promise<VerifiedLog> {
  const db = inStudio(anyDb, studioId);
  const { revision: end } = await db.studio.findUniqueOrThrow({ where: { id: studioId }, select: { revision: true } });
  let [revision, previous] = [0n, Buffer.alloc(0)];
  const stop = (at: bigint, fault: BrokenLog['fault']): VerifiedLog => ({
    revision,
    hash: previous.toString('hex'),
    broken: { revision: at, fault },
  });
  for (;;) {
    const changes = await db.$queryRaw<{ revision: bigint; content: string; hash: Uint8Array }[]>`
      SELECT revision, change_content(change) AS content, hash FROM change
      WHERE studio_id = ${studioId}::uuid AND revision > ${revision}::bigint ORDER BY revision LIMIT ${BATCH}::int`;
    for (const change of changes) {
      if (change.revision !== revision + 1n) return stop(revision + 1n, 'missing');
      const hash = createHash('sha256').update(previous).update(change.content).digest();
      if (!hash.equals(change.hash)) return stop(change.revision, 'altered');
      [revision, previous] = [change.revision, hash];
    }
    if (changes.length < BATCH) break;
  }
  if (revision < end) return stop(revision + 1n, 'missing');
  // What was written while this walk went on counts like all else: the end is where it is now.
  const { revision: now } = await db.studio.findUniqueOrThrow({ where: { id: studioId }, select: { revision: true } });
  if (revision > now) return stop(now + 1n, 'beyond_the_end');
  return { revision, hash: previous.toString('hex'), broken: null };
}
