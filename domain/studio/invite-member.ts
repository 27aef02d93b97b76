import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { field } from '../kernel/input.ts';
import { memberChange, requireFittingLinks } from './member-record.ts';
import { studioPolicy } from './studio-policy.ts';

export const memberRole = z.enum(['owner', 'studio_manager', 'coordinator', 'producer', 'finance', 'crew', 'client']);

const inviteInput = z.object({
  email: field
    .email()
    .refine((email) => email !== '', 'Give an e-mail address.')
    .transform((email) => email.toLowerCase()),
  name: field.name('person'),
  role: memberRole,
  personId: field.id('person').nullish(),
  clientId: field.id('client').nullish(),
});

/**
 * Gives a person a place in the studio, and an account if they have none; a link that lets them in is mailed to them.
 * Who was removed before comes back as the same member.
 * @throws InvalidInput when they are a member already · NotAllowed · NotFound
 */
export const inviteMember = command('studio.invite_member', inviteInput, async (tx, input) => {
  studioPolicy.require(tx.actor, 'keep_members');
  if (input.role === 'owner') studioPolicy.require(tx.actor, 'keep_owners');
  await requireFittingLinks(tx, input);
  // Two invitations at once: the second waits here and then finds the first's user.
  await tx.db.$executeRaw`
    INSERT INTO "user" (id, name, email, created_at, updated_at) VALUES (${newId()}, ${input.name}, ${input.email}, ${tx.at}::timestamptz, ${tx.at}::timestamptz)
    ON CONFLICT (email) DO NOTHING`;
  const user = await tx.db.user.findUniqueOrThrow({ where: { email: input.email } });
  const isHere = await tx.db.session.findFirst({ where: { userId: user.id, expiresAt: { gt: tx.at } }, select: { id: true } });
  const place = {
    role: input.role,
    personId: input.personId ?? null,
    clientId: input.clientId ?? null,
    invitedAt: tx.at,
    // Who is signed in already, as a member of another studio, need not come in again.
    signedInAt: isHere ? tx.at : null,
  };

  const earlier = await tx.db.member.findUnique({ where: { studioId_userId: { studioId: tx.studioId, userId: user.id } } });
  if (earlier && !earlier.removedAt) throw invalid('email', 'This person is a member already. Change their role in the list of members.');
  const member = earlier
    ? await tx.db.member.update({ where: { id: earlier.id }, data: { ...place, removedAt: null, version: { increment: 1 } } })
    : await tx.db.member.create({ data: { id: newId(), studioId: tx.studioId, userId: user.id, createdAt: tx.at, ...place } });
  await record(tx, memberChange('invited', earlier, member, user.name));
  return { id: member.id, email: user.email };
});
