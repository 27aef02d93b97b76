import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { plusMinutes } from '../kernel/time-range.ts';
import { lockMember, memberChange } from './member-record.ts';
import { studioPolicy } from './studio-policy.ts';

/** A second mail within a minute is a slip of the hand, and many would be a nuisance to whoever gets them. */
const MINUTES_BETWEEN = 1;

/**
 * Sends the invitation of somebody who has not been here yet once more, with a new link.
 * @throws InvalidInput when they have signed in, or the last one left a moment ago · NotAllowed · NotFound
 */
export const resendInvitation = command(
  'studio.resend_invitation',
  z.object({ memberId: field.id('member') }),
  async (tx, { memberId }) => {
    studioPolicy.require(tx.actor, 'keep_members');
    const member = await lockMember(tx, memberId);
    if (member.signedInAt) throw invalid('memberId', `${member.user.name} has signed in already, and can have a link sent at the door.`);
    if (tx.at < plusMinutes(member.invitedAt, MINUTES_BETWEEN))
      throw invalid('memberId', 'An invitation left less than a minute ago. Wait a little, then send another.');
    const { user: _user, ...saved } = { ...member, invitedAt: tx.at };
    await tx.db.member.update({ where: { id: member.id }, data: { invitedAt: tx.at } });
    await record(tx, memberChange('invited_again', member, saved, member.user.name));
    return { id: member.id };
  },
);
