import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { RequestDone } from '../metrics.ts';
import { answerGraphqlError, answerJson } from './answer.ts';
import { isAway, RETRY_SOON, UNAVAILABLE } from './away.ts';
import { isKnownHost, isOwnOrigin } from './origin.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { requestScope } from './request-scope.ts';
import { setSecurityHeaders } from './security-headers.ts';

export interface Routes {
  graphql(request: IncomingMessage, response: ServerResponse): Promise<void>;
  auth(request: IncomingMessage, response: ServerResponse): Promise<void>;
  upload(request: IncomingMessage, response: ServerResponse): Promise<void>;
  exported(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  explorer(request: IncomingMessage, response: ServerResponse, path: string): void;
  wall(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  files(request: IncomingMessage, response: ServerResponse, path: string): void;
  metrics(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Whether this process can serve: its database answers and it is not stopping. */
  isReady(): Promise<boolean>;
  /** It has been asked to leave: what is kept open to it is closed with the next answer, and no socket comes in any more. */
  isStopping(): boolean;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** The door of the house: names each request, refuses foreign pages, and shows the way. */
export function httpServer(
  routes: Routes,
  { publicUrl, log, onDone }: { publicUrl: string; log: Logger; onDone(done: RequestDone): void },
): Server {
  const server = createServer((request, response) => {
    const startedAt = performance.now();
    const requestId = requestIdOf(request);
    response.setHeader('x-request-id', requestId);
    if (routes.isStopping()) response.setHeader('connection', 'close');
    response.once('close', () => {
      const seconds = (performance.now() - startedAt) / 1_000;
      const milliseconds = Math.round(seconds * 1_000);
      onDone({ route: routeOf(pathOf(request)), status: response.statusCode, seconds });
      log.debug({ requestId, method: request.method, path: pathOf(request), status: response.statusCode, milliseconds }, 'request');
    });
    requestScope
      .run({ requestId }, () => serve(routes, request, response, publicUrl))
      .catch((error: unknown) => {
        log.error({ err: error, requestId }, 'A request failed');
        if (response.headersSent) return void response.destroy();
        if (isAway(error)) return answerGraphqlError(response, 503, UNAVAILABLE, RETRY_SOON);
        answerGraphqlError(response, 500, { message: 'Something went wrong on our side. Try again.', code: 'INTERNAL_SERVER_ERROR' });
      });
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (pathOf(request) !== '/graphql') return refuseUpgrade(socket, '404 Not Found');
    if (!isKnownHost(request.headers.host, publicUrl) || !isOwnOrigin(request, publicUrl)) return refuseUpgrade(socket, '403 Forbidden');
    if (routes.isStopping()) return refuseUpgrade(socket, '503 Service Unavailable', 'retry-after: 1\r\n');
    routes.upgrade(request, socket, head);
  });
  server.on('clientError', (_error, socket) => refuseUpgrade(socket, '400 Bad Request'));
  // A request that is not complete by then was cut off or is meant to hold a connection.
  server.requestTimeout = 30_000;
  // Longer than balancers keep a connection at rest (mostly 60 s): else one could send a request into a connection that is just being closed.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  return server;
}

async function serve(routes: Routes, request: IncomingMessage, response: ServerResponse, publicUrl: string): Promise<void> {
  const path = pathOf(request);
  if (path === null) return answerJson(response, 400, { message: 'This address cannot be read.' });
  if (path === '/health') return answerJson(response, 200, { status: 'ok' });
  if (path === '/metrics') return routes.metrics(request, response);
  if (path === '/ready') {
    const ready = await routes.isReady();
    return answerJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' });
  }
  setSecurityHeaders(request, response, path, publicUrl);
  if (!isKnownHost(request.headers.host, publicUrl))
    return answerGraphqlError(response, 421, {
      message: 'Callboard is not reached by this name. Its operator can set PUBLIC_URL.',
      code: 'UNKNOWN_HOST',
    });
  if (path === '/graphql' || path === '/upload/calendar' || path.startsWith('/auth/')) {
    if (!isOwnOrigin(request, publicUrl))
      return answerGraphqlError(response, 403, { message: 'Requests from other sites are refused.', code: 'FOREIGN_ORIGIN' });
    if (path === '/upload/calendar') return routes.upload(request, response);
    return path === '/graphql' ? routes.graphql(request, response) : routes.auth(request, response);
  }
  if (path === '/explore' || path.startsWith('/explore/')) return routes.explorer(request, response, path);
  if (path.startsWith('/export/')) return routes.exported(request, response, path);
  if (path.startsWith('/b/')) return routes.wall(request, response, path);
  routes.files(request, response, path);
}

const ROUTES = ['graphql', 'auth', 'upload', 'export', 'explore', 'metrics', 'health', 'ready', 'b'];

/** The first part of a known address; all others are files, however many are asked for. */
const routeOf = (path: string | null): string => ROUTES.find((route) => path?.split('/')[1] === route) ?? 'file';

/** The address without its query, decoded; null when it cannot be. */
function pathOf(request: IncomingMessage): string | null {
  try {
    const path = decodeURIComponent((request.url ?? '/').split(/[?#]/, 1)[0]!);
    return path.startsWith('/') && !path.includes('\0') ? path : null;
  } catch {
    return null;
  }
}

function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
