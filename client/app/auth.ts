import { RequestFailed } from '../graphql/request-failed.ts';

/** What the sign-in answered when it is a no: for people. */
export class SignInRefused extends Error {
  /** Stable, for telling where it belongs. */
  readonly code: string;
  constructor(message: string, code = '') {
    super(message);
    this.code = code;
  }
}

async function call<Answer>(path: string, body?: object): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/auth${path}`, {
      method: body ? 'POST' : 'GET',
      credentials: 'same-origin',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new RequestFailed('network', 'The server cannot be reached.', null);
  }
  if (response.ok) return (await response.json()) as Answer;
  const requestId = response.headers.get('x-request-id');
  if (response.status === 429) {
    const seconds = Number(response.headers.get('x-retry-after') ?? response.headers.get('retry-after') ?? 60);
    throw new SignInRefused(
      `Too many tries. Wait ${seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`}, then try again.`,
    );
  }
  if (response.status >= 500) throw new RequestFailed('server', `The server answered with status ${response.status}.`, requestId);
  const said = (await response.json().catch(() => ({}))) as { message?: string; code?: string };
  throw new SignInRefused(SAYINGS[said.code ?? ''] ?? sayingOf(response.status, said.message), said.code);
}

/** The library's own words where they are not for people. */
const SAYINGS: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'This e-mail and password do not belong together. Check both, or have a sign-in link sent.',
  INVALID_TOKEN: 'This link has expired or was used before. Have a new one sent.',
  INVALID_EMAIL: 'This is no e-mail address. Check it.',
};
const sayingOf = (status: number, message?: string): string =>
  status === 401 ? 'You are no longer signed in. Sign in again.' : (message ?? 'The server refused this.');

export interface DeviceSession {
  id: string;
  token: string;
  createdAt: string;
  updatedAt: string;
  ipAddress?: string | null;
  userAgent?: string | null;
}

export const signIn = (email: string, password: string): Promise<unknown> => call('/sign-in/email', { email, password });
/** Sends a link that signs in once and leads back to a page of ours. */
export const sendSignInLink = (email: string, callbackURL: string): Promise<unknown> => call('/sign-in/magic-link', { email, callbackURL });
export const signOut = (): Promise<unknown> => call('/sign-out', {});
export const listSessions = (): Promise<DeviceSession[]> => call('/list-sessions');
export const currentSession = async (): Promise<DeviceSession | null> =>
  (await call<{ session: DeviceSession } | null>('/get-session'))?.session ?? null;
export const revokeSession = (token: string): Promise<unknown> => call('/revoke-session', { token });
export const revokeOtherSessions = (): Promise<unknown> => call('/revoke-other-sessions', {});

/** Whether there is a password to sign in with, beside links. */
export const hasPassword = async (): Promise<boolean> =>
  (await call<{ providerId: string }[]>('/list-accounts')).some(({ providerId }) => providerId === 'credential');
/** Sets the first password, or a new one for who gives the present one. All other devices are signed out. */
export const setPassword = (newPassword: string, currentPassword?: string): Promise<unknown> =>
  call('/set-password', { newPassword, ...(currentPassword !== undefined && { currentPassword }) });
/** Sends a link to the page on which a new password is chosen. */
export const sendPasswordLink = (email: string): Promise<unknown> =>
  call('/request-password-reset', { email, redirectTo: '/reset-password' });
/** Sets a new password with the token of such a link, which then is used up. */
export const resetPassword = (token: string, newPassword: string): Promise<unknown> => call('/reset-password', { token, newPassword });
