import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { NotFound } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import type { Tx } from '../kernel/transact.ts';
import { requireMember } from './read-notices.ts';
import { record } from './record.ts';

/**
 * Marks one's own notices as read: these, or all.
 * @throws NotAllowed for whoever is no member · NotFound for a notice that is not theirs
 */
export const markNoticesRead = command(
  'activity.markNoticesRead',
  z.object({ noticeIds: z.array(field.id('notice')).max(500, 'Name at most 500, or none for all.').optional() }),
  async (tx, { noticeIds }) => {
    const memberId = requireMember(tx.actor);
    await requireOwn(tx, memberId, noticeIds ?? []);
    const { count } = await tx.db.notice.updateMany({
      where: { studioId: tx.studioId, memberId, readAt: null, ...(noticeIds ? { id: { in: noticeIds } } : {}) },
      data: { readAt: tx.at },
    });
    if (count > 0) await record(tx, { area: 'studio', entity: 'notice', entityId: memberId, kind: 'read', before: null, after: { count } });
    return { count };
  },
);

async function requireOwn(tx: Tx, memberId: string, noticeIds: readonly string[]): Promise<void> {
  if (noticeIds.length === 0) return;
  const own = await tx.db.notice.findMany({ where: { studioId: tx.studioId, memberId, id: { in: [...noticeIds] } }, select: { id: true } });
  const found = new Set(own.map(({ id }) => id));
  const missing = noticeIds.find((id) => !found.has(id));
  if (missing) throw new NotFound('notice of yours', missing);
}
