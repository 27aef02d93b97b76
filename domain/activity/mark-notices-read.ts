import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { requireMember } from './read-notices.ts';
import { record } from './record.ts';

/**
 * Marks one's own notices as read: these, or all.
 * @throws NotAllowed for whoever is no member
 */
export const markNoticesRead = command(
  'activity.markNoticesRead',
  z.object({ noticeIds: z.array(field.id('notice')).max(500, 'Name at most 500, or none for all.').optional() }),
  async (tx, { noticeIds }) => {
    const memberId = requireMember(tx.actor);
    const { count } = await tx.db.notice.updateMany({
      where: { studioId: tx.studioId, memberId, readAt: null, ...(noticeIds ? { id: { in: noticeIds } } : {}) },
      data: { readAt: tx.at },
    });
    if (count > 0) await record(tx, { area: 'studio', entity: 'notice', entityId: memberId, kind: 'read', before: null, after: { count } });
    return { count };
  },
);
