import { RequestFailed } from '../graphql/request-failed.ts';

/** What the sign-in answered when it is a no: for people. */
export class SignInRefused extends Error {}

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
  throw new SignInRefused(
    said.code === 'INVALID_EMAIL_OR_PASSWORD' || response.status === 401
      ? 'This e-mail and password do not belong together. Check both, or have a sign-in link sent.'
      : (said.message ?? 'The server refused this.'),
  );
}

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
