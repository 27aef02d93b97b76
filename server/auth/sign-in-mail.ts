import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';

export interface SignInMail {
  send(mail: { to: string; url: string }): Promise<void>;
}

/** Mails sign-in links; without a mail server it prints them for the operator, who can pass them on. */
export function signInMail({ smtpUrl, mailFrom }: { smtpUrl: string | null; mailFrom: string }, log: Logger): SignInMail {
  if (!smtpUrl) {
    return {
      async send({ to, url }) {
        log.info(
          { to, url },
          `No mail server is set (SMTP_URL), so here is the sign-in link for ${to}; it works once, for 15 minutes: ${url}`,
        );
      },
    };
  }
  const transport = createTransport(smtpUrl);
  return {
    async send({ to, url }) {
      await transport.sendMail({
        from: mailFrom,
        to,
        subject: 'Your sign-in link for Callboard',
        text: `Open this link to sign in to Callboard:\n\n${url}\n\nIt works once, for 15 minutes. If you did not ask for it, you can ignore this mail.\n`,
      });
    },
  };
}
