import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { GraphQLError, getOperationAST, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import { newId } from '../../domain/kernel/ids.ts';
import type { Context } from '../../schema/context.ts';
import type { Identity } from '../auth/resolve-actor.ts';
import type { Shown } from '../doors.ts';
import { Gate, TurnedAway, type GateLimits } from '../http/gate.ts';
import { presentError } from '../http/present-error.ts';
import { hashIn, ONLY_KNOWN, UNKNOWN_OPERATION, type KnownOperations } from '../graphql/known-operations.ts';
import type { OperationRules } from '../graphql/operation-rules.ts';
import type { Meter } from '../graphql/meter.ts';
import type { Read } from '../http/document.ts';
import { refuseUpgrade } from '../http/refuse-upgrade.ts';
import { requestScope } from '../http/request-scope.ts';
import { refuseVariables } from '../http/variables.ts';
import type { AccessWatch, Loss } from './access-watch.ts';
import type { Hub } from './hub.ts';
import { LiveOperation } from './live-operation.ts';
import { RateLimit } from './rate-limit.ts';
import { SocketOutlet } from './socket-outlet.ts';

const MOST_MESSAGE_BYTES = 64 * 1024;
const MOST_SUBSCRIPTIONS = 100;
const PING_MS = 12_000;
/** Messages a second from one socket, and how many at once. */
const MOST_MESSAGES = 100;
const BURST = 400;

/** Connections a second, and how many at once. Who comes beyond that is sent away before it costs anything, and knocks again by chance. */
const MOST_HANDSHAKES = 500;
const HANDSHAKE_BURST = 1_500;
/** Who is looked up at once. Clients wait eight seconds for the greeting. */
const ARRIVALS: GateLimits = {
  atOnce: 12,
  mostWaiting: 10_000,
  mostPerCaller: Number.POSITIVE_INFINITY,
  burstPatienceMs: 5_000,
  standingPatienceMs: 5_000,
};

/** Why a socket was closed, for the client: after `changed` and `restart` it comes back, after `revoked` it asks a person. */
const CLOSING: Record<Loss, [number, string]> = {
  revoked: [CloseCode.Forbidden, 'Access has ended'],
  changed: [4205, 'Rights have changed'],
  unknown: [1013, 'Try again later'],
};
const RESTART = 1012;
/** Timers are no finer than some milliseconds. */
const SLICE_MS = 10;
/** RFC 6455, section 5.5: a control frame holds 125 bytes, two of which are the code. */
const MOST_REASON_BYTES = 123;

interface Extra {
  socket: WebSocket;
  request: IncomingMessage;
  outlet: SocketOutlet;
  identity: Identity;
  stopWatching(): void;
}

export interface SocketServerOptions {
  schema: GraphQLSchema;
  hub: Hub;
  access: AccessWatch;
  log: Logger;
  read: (query: string) => Read;
  meter: Meter;
  operations: KnownOperations;
  mayAsk: OperationRules['mayAsk'];
  execute: (args: ExecutionArgs) => unknown;
  identify(request: IncomingMessage, params: Shown): Promise<Identity>;
  createContext(identity: Identity, request: IncomingMessage): Context;
  /** What the client is greeted with. */
  greeting(): { build: string; serverTime: string };
}

export interface SocketServer {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Those that are open now. */
  sockets(): ReadonlySet<WebSocket>;
  /** Tells every client to come back, one after another over this time, so that they do not all come at once where they go. */
  sendAway(overMs: number): Promise<void>;
  /** The same with whoever is left, at once, and waits until they have gone. */
  close(): Promise<void>;
}

/** GraphQL over WebSocket (graphql-transport-ws). The protocol is the library's; writing payloads is the hub's. */
export function socketServer(options: SocketServerOptions): SocketServer {
  const { schema, hub, access, log, read, meter, operations, mayAsk, execute, identify, createContext, greeting } = options;
  const present = (errors: readonly GraphQLError[]) => errors.map((error) => presentError(error, log));
  const arrivals = new Gate(ARRIVALS);
  const handshakes = new RateLimit(MOST_HANDSHAKES, HANDSHAKE_BURST);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_MESSAGE_BYTES, perMessageDeflate: false, handleProtocols });

  const server = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: 5_000,
    async onConnect({ connectionParams, extra }) {
      // Thousands may come back in the same moment, and each is looked up: a few at a time, in the order in which they came.
      const identity = await arrivals.run('', () => identify(extra.request, paramsOf(connectionParams))).catch(orTurnedAway);
      if (!identity) return void extra.socket.close(...CLOSING.unknown);
      extra.identity = identity;
      const { actor, user, refused } = extra.identity;
      // With the sentence that says how to mend it, as far as a closing frame holds one.
      if (refused)
        return void extra.socket.close(CloseCode.Unauthorized, `${refused.code}: ${refused.message}`.slice(0, MOST_REASON_BYTES));
      if (!actor) return false;
      extra.stopWatching = access.watch({ sessionId: user?.sessionId ?? null, actor }, (loss) => extra.socket.close(...CLOSING[loss]));
      // Gone while we looked them up: nobody will tell us again.
      if (extra.socket.readyState !== extra.socket.OPEN) extra.stopWatching();
      return { ...greeting() };
    },
    // An operation that is wrong ends itself and not the socket with everything else on it.
    async onSubscribe({ extra, subscriptions }, _id, { query: text, operationName, variables, extensions }) {
      if (Object.keys(subscriptions).length > MOST_SUBSCRIPTIONS)
        return [
          new GraphQLError(`At most ${MOST_SUBSCRIPTIONS} subscriptions per socket.`, { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }),
        ];
      const hash = text === '' ? hashIn(extensions) : null;
      const query = hash === null ? text : operations.textOf(hash);
      if (query === null) return [refusalOf(UNKNOWN_OPERATION)];
      if (!mayAsk(extra.identity.actor, query)) return [refusalOf(ONLY_KNOWN)];
      const found = read(query);
      if ('errors' in found) return [...found.errors];
      if (!getOperationAST(found.document, operationName))
        return [new GraphQLError('Name one operation of the document.', { extensions: { code: 'BAD_REQUEST' } })];
      const refusal = refuseVariables(schema, found.document, operationName ?? undefined, variables ?? undefined);
      if (refusal) return [refusal];
      const { actor } = extra.identity;
      const paid = await meter({ document: found.document, operationName, variables, actor });
      if (paid.refusal) return [paid.refusal];
      return {
        schema,
        document: found.document,
        ...(operationName ? { operationName } : {}),
        ...(variables ? { variableValues: variables } : {}),
        contextValue: createContext(extra.identity, extra.request),
      };
    },
    execute: execute as never,
    subscribe: hub.subscribe as never,
    onOperation({ extra, subscriptions }, id, _payload, _args, result) {
      if (!(result instanceof LiveOperation)) return;
      // It failed by itself and has said so: the library must not say `complete` as well.
      extra.outlet.attach(id, result, () => delete subscriptions[id]);
    },
    onNext: (_context, _id, _payload, _args, result) => (result.errors ? { ...result, errors: present(result.errors) } : undefined),
    onError: (_context, _id, _payload, errors) => present(errors as GraphQLError[]),
  });

  sockets.on('connection', (socket, request) => {
    const extra: Extra = {
      socket,
      request,
      outlet: new SocketOutlet(socket),
      identity: { user: null, actor: null, foreignStudio: null, refused: null },
      stopWatching: () => undefined,
    };
    const limit = new RateLimit(MOST_MESSAGES, BURST);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) => void extra.outlet.write(text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => {
          socket.on('message', (data) => {
            if (!limit.take()) return refuse(extra.outlet, String(data));
            requestScope
              .run({ requestId: newId() }, () => take(String(data)))
              .catch((error: unknown) => {
                // The library's word for what only a server says.
                if (error instanceof Error && error.message.startsWith('Unexpected message of type'))
                  return socket.close(CloseCode.BadRequest, error.message.slice(0, MOST_REASON_BYTES));
                log.error({ err: error }, 'A socket message failed');
                // Not 4500, after which the protocol's client would never come back by itself.
                socket.close(...CLOSING.unknown);
              });
          });
        },
      },
      extra,
    );
    const stopPinging = keepAlive(socket);
    socket.on('error', (error) => log.debug({ err: error }, 'A socket broke'));
    socket.once('close', (code, reason) => {
      stopPinging();
      extra.stopWatching();
      void closed(code, String(reason));
    });
  });

  return {
    upgrade(request, socket, head) {
      if (!handshakes.take()) return refuseUpgrade(socket, '503 Service Unavailable', 'retry-after: 2\r\n');
      sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
    },
    sockets: () => sockets.clients,
    async sendAway(overMs) {
      const all = [...sockets.clients];
      const startedAt = performance.now();
      for (const [n, socket] of all.entries()) {
        const early = startedAt + (n / all.length) * overMs - performance.now();
        if (early > SLICE_MS) await wait(early);
        socket.close(RESTART, 'Restarting');
      }
    },
    async close() {
      const gone = [...sockets.clients].map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())));
      for (const socket of sockets.clients) socket.close(RESTART, 'Restarting');
      await Promise.race([Promise.all(gone), new Promise((resolve) => setTimeout(resolve, 1_000))]);
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

const refusalOf = ({ message, code }: { message: string; code: string }) => new GraphQLError(message, { extensions: { code } });

const orTurnedAway = (error: unknown): null => {
  if (error instanceof TurnedAway) return null;
  throw error;
};

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const bearerOf = (value: unknown): string | null => /^Bearer\s+(\S+)$/i.exec(text(value) ?? '')?.[1] ?? null;

const paramsOf = (params: Readonly<Record<string, unknown>> | undefined) => ({
  studio: text(params?.studio),
  boardToken: text(params?.board),
  apiKey: text(params?.apiKey) ?? bearerOf(params?.authorization),
});

const TOO_MANY = `At most ${MOST_MESSAGES} messages a second are taken from one connection. Send less often.`;

/** What comes faster than anybody works is answered before it costs anything. */
function refuse(outlet: SocketOutlet, message: string): void {
  const id = /"id"\s*:\s*"([^"\\]{1,100})"/.exec(message.slice(0, 400))?.[1] ?? /"id"\s*:\s*"([^"\\]{1,100})"/.exec(message)?.[1];
  if (!id || outlet.full || !/"type"\s*:\s*"subscribe"/.test(message)) return;
  outlet.write(JSON.stringify({ id, type: 'error', payload: [{ message: TOO_MANY, extensions: { code: 'TOO_MANY_MESSAGES' } }] }));
}

/** A peer that vanished without a word (sleep, pulled cable) answers no ping and is dropped at the next. */
function keepAlive(socket: WebSocket): () => void {
  let alive = true;
  socket.on('pong', () => (alive = true));
  const timer = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, PING_MS);
  return () => clearInterval(timer);
}
