import { createTransport } from 'nodemailer';
import { mailNotices } from '../../domain/activity/mail-notices.ts';
import type { WorkerConfig } from '../main.ts';
import type { TimedJob } from '../timed-jobs.ts';

/** Notices by mail, where a mail server is set. */
export function mailJobs({ smtpUrl, mailFrom, publicUrl }: WorkerConfig): TimedJob[] {
  if (!smtpUrl) return [];
  const transport = createTransport(smtpUrl);
  const from = mailFrom ?? 'Callboard <callboard@localhost>';
  const host = from.replace(/^.*@|>$/g, '');
  const mailer = {
    send: async ({ id, ...mail }: { id: string; to: string; subject: string; text: string }) => {
      await transport.sendMail({ ...mail, from, messageId: `<${id}@${host}>` });
    },
  };
  return [{ name: 'notice-mail', everyMs: 15_000, run: (services) => mailNotices(services, mailer, publicUrl ?? '') }];
}
