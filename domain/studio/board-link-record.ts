import type { BoardLink } from '../../prisma/generated/client/client.ts';
import type { ChangeEntry } from '../activity/record.ts';
import { NotFound } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';

/** Locks a link that is not revoked. @throws NotFound */
export async function lockBoardLink(tx: Tx, id: string): Promise<BoardLink> {
  await tx.db.$queryRaw`SELECT id FROM board_link WHERE studio_id = ${tx.studioId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const link = await tx.db.boardLink.findUnique({ where: { studioId_id: { studioId: tx.studioId, id } } });
  if (!link || link.revokedAt) throw new NotFound('board link', id);
  return link;
}

export const boardLinkFields = (link: BoardLink) => ({
  name: link.name,
  privacy: link.privacy,
  roomId: link.roomId,
  mayCheckIn: link.mayCheckIn,
  revokedAt: link.revokedAt?.toISOString() ?? null,
  version: link.version,
});

export const boardLinkChange = (kind: string, before: BoardLink | null, after: BoardLink): ChangeEntry => ({
  area: 'studio',
  entity: 'board_link',
  entityId: after.id,
  kind,
  before: before && boardLinkFields(before),
  after: boardLinkFields(after),
});
