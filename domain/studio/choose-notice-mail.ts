import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { NotAllowed } from '../kernel/errors.ts';
import { lockMember, memberChange } from './member-record.ts';

/** Says whether one's own notices come by mail too. @throws NotAllowed for whoever is no member */
export const chooseNoticeMail = command('studio.choose_notice_mail', z.object({ byMail: z.boolean() }), async (tx, { byMail }) => {
  if (tx.actor.kind !== 'member') throw new NotAllowed('Choosing how notices come', 'a member of the studio');
  const member = await lockMember(tx, tx.actor.memberId);
  if (member.noticesByMail === byMail) return { id: member.id };
  const saved = await tx.db.member.update({ where: { id: member.id }, data: { noticesByMail: byMail, version: { increment: 1 } } });
  await record(tx, memberChange('notices_chosen', member, saved, member.user.name));
  return { id: member.id };
});
