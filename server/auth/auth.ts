import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { magicLink } from 'better-auth/plugins/magic-link';
import type { Logger } from 'pino';
import type { Db } from '../../domain/kernel/caller.ts';
import { newId } from '../../domain/kernel/ids.ts';
import type { SignInMail } from './sign-in-mail.ts';

const DAY = 86_400;

/** Where `http/` writes the address a request came from, after it removed whatever a stranger claimed. */
export const CLIENT_ADDRESS = 'x-callboard-client-address';

export type Auth = ReturnType<typeof createAuth>;

/** Sign-in by password and by mailed link. Accounts are made by the first set-up and by invitations, never by signing up. */
export function createAuth(options: { db: Db; secret: string; publicUrl: string; mail: SignInMail; log: Logger }) {
  const { db, secret, publicUrl, mail, log } = options;
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
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: 900,
        storeToken: 'hashed',
        async sendMagicLink({ email, url }) {
          // A stranger's address gets no mail, and whoever asks learns nothing from the answer.
          if (await db.user.findUnique({ where: { email: email.toLowerCase() } })) await mail.send({ to: email, url });
        },
      }),
    ],
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
