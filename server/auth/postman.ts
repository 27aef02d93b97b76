import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import type { Mail } from '../../prisma/generated/client/client.ts';
import type { Services } from '../../domain/kernel/caller.ts';
import { Undeliverable, type Deliver } from '../../domain/studio/mail.ts';
import type { Config } from '../config.ts';
import { createAuth } from './auth.ts';
import { authMail, unseal } from './auth-mail.ts';
import { invitationLetter, passwordChangedLetter, passwordResetLetter, signInLetter, type Letter } from './letters.ts';
import { INVITATION_LINK_SECONDS } from './link-lives.ts';

export type PostConfig = Pick<Config, 'secret' | 'publicUrl' | 'smtpUrl' | 'mailFrom'>;

// A mail server that does not answer must not hold the row, and the job, for minutes.
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Writes the letters and hands them to the mail server. Without one, and always in a demo, their links are printed for the operator instead. */
export function postman(services: Services, config: PostConfig, log: Logger): Deliver & { close(): void } {
  const transport = config.smtpUrl ? createTransport({ url: config.smtpUrl, ...PATIENCE }) : null;
  const write = letterWriter(services, config, log);
  const deliver: Deliver = async (mail) => {
    const letter = await write(mail);
    if (!letter) throw new Undeliverable('They are no member any more.');
    const studio = await services.db.studio.findUniqueOrThrow({ where: { id: mail.studioId }, select: { demo: true } });
    if (!transport || studio.demo) return print(mail, letter, { demo: studio.demo, log });
    const host = new URL(config.publicUrl).hostname;
    const sent = { from: config.mailFrom, to: mail.toAddress, ...letter, messageId: `<${mail.id}@${host}>` };
    await transport.sendMail(sent).catch((error: Error & { responseCode?: number }) => {
      // 5xx is the mail server's last word (RFC 5321, 4.2.1).
      throw (error.responseCode ?? 0) >= 500 ? new Undeliverable(error.message) : error;
    });
  };
  return Object.assign(deliver, { close: () => transport?.close() });
}

function print({ toAddress, kind }: Mail, { text }: Letter, { demo, log }: { demo: boolean; log: Logger }): void {
  const url = /https?:\/\/\S+(verify|reset-password)\S+/.exec(text)?.[0];
  if (!url) return;
  const why = demo ? 'The demo sends no mail' : 'No mail server is set (SMTP_URL)';
  log.warn(
    { to: toAddress, url },
    `${why}, so here is the ${kind === 'password_reset' ? 'password' : 'sign-in'} link for ${toAddress}, which works once: ${url}`,
  );
}

/** Null when there is nobody to write to any more. */
function letterWriter(services: Services, { secret, publicUrl }: PostConfig, log: Logger): (mail: Mail) => Promise<Letter | null> {
  const { db, clock } = services;
  const door = `${publicUrl}/sign-in`;
  // Its links are made when the letter is, so none lies about, and live as long as invitations may lie unread.
  const auth = createAuth({ services, secret, publicUrl, log, mail: authMail(services, secret), linkSeconds: INVITATION_LINK_SECONDS });
  const linkFor = async (email: string): Promise<string> => {
    let url = '';
    const hand = (made: string): void => void (url = made);
    const headers = new Headers({ origin: new URL(publicUrl).origin });
    await auth.api.signInMagicLink({ body: { email, callbackURL: '/', metadata: { hand } }, headers });
    return url;
  };

  const invitation = async ({ studioId, memberId, revision, toAddress }: Mail): Promise<Letter | null> => {
    const member = await db.member.findFirst({
      where: { studioId, id: memberId!, removedAt: null },
      include: { user: { select: { name: true } }, studio: { select: { name: true, zone: true } } },
    });
    if (!member) return null;
    const change = await db.change.findUniqueOrThrow({ where: { studioId_revision: { studioId, revision: revision! } } });
    return invitationLetter({
      name: member.user.name,
      by: change.actorName,
      studio: member.studio.name,
      role: member.role,
      url: await linkFor(toAddress),
      door,
      linkEndsAt: new Date(clock.now().getTime() + INVITATION_LINK_SECONDS * 1_000),
      zone: member.studio.zone,
    });
  };

  return async (mail) => {
    switch (mail.kind) {
      case 'invitation':
        return invitation(mail);
      case 'sign_in':
        return signInLetter(await unseal(secret, mail.sealedUrl!));
      case 'password_reset':
        return passwordResetLetter(await unseal(secret, mail.sealedUrl!));
      case 'password_changed':
        return passwordChangedLetter(door);
    }
  };
}
