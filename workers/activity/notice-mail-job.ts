import { createTransport } from 'nodemailer';
import { mailNotices, type Mailer } from '../../domain/activity/mail-notices.ts';
import type { PostConfig } from '../../server/auth/postman.ts';
import type { TimedJob } from '../timed-jobs.ts';

// A mail server that does not answer must not hold the job for minutes.
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Notices by mail, where a mail server is set. */
export function noticeMailJobs({ smtpUrl, mailFrom, publicUrl }: PostConfig): TimedJob[] {
  if (!smtpUrl) return [];
  const transport = createTransport({ url: smtpUrl, ...PATIENCE });
  const host = new URL(publicUrl).hostname;
  const mailer: Mailer = {
    send: async ({ id, ...mail }) => void (await transport.sendMail({ ...mail, from: mailFrom, messageId: `<${id}@${host}>` })),
  };
  return [{ name: 'notice-mail', everyMs: 15_000, run: (services) => mailNotices(services, mailer, publicUrl) }];
}
