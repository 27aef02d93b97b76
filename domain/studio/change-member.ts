import { z } from 'zod';
import { requireMergeable } from '../activity/merge-edit.ts';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { memberRole } from './invite-member.ts';
import { lockMember, memberChange, requireFittingLinks, requireOtherOwner } from './member-record.ts';
import { studioPolicy } from './studio-policy.ts';

const changeInput = z.object({
  memberId: field.id('member'),
  expectedVersion: field.version().optional(),
  role: memberRole,
  personId: field.id('person').nullish(),
  clientId: field.id('client').nullish(),
});

/**
 * Changes what a member may do, and which person or client they are. Their open pages reconnect with the new rights.
 * @throws InvalidInput for the last owner · NotFound · NotAllowed · StaleEdit
 */
export const changeMember = command('studio.change_member', changeInput, async (tx, input) => {
  studioPolicy.require(tx.actor, 'keep_members');
  const member = await lockMember(tx, input.memberId);
  if (input.role !== member.role && (input.role === 'owner' || member.role === 'owner')) studioPolicy.require(tx.actor, 'keep_owners');
  const after = {
    role: input.role,
    personId: input.personId === undefined ? member.personId : input.personId,
    clientId: input.clientId === undefined ? (input.role === 'client' ? member.clientId : null) : input.clientId,
  };
  await requireMergeable(tx, {
    entity: 'member',
    id: member.id,
    expectedVersion: input.expectedVersion,
    before: { role: member.role, personId: member.personId, clientId: member.clientId, version: member.version },
    after,
  });
  await requireFittingLinks(tx, after);
  if (after.role !== 'owner') await requireOtherOwner(tx, member);
  const saved = await tx.db.member.update({ where: { id: member.id }, data: { ...after, version: { increment: 1 } } });
  await record(tx, memberChange('changed', member, saved, member.user.name));
  return { id: member.id };
});
