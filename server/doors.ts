import { hashPassword } from 'better-auth/crypto';
import type { IncomingMessage } from 'node:http';
import { webhookSecrets } from '../domain/webhooks/webhook-secret.ts';
import type { Doors } from '../schema/context.ts';
import { apiKeySecret } from './auth/api-key-secret.ts';
import { boardLinkUrl } from './auth/board-token.ts';
import type { Config } from './config.ts';
import { boardLinkFinder, resolveIdentity, type Doorkeepers, type Identity, type Papers } from './auth/resolve-actor.ts';
import type { SetupCode } from './setup-code.ts';

/** What the process lends to the schema, by whether it is somebody at this very machine who asks. */
export function doorsFor(
  { secret, publicUrl, smtpUrl, webhooksAllowPrivate }: Pick<Config, 'secret' | 'publicUrl' | 'smtpUrl' | 'webhooksAllowPrivate'>,
  setupCode: SetupCode,
) {
  const far: Doors = {
    hashPassword,
    apiKeySecret: apiKeySecret(secret),
    webhookSecret: webhookSecrets(secret),
    privateHosts: webhooksAllowPrivate,
    boardUrl: (boardId) => boardLinkUrl(publicUrl, secret, boardId),
    exportUrl: (exportId) => `${publicUrl}/export/${exportId}`,
    sendsMail: smtpUrl !== null,
    setupNeedsCode: true,
    isSetupCode: (code) => setupCode.matches(code),
  };
  const near: Doors = { ...far, setupNeedsCode: false };
  return (fromThisMachine: boolean): Doors => (fromThisMachine ? near : far);
}

/** What a socket shows in its first message. */
export type Shown = Pick<Papers, 'studio' | 'boardToken' | 'apiKey'>;

const textOf = (header: string | string[] | undefined): string | null => (typeof header === 'string' && header !== '' ? header : null);

/** Who asks, by the request's cookie and headers. A socket says studio and board in its first message instead. */
export function identifier(house: Omit<Doorkeepers, 'findBoardLink'>) {
  const doorkeepers = { ...house, findBoardLink: boardLinkFinder(house.services.db) };
  return (request: IncomingMessage, params?: Shown): Promise<Identity> => {
    const [, scheme, token = null] = /^(Board|Bearer)\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    return resolveIdentity(doorkeepers, {
      cookie: request.headers.cookie || null,
      studio: params?.studio ?? textOf(request.headers['x-studio']),
      boardToken: params?.boardToken ?? (scheme?.toLowerCase() === 'board' ? token : null),
      apiKey: params?.apiKey ?? (scheme?.toLowerCase() === 'bearer' ? token : null),
    });
  };
}
