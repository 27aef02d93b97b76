import type { Change, Prisma } from '../../prisma/generated/client/client.ts';
import type { Follower } from '../activity/follow-changes.ts';
import { plusMinutes } from '../kernel/time-range.ts';
import { postMail } from './mail.ts';

/** Somebody got a place, or their invitation is to be sent again. */
export const INVITING = ['invited', 'invited_again'];
/** So long a mail server may be away before an invitation is given up, and so far back is looked when nobody followed the log before. */
const DAYS_WORTH_SENDING = 3;
const MINUTES = DAYS_WORTH_SENDING * 1_440;

/** Writes a mail for every invitation in the log: one for each change, whoever reads it again. */
export const invitationMail: Follower = {
  consumer: 'studio.invitation_mail',
  // The first look at a studio may come after its first invitations.
  begin: async (db, studioId) =>
    post(db, studioId, await db.change.findMany({ where: { studioId, entity: 'member', kind: { in: INVITING } } })),
  apply: (db, studioId, changes) => post(db, studioId, changes),
};

async function post(db: Prisma.TransactionClient, studioId: string, changes: readonly Change[]): Promise<void> {
  for (const change of changes.filter(({ entity, kind }) => entity === 'member' && INVITING.includes(kind))) {
    const member = await db.member.findUnique({
      where: { studioId_id: { studioId, id: change.entityId } },
      include: { user: { select: { email: true } } },
    });
    if (!member || member.removedAt) continue;
    await postMail(db, {
      kind: 'invitation',
      studioId,
      revision: change.revision,
      memberId: member.id,
      to: member.user.email,
      at: change.at,
      uselessAfter: plusMinutes(change.at, MINUTES),
    });
  }
}
