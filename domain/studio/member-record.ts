import type { Member, Role } from '../../prisma/generated/client/client.ts';
import type { ChangeEntry } from '../activity/record.ts';
import { invalid, NotFound } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';

export type LockedMember = Member & { user: { name: string } };

/** Locks a present member. @throws NotFound */
export async function lockMember(tx: Tx, id: string): Promise<LockedMember> {
  await tx.db.$queryRaw`SELECT id FROM member WHERE studio_id = ${tx.studioId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const member = await tx.db.member.findUnique({ where: { studioId_id: { studioId: tx.studioId, id } }, include: { user: true } });
  if (!member || member.removedAt) throw new NotFound('member', id);
  return member;
}

/**
 * A studio without an owner could never be given one again.
 * Locks the owners in id order: two owners who remove each other at once must not both succeed.
 */
export async function requireOtherOwner(tx: Tx, member: { id: string; role: Role }): Promise<void> {
  if (member.role !== 'owner') return;
  const owners = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM member WHERE studio_id = ${tx.studioId}::uuid AND role = 'owner' AND removed_at IS NULL ORDER BY id FOR UPDATE`;
  if (!owners.some((owner) => owner.id !== member.id))
    throw invalid('memberId', 'This is the studio’s last owner. Make somebody else an owner first.');
}

/** A client's member sees that client; nobody else is tied to one. @throws NotFound · InvalidInput */
export async function requireFittingLinks(
  tx: Tx,
  { role, clientId, personId }: { role: Role; clientId?: string | null | undefined; personId?: string | null | undefined },
): Promise<void> {
  if (role === 'client' && !clientId) throw invalid('clientId', 'Choose the client whose sessions and projects this person sees.');
  if (role !== 'client' && clientId) throw invalid('clientId', 'Only the role client belongs to a client.');
  if (clientId && !(await tx.db.client.findUnique({ where: { studioId_id: { studioId: tx.studioId, id: clientId } } })))
    throw new NotFound('client', clientId);
  if (personId && !(await tx.db.person.findUnique({ where: { studioId_id: { studioId: tx.studioId, id: personId } } })))
    throw new NotFound('person', personId);
}

export function memberChange(kind: string, before: Member | null, after: Member, name: string): ChangeEntry {
  const json = (member: Member) => ({
    name,
    role: member.role,
    personId: member.personId,
    clientId: member.clientId,
    noticesByMail: member.noticesByMail,
    invitedAt: member.invitedAt.toISOString(),
    signedInAt: member.signedInAt?.toISOString() ?? null,
    removedAt: member.removedAt?.toISOString() ?? null,
    version: member.version,
  });
  return { area: 'studio', entity: 'member', entityId: after.id, kind, before: before && json(before), after: json(after) };
}
