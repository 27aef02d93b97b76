import type { Notice } from '../../prisma/generated/client/client.ts';
import type { Caller } from '../kernel/caller.ts';
import { NotAllowed } from '../kernel/errors.ts';

export interface NoticeList {
  /** All that are not read, also those that are not in the list. */
  unread: number;
  notices: Notice[];
}

/** What a member was told, the latest first. @throws NotAllowed for whoever is no member */
export async function readNotices({ db, actor }: Caller, most: number): Promise<NoticeList> {
  const where = { studioId: actor.studioId, memberId: requireMember(actor) };
  const [unread, notices] = await Promise.all([
    db.notice.count({ where: { ...where, readAt: null } }),
    db.notice.findMany({ where, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: most }),
  ]);
  return { unread, notices };
}

export function requireMember(actor: Caller['actor']): string {
  if (actor.kind !== 'member') throw new NotAllowed('Reading notices', 'a member of the studio');
  return actor.memberId;
}
