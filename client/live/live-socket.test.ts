import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { GraphQLError, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as Ws from 'ws';
import { keepHash } from '../graphql/hashes.ts';
import { LiveSocket, type StreamRequest } from './live-socket.ts';

// Client tests get the browser's packages; that of ws is an empty one, so it is taken by its path.
const ws = createRequire(import.meta.url)('../../node_modules/ws/index.js') as typeof Ws;

/** A server with one log; `log(since)` sends what came after, then what comes. */
let revision: number;
let ring: Set<() => void>;
let http: Server;
let sockets: Ws.WebSocketServer;
let port = 0;
let live: LiveSocket;
let subscribedSince: (number | null)[];
/** What the server is asked, as it travels; and what it knows by its hash alone. */
let asked: { query: string; hash: string | undefined }[];
let knownTexts: Record<string, string>;

async function* follow(since: number | null) {
  subscribedSince.push(since);
  let wake = (): void => undefined;
  const bell = (): void => wake();
  ring.add(bell);
  try {
    for (let sent = since ?? revision - 1; ;) {
      while (sent < revision) yield { log: ++sent };
      await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    ring.delete(bell);
  }
}

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { here: { type: GraphQLInt } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      log: {
        type: new GraphQLNonNull(GraphQLInt),
        args: { since: { type: GraphQLInt } },
        subscribe: (_root, args: { since?: number | null }) => follow(args.since ?? null),
      },
    },
  }),
});

async function startServer(build = 'one'): Promise<void> {
  http = createServer();
  sockets = new ws.WebSocketServer({ server: http, path: '/graphql' });
  useServer(
    {
      schema,
      onConnect: () => ({ build, serverTime: '2030-05-01T09:00:00Z' }),
      onSubscribe: (_context, _id, { query, operationName, variables, extensions }) => {
        const hash = (extensions?.persistedQuery as { sha256Hash: string } | undefined)?.sha256Hash;
        asked.push({ query, hash });
        const text = query || knownTexts[hash!];
        if (!text) return [new GraphQLError('No such operation.', { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } })];
        return { schema, document: parse(text), operationName, variableValues: variables };
      },
    },
    sockets,
  );
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  port = (http.address() as AddressInfo).port;
}

async function stopServer(): Promise<void> {
  for (const client of sockets.clients) client.terminate();
  await new Promise((resolve) => http.close(resolve));
}

function open(options: Partial<ConstructorParameters<typeof LiveSocket>[0]> = {}): LiveSocket {
  live = new LiveSocket({ url: `ws://127.0.0.1:${port}/graphql`, params: () => ({}), webSocketImpl: ws.WebSocket, ...options });
  return live;
}

/** Follows the log as a stream of the app does: it remembers how far it came. */
function followLog(more: Partial<StreamRequest> = {}) {
  const heard: number[] = [];
  const stream = live.stream({
    query: 'subscription Log($since: Int) { log(since: $since) }',
    variables: () => ({ since: heard.at(-1) ?? null }),
    next: (result) => heard.push((result.data as { log: number }).log),
    ...more,
  });
  return { heard, stream };
}

const write = (): void => {
  revision += 1;
  for (const call of ring) call();
};

beforeEach(async () => {
  port = 0;
  revision = 10;
  ring = new Set();
  subscribedSince = [];
  asked = [];
  knownTexts = {};
  await startServer();
});
afterEach(async () => {
  live.close();
  await stopServer();
});

test('what was missed while the server was away arrives once, in order', async () => {
  open();
  const lost = vi.fn<() => void>();
  const { heard } = followLog({ lost });
  await expect.poll(() => heard).toEqual([10]);

  await stopServer();
  await expect.poll(() => lost.mock.calls.length).toBeGreaterThan(0);
  revision += 3;
  await startServer();
  await expect.poll(() => heard, { timeout: 5_000 }).toEqual([10, 11, 12, 13]);
  expect(subscribedSince).toEqual([null, 10]);

  write();
  await expect.poll(() => heard).toEqual([10, 11, 12, 13, 14]);
});

test('a server that closes politely is resumed too, from where the stream stood', async () => {
  open();
  const { heard } = followLog();
  await expect.poll(() => heard).toEqual([10]);
  write();
  await expect.poll(() => heard).toEqual([10, 11]);
  for (const client of sockets.clients) client.close(1000, 'Normal');
  await expect.poll(() => subscribedSince, { timeout: 5_000 }).toEqual([null, 11]);
  write();
  await expect.poll(() => heard).toEqual([10, 11, 12]);
});

test('a connection that dies without a word is noticed and replaced', async () => {
  // Between the two runs a cable that can be pulled: nothing passes any more, and nothing says so.
  const ends: Socket[] = [];
  const cable = createTcpServer((near) => {
    const far = connect(port, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const end of [near, far]) ends.push(end.on('error', () => undefined));
  });
  await new Promise<void>((resolve) => cable.listen(0, '127.0.0.1', resolve));
  open({ url: `ws://127.0.0.1:${(cable.address() as AddressInfo).port}/graphql`, beat: 100, calm: 50, patience: 150 });
  const told: string[] = [];
  const { heard } = followLog({ doubt: () => told.push('doubt'), lost: () => told.push('lost') });
  await expect.poll(() => heard).toEqual([10]);

  for (const end of ends) end.unpipe().pause();
  write();
  await expect.poll(() => heard, { timeout: 5_000 }).toEqual([10, 11]);
  // What is shown says its age before the connection is given up.
  expect(told.slice(0, 2)).toEqual(['doubt', 'lost']);
  expect(subscribedSince).toEqual([null, 10]);
  live.close();
  for (const end of ends) end.destroy();
  cable.close();
});

test('doubt after sleep is answered by a sign of life, without a new connection', async () => {
  const changed = vi.fn<(open: boolean) => void>();
  open({ changed });
  const doubt = vi.fn<() => void>();
  const seen = vi.fn<(at: number) => void>();
  const { heard } = followLog({ doubt, heard: seen });
  await expect.poll(() => heard).toEqual([10]);
  seen.mockClear();

  live.doubt();
  expect(doubt).toHaveBeenCalledOnce();
  await expect.poll(() => seen.mock.calls.length).toBe(1);
  expect(changed.mock.calls).toEqual([[true]]);
});

test('the server tells its time and build with each connection', async () => {
  const told: unknown[] = [];
  open({ acknowledged: (payload) => told.push(payload.build) });
  const { heard } = followLog();
  await expect.poll(() => heard).toEqual([10]);
  await stopServer();
  await startServer('two');
  await expect.poll(() => told, { timeout: 5_000 }).toEqual(['one', 'two']);
});

test('a stream that the server refuses leaves the others alone', async () => {
  open();
  const failed = vi.fn<(errors: readonly unknown[]) => void>();
  const { heard } = followLog();
  live.stream({ query: 'subscription { nothing }', variables: () => ({}), next: () => undefined, failed });
  await expect.poll(() => failed.mock.calls.length).toBeGreaterThan(0);
  write();
  await expect.poll(() => heard.at(-1)).toBe(11);
  expect(sockets.clients.size).toBe(1);
});

test('a restarted stream asks anew on the same connection, and a stopped one says nothing more', async () => {
  const changed = vi.fn<(open: boolean) => void>();
  open({ changed });
  const { heard, stream } = followLog();
  await expect.poll(() => heard).toEqual([10]);
  stream.restart();
  await expect.poll(() => subscribedSince).toEqual([null, 10]);
  stream.stop();
  const other = followLog();
  write();
  await expect.poll(() => other.heard.at(-1)).toBe(11);
  expect(heard).toEqual([10]);
  expect(changed.mock.calls.filter(([isOpen]) => isOpen)).toHaveLength(1);
});

test('an operation is sent by its hash, and by its text to a server of another build', async () => {
  const query = 'subscription Hashed($since: Int) { log(since: $since) }';
  const [hash, twin] = ['a'.repeat(64), 'b'.repeat(64)];
  keepHash(query, hash);
  keepHash('query Twin { here }', twin);
  knownTexts = { [hash]: query };
  open();
  const { heard } = followLog({ query });
  await expect.poll(() => heard).toEqual([10]);
  expect(asked).toEqual([{ query: '', hash }]);

  // The server that comes up in its place knows neither; each is spelt out once.
  await stopServer();
  knownTexts = {};
  revision += 1;
  await startServer('two');
  await expect.poll(() => heard, { timeout: 8_000 }).toEqual([10, 11]);
  expect(asked.slice(1)).toEqual([
    { query: '', hash },
    { query, hash: undefined },
  ]);
  asked = [];
  expect(live.tell('query Twin { here }', {})).toBe(true);
  await expect.poll(() => asked.length).toBe(2);
  live.tell('query Twin { here }', {});
  await expect.poll(() => asked.map((one) => one.hash ?? one.query)).toEqual([twin, 'query Twin { here }', 'query Twin { here }']);

  // One that knows them again is told hashes again.
  await stopServer();
  knownTexts = { [hash]: query };
  asked = [];
  await startServer('one');
  await expect.poll(() => asked, { timeout: 8_000 }).toEqual([{ query: '', hash }]);
}, 20_000);
