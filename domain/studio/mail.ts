import type { Mail, MailKind, Prisma } from '../../prisma/generated/client/client.ts';
import type { Db } from '../kernel/caller.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';
import { inStudio } from '../kernel/in-studio.ts';
import { plusMinutes } from '../kernel/time-range.ts';

export interface NewMail {
  kind: MailKind;
  studioId: string;
  to: string;
  at: Instant;
  /** From then on it is not sent any more: a link has ended, an invitation is old. */
  uselessAfter: Instant;
  /** The change of the log that it tells of: a second mail of the same change is none. */
  revision?: bigint;
  memberId?: string;
  sealedUrl?: string;
}

/** Writes a mail down; the workers send it. */
export async function postMail(db: Prisma.TransactionClient | Db, { to, at, ...mail }: NewMail): Promise<void> {
  await db.mail.createMany({ data: [{ id: newId(), toAddress: to, createdAt: at, nextTryAt: at, ...mail }], skipDuplicates: true });
}

/** The studio through which somebody gets their mail: the first they joined. Null for a stranger, who gets none. */
export const studioOfUser = async (db: Db, email: string): Promise<string | null> =>
  (
    await db.member.findFirst({
      where: { user: { email }, removedAt: null },
      orderBy: [{ studio: { demo: 'asc' } }, { createdAt: 'asc' }, { id: 'asc' }],
      select: { studioId: true },
    })
  )?.studioId ?? null;

/** The studios in which mail waits and its time has come. */
export const studiosWithMail = async (db: Db, at: Instant): Promise<string[]> =>
  (
    await db.mail.findMany({
      where: { sentAt: null, givenUpAt: null, nextTryAt: { lte: at } },
      distinct: ['studioId'],
      select: { studioId: true },
    })
  ).map(({ studioId }) => studioId);

/** Hands a mail to the mail server. Throws when it did not take it; `Undeliverable` when it never will. */
export type Deliver = (mail: Mail) => Promise<void>;
export class Undeliverable extends Error {}

/** A mail server that is slow to answer is waited for: its row stays locked meanwhile. */
const LIMITS = { maxWait: 30_000, timeout: 120_000 };
const FIRST_PAUSE_MINUTES = 0.25;
const LONGEST_PAUSE_MINUTES = 60;

/**
 * Sends what is due in a studio, each mail once: its row is locked while the mail server is talked to, so no other worker has it.
 * Killed in the moment between the mail server's yes and the commit, a mail goes out again under the same Message-ID.
 */
export async function sendDueMail(
  { db, clock }: { db: Db; clock: Clock },
  studioId: string,
  deliver: Deliver,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted && (await inStudio(db, studioId).$transaction((tx) => sendOne(tx, clock.now(), studioId, deliver), LIMITS)));
}

async function sendOne(tx: Prisma.TransactionClient, at: Instant, studioId: string, deliver: Deliver): Promise<boolean> {
  const [due] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM mail WHERE studio_id = ${studioId}::uuid AND sent_at IS NULL AND given_up_at IS NULL AND next_try_at <= ${at}::timestamptz
    ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  if (!due) return false;
  const mail = await tx.mail.findUniqueOrThrow({ where: { id: due.id } });
  const data = await attempt(mail, at, deliver);
  await tx.mail.update({ where: { id: mail.id }, data: { ...data, ...(data.nextTryAt ? {} : { sealedUrl: null }) } });
  return true;
}

async function attempt(mail: Mail, at: Instant, deliver: Deliver): Promise<Partial<Mail>> {
  if (mail.uselessAfter <= at) return { givenUpAt: at };
  try {
    await deliver(mail);
    return { sentAt: at, lastFault: null };
  } catch (error) {
    const lastFault = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    const tries = mail.tries + 1;
    if (error instanceof Undeliverable) return { tries, lastFault, givenUpAt: at };
    const pause = Math.min(FIRST_PAUSE_MINUTES * 2 ** mail.tries, LONGEST_PAUSE_MINUTES);
    return { tries, lastFault, nextTryAt: plusMinutes(at, pause) };
  }
}
