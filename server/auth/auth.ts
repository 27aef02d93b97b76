import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { magicLink } from 'better-auth/plugins/magic-link';
import type { Logger } from 'pino';
import type { Services } from '../../domain/kernel/caller.ts';
import { newId } from '../../domain/kernel/ids.ts';
import { noteFirstSignIn } from '../../domain/studio/note-first-sign-in.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../domain/studio/password-rules.ts';
import type { AuthMail } from './auth-mail.ts';
import { RESET_LINK_SECONDS, SIGN_IN_LINK_SECONDS } from './link-lives.ts';
import { passwords, refuseUnfit } from './passwords.ts';

const DAY = 86_400;

/** Where `http/` writes the address a request came from, after it removed whatever a stranger claimed. */
export const CLIENT_ADDRESS = 'x-callboard-client-address';

export type Auth = ReturnType<typeof createAuth>;

export interface AuthOptions {
  services: Services;
  secret: string;
  publicUrl: string;
  mail: AuthMail;
  log: Logger;
  /** How long a sign-in link made by this instance works. */
  linkSeconds?: number;
}

/** Sign-in by password and by mailed link. Accounts are made by the first set-up and by invitations, never by signing up. */
export function createAuth({ services, secret, publicUrl, mail, log, linkSeconds = SIGN_IN_LINK_SECONDS }: AuthOptions) {
  const { db } = services;
  const secure = publicUrl.startsWith('https:');
  return betterAuth({
    appName: 'Callboard',
    baseURL: publicUrl,
    basePath: '/auth',
    secret,
    database: prismaAdapter(db, { provider: 'postgresql' }),
    telemetry: { enabled: false },
    // Every request has passed the same check (http/origin.ts), which knows all names this house is reached by.
    trustedOrigins: (request) => (request ? [new URL(request.url).origin, request.headers.get('origin') ?? ''].filter(Boolean) : []),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      resetPasswordTokenExpiresIn: RESET_LINK_SECONDS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url }) => mail.passwordReset(user.email, url),
      async onPasswordReset({ user }) {
        // Whoever read the mail has proven the address; a later sign-in link must not void the password as unproven.
        await db.user.update({ where: { id: user.id }, data: { emailVerified: true } });
        await mail.passwordChanged(user.email);
      },
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: linkSeconds,
        storeToken: 'hashed',
        async sendMagicLink({ email, url, metadata }) {
          // Our own process may ask for the link itself, as to put it into an invitation. Nothing that came over HTTP is a function.
          if (typeof metadata?.hand === 'function') return void metadata.hand(url);
          await mail.signIn(email, url);
        },
      }),
      passwords({ onChanged: (email) => mail.passwordChanged(email) }),
    ],
    hooks: { before: refuseUnfit },
    databaseHooks: {
      session: {
        create: {
          async after({ userId }) {
            // Not to be told in the log is better than not to be let in.
            await noteFirstSignIn(services, userId).catch((error: unknown) =>
              log.error({ err: error }, 'A first sign-in could not be noted'),
            );
          },
        },
      },
    },
    verification: { storeIdentifier: 'hashed' },
    // What nothing of ours asks for is no door.
    disabledPaths: UNUSED,
    session: { expiresIn: 30 * DAY, updateAge: DAY },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-in/magic-link': { window: 60, max: 5 },
        '/magic-link/verify': { window: 60, max: 20 },
        '/request-password-reset': { window: 60, max: 5 },
        '/reset-password': { window: 60, max: 10 },
        '/set-password': { window: 60, max: 5 },
        '/get-session': { window: 60, max: 600 },
      },
    },
    advanced: {
      // The library would leave these checks out when it finds itself in a test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      cookiePrefix: 'callboard',
      useSecureCookies: secure,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, secure },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
      database: { generateId: () => newId() },
    },
    logger: {
      level: 'warn',
      log: (level, message, ...details) => log[level === 'error' ? 'error' : level === 'warn' ? 'warn' : 'debug']({ details }, message),
    },
  });
}

const UNUSED = [
  '/sign-up/email',
  '/sign-in/social',
  '/callback/:id',
  '/change-password',
  '/change-email',
  '/update-user',
  '/update-session',
  '/delete-user',
  '/delete-user/callback',
  '/verify-email',
  '/send-verification-email',
  '/verify-password',
  '/link-social',
  '/unlink-account',
  '/refresh-token',
  '/get-access-token',
  '/account-info',
];
