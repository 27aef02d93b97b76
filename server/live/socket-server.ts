import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { GraphQLError, getOperationAST, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
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
import type { WayIn } from '../http/way-in.ts';
import type { AccessWatch } from './access-watch.ts';
import type { Hub } from './hub.ts';
import { LiveOperation } from './live-operation.ts';
import { Connection, MOST_MESSAGES, type Closing } from './connection.ts';
import { KeepAlive } from './keep-alive.ts';
import { RateLimit } from './rate-limit.ts';

const MOST_MESSAGE_BYTES = 64 * 1024;
const MOST_SUBSCRIPTIONS = 100;

/** Connections a second, and how many at once. Who comes beyond that is sent away before it costs anything, and knocks again by chance. */
const MOST_HANDSHAKES = 2_000;
const HANDSHAKE_BURST = 5_000;
/** Who is looked up at once. Clients wait eight seconds for the greeting. */
const ARRIVALS: GateLimits = {
  atOnce: 12,
  mostWaiting: 10_000,
  mostPerCaller: Number.POSITIVE_INFINITY,
  patienceMs: 6_000,
};
/** Walls are looked up together, in one statement for all who knock at a moment. */
const WALLS_AT_ONCE = 500;

/** Why a socket was closed, for the client: after `changed` and `restart` it comes back, after `revoked` it asks a person. */
const CLOSING: Closing = {
  revoked: [CloseCode.Forbidden, 'Access has ended'],
  changed: [4205, 'Rights have changed'],
  unknown: [1013, 'Try again later'],
};
const RESTART = 1012;
/** Timers are no finer than some milliseconds. */
const SLICE_MS = 10;
/** RFC 6455, section 5.5: a control frame holds 125 bytes, two of which are the code. */
const MOST_REASON_BYTES = 123;

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
  createContext(identity: Identity, wayIn: WayIn): Context;
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
  const walls = new Gate({ ...ARRIVALS, atOnce: WALLS_AT_ONCE });
  const handshakes = new RateLimit(MOST_HANDSHAKES, HANDSHAKE_BURST);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_MESSAGE_BYTES, perMessageDeflate: false, handleProtocols });

  const alive = new KeepAlive();
  const broke = (error: Error): void => log.debug({ err: error }, 'A socket broke');

  const server = makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: 5_000,
    async onConnect(context) {
      const { connectionParams, extra: connection } = context;
      const request = connection.request!;
      // Thousands may come back in the same moment, and each is looked up: a few at a time, in the order in which they came.
      const shown = paramsOf(connectionParams);
      const line = shown.boardToken === null ? arrivals : walls;
      const identity = await line.run('', () => identify(request, shown)).catch(orTurnedAway);
      // What it came with is of no more use, and would be held for as long as it stays.
      connection.request = null;
      Object.assign(context, { connectionParams: undefined });
      if (!identity) return void connection.lose('unknown');
      connection.identity = identity;
      const { actor, refused } = identity;
      // With the sentence that says how to mend it, as far as a closing frame holds one.
      if (refused) return void connection.close(CloseCode.Unauthorized, `${refused.code}: ${refused.message}`.slice(0, MOST_REASON_BYTES));
      if (!actor) return false;
      // Gone while we looked them up: nobody will tell us again.
      if (connection.isOpen) access.watch(connection);
      return { ...greeting() };
    },
    // An operation that is wrong ends itself and not the socket with everything else on it.
    async onSubscribe({ extra: connection, subscriptions }, _id, { query: text, operationName, variables, extensions }) {
      if (Object.keys(subscriptions).length > MOST_SUBSCRIPTIONS)
        return [
          new GraphQLError(`At most ${MOST_SUBSCRIPTIONS} subscriptions per socket.`, { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }),
        ];
      const hash = text === '' ? hashIn(extensions) : null;
      const query = hash === null ? text : operations.textOf(hash);
      if (query === null) return [refusalOf(UNKNOWN_OPERATION)];
      if (!mayAsk(connection.actor, query)) return [refusalOf(ONLY_KNOWN)];
      const found = read(query);
      if ('errors' in found) return [...found.errors];
      if (!getOperationAST(found.document, operationName))
        return [new GraphQLError('Name one operation of the document.', { extensions: { code: 'BAD_REQUEST' } })];
      const refusal = refuseVariables(schema, found.document, operationName ?? undefined, variables ?? undefined);
      if (refusal) return [refusal];
      const paid = await meter({ document: found.document, operationName, variables, actor: connection.actor });
      if (paid.refusal) return [paid.refusal];
      return {
        schema,
        document: found.document,
        ...(operationName ? { operationName } : {}),
        ...(variables ? { variableValues: variables } : {}),
        contextValue: createContext(connection.identity, connection.wayIn),
      };
    },
    execute: execute as never,
    subscribe: hub.subscribe as never,
    onOperation({ extra: connection, subscriptions }, id, payload, args, result) {
      if (!(result instanceof LiveOperation)) return;
      // The library holds both until the end, which may be months away. Each tick has a context of its own.
      Object.assign(payload, { query: '', variables: undefined });
      Object.assign(args, { contextValue: undefined, variableValues: undefined });
      connection.attach(id, result, subscriptions);
    },
    onNext: (_context, _id, _payload, _args, result) => (result.errors ? { ...result, errors: present(result.errors) } : undefined),
    onError: (_context, _id, _payload, errors) => present(errors as GraphQLError[]),
  });

  sockets.on('connection', (socket, request) => {
    const connection = new Connection(socket, request, CLOSING);
    const closed = server.opened(connection, connection);
    alive.watch(socket);
    socket.on('message', (data) => hear(connection, String(data)));
    socket.on('error', broke);
    socket.on('close', (code, reason) => {
      alive.forget(socket);
      access.forget(connection);
      void closed(code, String(reason));
    });
  });
  const hear = (connection: Connection, message: string): void => {
    if (!connection.mayTell()) return refuse(connection, message);
    requestScope
      .run({ requestId: randomUUID() }, handOn, connection, messageIn(message))
      .catch((error: unknown) => failed(connection, error));
  };
  const failed = (connection: Connection, error: unknown): void => {
    // The library's word for what only a server says.
    if (error instanceof Error && error.message.startsWith('Unexpected message of type'))
      return connection.close(CloseCode.BadRequest, error.message.slice(0, MOST_REASON_BYTES));
    log.error({ err: error }, 'A socket message failed');
    // Not 4500, after which the protocol's client would never come back by itself.
    connection.lose('unknown');
  };

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
      alive.close();
      const gone = [...sockets.clients].map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())));
      for (const socket of sockets.clients) socket.close(RESTART, 'Restarting');
      await Promise.race([Promise.all(gone), new Promise((resolve) => setTimeout(resolve, 1_000))]);
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

/** A function of its own, since one that is written in place would hold the message's text for as long as its operation runs. */
const handOn = (connection: Connection, message: string): Promise<void> => connection.take(message);

/**
 * A message, read. The library reads a text itself, but holds what it was handed for as long as the operation runs that it began;
 * what is no JSON it closes the socket for.
 */
function messageIn(text: string): string {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'string' ? text : (message as string);
  } catch {
    return text;
  }
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
function refuse(connection: Connection, message: string): void {
  const id = /"id"\s*:\s*"([^"\\]{1,100})"/.exec(message.slice(0, 400))?.[1] ?? /"id"\s*:\s*"([^"\\]{1,100})"/.exec(message)?.[1];
  if (!id || connection.isSlow || !/"type"\s*:\s*"subscribe"/.test(message)) return;
  connection.send(JSON.stringify({ id, type: 'error', payload: [{ message: TOO_MANY, extensions: { code: 'TOO_MANY_MESSAGES' } }] }));
}
