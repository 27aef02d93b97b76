import type { Session } from '../../prisma/generated/client/client.ts';
import type { Db } from '../kernel/caller.ts';
import type { Instant } from '../kernel/clock.ts';
import { NotFound } from '../kernel/errors.ts';

/** Where a user is signed in, the latest use first. */
export const readSessions = (db: Db, userId: string, at: Instant): Promise<Session[]> =>
  db.session.findMany({ where: { userId, expiresAt: { gt: at } }, orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }] });

/** Signs a user out somewhere else. @throws NotFound */
export async function revokeSession(db: Db, userId: string, sessionId: string): Promise<void> {
  const { count } = await db.session.deleteMany({ where: { id: sessionId, userId } });
  if (count === 0) throw new NotFound('session', sessionId);
}

/** Signs a user out everywhere but here. */
export async function revokeOtherSessions(db: Db, userId: string, sessionId: string): Promise<number> {
  return (await db.session.deleteMany({ where: { userId, id: { not: sessionId } } })).count;
}
