import { onTestFinished, vi } from 'vitest';
import { startWorkers } from '../../workers/main.ts';
import { aMailServer } from './a-mail-server.ts';
import { aServer, SECRET } from './a-server.ts';
import { anotherDatabase } from '../../prisma/testing/more-databases.ts';

/** Generous: other tests run at the same time. Mail is there within a second on an idle machine. */
export const SOON = { timeout: 30_000, interval: 25 };

/** An empty Callboard with a mail server and workers, so that what is asked for arrives. */
export async function aPostOffice({ workers = 1, ...wishes }: Parameters<typeof aMailServer>[0] & { workers?: number } = {}) {
  const mailServer = await aMailServer(wishes);
  const databaseUrl = await anotherDatabase();
  const served = await aServer({ databaseUrl, smtpUrl: mailServer.url });
  const config = {
    databaseUrl,
    redisUrl: null,
    logLevel: 'silent' as const,
    secret: SECRET,
    publicUrl: served.url,
    smtpUrl: mailServer.url,
    mailFrom: 'Callboard <desk@callboard.test>',
    webhooksAllowPrivate: [],
  };
  const running = await Promise.all(Array.from({ length: workers }, () => startWorkers(config, { sweepEveryMs: 300 })));
  onTestFinished(async () => void (await Promise.all(running.map((one) => one.close()))), 30_000);
  return {
    ...served,
    mails: mailServer.mails,
    /** The mails to this address, once there are as many. */
    mailsTo: (address: string, count: number) =>
      vi.waitFor(() => {
        const found = mailServer.mails.filter(({ to }) => to === address);
        if (found.length < count) throw new Error(`${found.length} of ${count} mails have come to ${address}.`);
        return found;
      }, SOON),
    /** Nothing is left that could still be sent. */
    allSent: () =>
      vi.waitFor(async () => {
        const waiting = await served.services.db.mail.count({ where: { sentAt: null, givenUpAt: null } });
        if (waiting > 0) throw new Error(`${waiting} mails wait.`);
      }, SOON),
  };
}

export type PostOffice = Awaited<ReturnType<typeof aPostOffice>>;
