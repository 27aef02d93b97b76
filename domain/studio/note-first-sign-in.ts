import { record } from '../activity/record.ts';
import type { Role } from '../kernel/actor.ts';
import type { Services } from '../kernel/caller.ts';
import { transact } from '../kernel/transact.ts';
import { memberChange } from './member-record.ts';

/** A user has a new session: wherever their invitation still waited, the log tells that they came. Their later sign-ins are no news. */
export async function noteFirstSignIn(services: Services, userId: string): Promise<void> {
  const waiting = await services.db.member.findMany({ where: { userId, signedInAt: null, removedAt: null }, include: { user: true } });
  for (const { user, ...member } of waiting) {
    const { id: memberId, studioId, personId, clientId } = member;
    const role = member.role as Exclude<Role, 'board'>;
    const actor = { kind: 'member' as const, studioId, memberId, userId, name: user.name, role, personId, clientId };
    await transact({ ...services, actor }, async (tx) => {
      // Two devices at once: one of them is the first.
      const { count } = await tx.db.member.updateMany({ where: { id: memberId, signedInAt: null }, data: { signedInAt: tx.at } });
      if (count > 0) await record(tx, memberChange('signed_in', member, { ...member, signedInAt: tx.at }, user.name));
    });
  }
}
