import { hashPassword } from 'better-auth/crypto';
import type { IncomingMessage } from 'node:http';
import type { Doors } from '../schema/context.ts';
import { boardLinkUrl } from './auth/board-token.ts';
import type { Config } from './config.ts';
import { resolveIdentity, type Identity } from './auth/resolve-actor.ts';
import { isFromThisMachine } from './http/origin.ts';
import type { SetupCode } from './setup-code.ts';

/** What the process lends to the schema, for a request or (without one) for a tick. */
export function doorsFor({ secret, publicUrl, smtpUrl }: Pick<Config, 'secret' | 'publicUrl' | 'smtpUrl'>, setupCode: SetupCode) {
  return (request?: IncomingMessage): Doors => ({
    hashPassword,
    boardUrl: (boardId) => boardLinkUrl(publicUrl, secret, boardId),
    sendsMail: smtpUrl !== null,
    setupNeedsCode: !request || !isFromThisMachine(request),
    isSetupCode: (code) => setupCode.matches(code),
  });
}

const textOf = (header: string | string[] | undefined): string | null => (typeof header === 'string' && header !== '' ? header : null);

/** Who asks, by the request's cookie and headers. A socket says studio and board in its first message instead. */
export function identifier(house: Parameters<typeof resolveIdentity>[0]) {
  return (request: IncomingMessage, params?: { studio: string | null; boardToken: string | null }): Promise<Identity> => {
    const headers = new Headers(request.headers.cookie ? { cookie: request.headers.cookie } : {});
    const board = /^Board\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
    return resolveIdentity(house, {
      headers,
      studio: params?.studio ?? textOf(request.headers['x-studio']),
      boardToken: params?.boardToken ?? board,
    });
  };
}
