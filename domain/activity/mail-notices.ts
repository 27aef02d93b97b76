import type { Notice } from '../../prisma/generated/client/client.ts';
import type { Services } from '../kernel/caller.ts';
import { minusMinutes } from '../kernel/time-range.ts';
import { noticeWords } from './notice-words.ts';

export interface Mailer {
  /** `id` is the same whenever the same mail is tried again. */
  send(mail: { to: string; subject: string; text: string; id: string }): Promise<void>;
}

interface Taken extends Pick<Notice, 'id' | 'kind' | 'parts' | 'memberId'> {
  email: string;
  studio: string;
  zone: string;
}

const MOST = 200;
/** A worker that took notices and died leaves them; after this time another one takes them. */
const TAKEN_MINUTES = 10;
/** What is older is no news, such as when a mail server was set only today. */
const NEWS_MINUTES = 24 * 60;

/**
 * Mails what is due, one mail for each member with all that is new. Any number of workers may do so: each notice is taken by one of them.
 * One that was sent and not noted, because its worker was killed in between, is sent again under the same id.
 */
export async function mailNotices(services: Services, mailer: Mailer, publicUrl: string): Promise<void> {
  const { db, clock } = services;
  const at = clock.now();
  const taken = await db.$queryRaw<Taken[]>`
    WITH due AS (
      SELECT id FROM notice
      WHERE mail_due AND mailed_at IS NULL AND read_at IS NULL AND at > ${minusMinutes(at, NEWS_MINUTES)}::timestamptz
        AND (mail_taken_at IS NULL OR mail_taken_at < ${minusMinutes(at, TAKEN_MINUTES)}::timestamptz)
      ORDER BY at, id LIMIT ${MOST} FOR UPDATE SKIP LOCKED
    ), taken AS (
      UPDATE notice SET mail_taken_at = ${at}::timestamptz FROM due WHERE notice.id = due.id RETURNING notice.*
    )
    SELECT taken.id, taken.kind, taken.parts, taken.member_id AS "memberId", "user".email, studio.name AS studio, studio.zone
    FROM taken JOIN member ON member.id = taken.member_id AND member.removed_at IS NULL
    JOIN "user" ON "user".id = member.user_id JOIN studio ON studio.id = taken.studio_id
    ORDER BY taken.member_id, taken.at, taken.id`;
  const failures: unknown[] = [];
  const byMember = new Map<string, Taken[]>();
  for (const notice of taken) byMember.set(notice.memberId, [...(byMember.get(notice.memberId) ?? []), notice]);
  for (const notices of byMember.values()) {
    try {
      await mailer.send(mailOf(notices, publicUrl));
      await db.notice.updateMany({ where: { id: { in: notices.map(({ id }) => id) } }, data: { mailedAt: clock.now() } });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

function mailOf(notices: readonly Taken[], publicUrl: string) {
  const [first] = notices;
  const told = notices.map((notice) => noticeWords(notice, notice.zone));
  const more = notices.length > 1 ? `, and ${notices.length - 1} more` : '';
  return {
    to: first!.email,
    subject: `${told[0]!.title}${more}`,
    text: [
      ...told.map(({ title, text }) => `${title}\n${text}\n`),
      `${first!.studio} on Callboard: ${publicUrl}/schedule`,
      `You get this because you asked for notices by mail. Change it under ${publicUrl}/account`,
    ].join('\n'),
    id: first!.id,
  };
}
