import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint, createAuthMiddleware, sensitiveSessionMiddleware } from 'better-auth/api';
import { z } from 'zod';
import { passwordFault } from '../../domain/studio/password-rules.ts';

const refuse = (code: string, message: string): never => {
  throw new APIError('BAD_REQUEST', { code, message });
};

/**
 * Before anything is done: text that the database would fail at, and new passwords, which are held to the same rules by whichever way they
 * come. (The name and address are known only where somebody is signed in.)
 */
export const refuseUnfit = createAuthMiddleware(async ({ path, body, query }) => {
  if (JSON.stringify([body, query])?.includes('\\u0000')) refuse('INVALID_INPUT', 'Remove the NUL character.');
  if (path !== '/reset-password') return;
  const fault = typeof body?.newPassword === 'string' ? passwordFault(body.newPassword) : null;
  if (fault) refuse('WEAK_PASSWORD', fault);
});

/**
 * POST /set-password: the first password of somebody who came in by a link, or a new one instead of the present one.
 * The library has two calls for it, of which one cannot be reached over HTTP and neither ends the other sessions without a new cookie.
 * The token of this session stays; all others end, since whoever has the old password may be there.
 */
export const passwords = ({ onChanged }: { onChanged(email: string): Promise<void> }) =>
  ({
    id: 'callboard-passwords',
    endpoints: {
      setOwnPassword: createAuthEndpoint(
        '/set-password',
        {
          method: 'POST',
          body: z.object({ newPassword: z.string(), currentPassword: z.string().max(1_000).optional() }),
          use: [sensitiveSessionMiddleware],
        },
        async (ctx) => {
          const { newPassword, currentPassword } = ctx.body;
          const { user, session } = ctx.context.session;
          const { internalAdapter, password } = ctx.context;
          const account = await internalAdapter.findCredentialAccount(user.id);
          if (account?.password && !(await password.verify({ hash: account.password, password: currentPassword ?? '' })))
            return refuse('INVALID_PASSWORD', 'This is not your present password.');
          const fault = passwordFault(newPassword, user);
          if (fault) return refuse('WEAK_PASSWORD', fault);

          const hash = await password.hash(newPassword);
          if (account) await internalAdapter.updateAccount(account.id, { password: hash });
          else await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash });
          for (const other of await internalAdapter.listSessions(user.id))
            if (other.token !== session.token) await internalAdapter.deleteSession(other.token);
          await onChanged(user.email);
          return ctx.json({ status: true });
        },
      ),
    },
  }) satisfies BetterAuthPlugin;
