import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { lockMember, memberChange, requireOtherOwner } from './member-record.ts';
import { studioPolicy } from './studio-policy.ts';

/**
 * Ends a member's access. What they did stays in the record under their name.
 * @throws InvalidInput for the last owner · NotFound · NotAllowed
 */
export const removeMember = command('studio.remove_member', z.object({ memberId: field.id('member') }), async (tx, { memberId }) => {
  studioPolicy.require(tx.actor, 'keep_members');
  const member = await lockMember(tx, memberId);
  if (member.role === 'owner') studioPolicy.require(tx.actor, 'keep_owners');
  await requireOtherOwner(tx, member);
  const saved = await tx.db.member.update({ where: { id: member.id }, data: { removedAt: tx.at, version: { increment: 1 } } });
  await record(tx, memberChange('removed', member, saved, member.user.name));
  return { id: member.id };
});
