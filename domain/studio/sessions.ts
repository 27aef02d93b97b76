import type { Prisma, Session } from '../../prisma/generated/client/client.ts';
import { actorKey } from '../kernel/actor.ts';
import type { Caller, Services } from '../kernel/caller.ts';
import { NotFound } from '../kernel/errors.ts';
import { once, type Answer } from '../kernel/once.ts';

/** Somebody who is signed in, and does something with what is theirs alone: no studio's log tells of it. */
export interface Oneself {
  services: Services;
  userId: string;
  /** The session that this comes from. */
  sessionId: string;
  /** The same person inside a studio, if they are in one: receipts are kept there. */
  caller: Caller | null;
  onceKey?: string | undefined;
}

/** Where a user is signed in, the latest use first. */
export const readSessions = ({ services, userId }: Oneself): Promise<Session[]> =>
  services.db.session.findMany({
    where: { userId, expiresAt: { gt: services.clock.now() } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
  });

/** Signs a user out somewhere else. @throws NotFound · OnceKeyReused */
export const revokeSession = (oneself: Oneself, sessionId: string): Promise<Answer> =>
  doOnce(oneself, 'studio.revoke_session', { sessionId }, async (db) => {
    const { count } = await db.session.deleteMany({ where: { id: sessionId, userId: oneself.userId } });
    if (count === 0) throw new NotFound('session', sessionId);
    return { count };
  });

/** Signs a user out everywhere but here. @throws OnceKeyReused */
export const revokeOtherSessions = (oneself: Oneself): Promise<Answer> =>
  doOnce(oneself, 'studio.revoke_other_sessions', {}, async (db) => {
    const { count } = await db.session.deleteMany({ where: { userId: oneself.userId, id: { not: oneself.sessionId } } });
    return { count };
  });

function doOnce(
  { services, caller, onceKey }: Oneself,
  command: string,
  input: object,
  run: (db: Prisma.TransactionClient) => Promise<Answer>,
): Promise<Answer> {
  if (!caller || !onceKey) return run(services.db);
  const asked = { studioId: caller.actor.studioId, actor: actorKey(caller.actor), onceKey, command, input, at: services.clock.now() };
  return services.db.$transaction((db) => once(db, asked, () => run(db)));
}
