import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
  messageId: string;
  /** The first link in it. */
  link: string;
}

/** A mail server that keeps what it gets. `refuse` says what it answers instead of taking a mail, if anything. */
export async function aMailServer({ refuse = () => null }: { refuse?: (to: string) => { code: number; message: string } | null } = {}) {
  const mails: ReceivedMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const refusal = refuse(address);
      done(refusal ? Object.assign(new Error(refusal.message), { responseCode: refusal.code }) : null);
    },
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (part: Buffer) => (raw += part.toString()));
      stream.on('end', () => {
        mails.push(read(raw, session.envelope.rcptTo[0]?.address ?? ''));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => smtp.close(() => resolve())));
  return { mails, url: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}` };
}

function read(raw: string, to: string): ReceivedMail {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head.replaceAll(/\r\n\s+/g, ' '))?.[1] ?? '';
  const encoded = body.join('\r\n\r\n');
  const text = /^base64$/i.test(header('Content-Transfer-Encoding'))
    ? Buffer.from(encoded, 'base64').toString()
    : Buffer.from(
        encoded.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      ).toString();
  return { to, subject: header('Subject'), text, messageId: header('Message-ID'), link: /https?:\/\/\S+/.exec(text)?.[0] ?? '' };
}
