import { toNodeHandler } from 'better-auth/node';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CLIENT_ADDRESS, type Auth } from '../auth/auth.ts';
import { answerJson } from './answer.ts';
import { clientAddress } from './origin.ts';

const MOST_BYTES = 16_384;

/** Sign-in by the library, behind this house's own limits. */
export function authRoute(auth: Auth, publicUrl: string): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const handle = toNodeHandler(auth);
  return async (request, response) => {
    if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES || request.headers['transfer-encoding'] !== undefined)
      return answerJson(
        response,
        413,
        { code: 'TOO_LARGE', message: 'The request is larger than 16 kB, or does not say how large it is.' },
        { connection: 'close' },
      );
    request.headers[CLIENT_ADDRESS] = clientAddress(request, publicUrl);
    await handle(request, response);
  };
}
