import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Services } from '../../domain/kernel/caller.ts';
import { plusMinutes } from '../../domain/kernel/time-range.ts';
import { postMail, studioOfUser } from '../../domain/studio/mail.ts';
import { RESET_LINK_SECONDS, SIGN_IN_LINK_SECONDS } from './link-lives.ts';

/** The mail that sign-in asks for. A stranger's address gets none, and whoever asks learns nothing from the answer. */
export interface AuthMail {
  signIn(email: string, url: string): Promise<void>;
  passwordReset(email: string, url: string): Promise<void>;
  /** Tells somebody that their password is another now, in case it was not they. */
  passwordChanged(email: string): Promise<void>;
}

/** Writes it down for the workers, who send it: the answer does not wait for a mail server, and tells nothing by how long it takes. */
export function authMail({ db, clock, doorbell }: Services, secret: string): AuthMail {
  const post = async (
    kind: 'sign_in' | 'password_reset' | 'password_changed',
    to: string,
    seconds: number,
    url?: string,
  ): Promise<void> => {
    const address = to.toLowerCase(); // as accounts have it
    const studioId = await studioOfUser(db, address);
    if (studioId === null) return;
    const at = clock.now();
    const sealedUrl = url && (await seal(secret, url));
    await postMail(db, {
      kind,
      studioId,
      to: address,
      at,
      uselessAfter: plusMinutes(at, seconds / 60),
      ...(sealedUrl ? { sealedUrl } : {}),
    });
    doorbell.ring(studioId);
  };
  return {
    signIn: (email, url) => post('sign_in', email, SIGN_IN_LINK_SECONDS, url),
    passwordReset: (email, url) => post('password_reset', email, RESET_LINK_SECONDS, url),
    passwordChanged: (email) => post('password_changed', email, 3 * 86_400),
  };
}

/** A link opens the door, so it lies in the database only sealed. */
const seal = (secret: string, url: string): Promise<string> => symmetricEncrypt({ key: secret, data: url });
export const unseal = (secret: string, sealed: string): Promise<string> => symmetricDecrypt({ key: secret, data: sealed });
