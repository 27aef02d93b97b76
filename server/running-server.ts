import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { Services } from '../domain/kernel/caller.ts';
import { systemClock } from '../domain/kernel/clock.ts';
import { needsSetUp } from '../domain/studio/set-up-studio.ts';
import { connect, connectionsOf } from '../prisma/connect.ts';
import { schema } from '../schema/index.ts';
import { createAuth } from './auth/auth.ts';
import { authMail } from './auth/auth-mail.ts';
import { STRANGER, type Identity } from './auth/resolve-actor.ts';
import { localAddress, type Config } from './config.ts';
import { doorsFor, identifier } from './doors.ts';
import { openFrontDoor, type FrontDoor } from './front-door.ts';
import { spendInPostgres } from './graphql/allowance.ts';
import { builtOperations } from './graphql/known-operations.ts';
import { meter } from './graphql/meter.ts';
import { operationRules } from './graphql/operation-rules.ts';
import { authRoute } from './http/auth-route.ts';
import { documentReader } from './http/document.ts';
import { explorerRoute } from './http/explorer-route.ts';
import { exportDownload } from './http/export-download.ts';
import { Gate } from './http/gate.ts';
import { gatedExecution, throughGate } from './http/gated.ts';
import { graphqlRoute } from './http/graphql-route.ts';
import { importUpload } from './http/import-upload.ts';
import { createContext } from './http/request-context.ts';
import { currentRequestId } from './http/request-scope.ts';
import { httpServer } from './http/server.ts';
import { staticFiles } from './http/static-files.ts';
import { wallRoute } from './http/wall-route.ts';
import { WayIn, wayInOf } from './http/way-in.ts';
import { AccessWatch } from './live/access-watch.ts';
import { CHANNEL, doorbellOver, WHISPERS } from './live/doorbell.ts';
import { firstPicture } from './live/first-picture.ts';
import { Hub } from './live/hub.ts';
import { postgresWire } from './live/postgres-wire.ts';
import { socketServer } from './live/socket-server.ts';
import { createMetrics } from './metrics.ts';
import { metricsRoute } from './metrics-route.ts';
import { makeSetupCode } from './setup-code.ts';
import { settlePort } from './web-port.ts';

export interface RunningServer {
  url: string;
  hub: Hub;
  services: Services;
  /** What the first set-up takes from another machine; printed while there is no studio. */
  setupCode: string;
  /** For metrics: how much each has still to read. */
  openSockets(): { bufferedAmount: number }[];
  close(): Promise<void>;
}

const CLIENT = fileURLToPath(new URL('../dist/client', import.meta.url));
/** A tick of a subscription comes from no request. */
const NOBODYS_WAY = new WayIn(null, null);
/** How long requests that are under way may take to finish when the server stops. */
const LAST_REQUESTS_MS = 10_000;

/**
 * Brings up one server process. Its parts know each other only through what they are handed here.
 * `door` is where people knock already; without it the port is opened when all else stands.
 */
export async function startServer(
  wanted: Config,
  { pages = CLIENT, door }: { pages?: string; door?: FrontDoor } = {},
): Promise<RunningServer> {
  const config = wanted.port === 0 ? await settlePort(wanted) : wanted;
  const { publicUrl, secret } = config;
  const log = pino({ name: 'server', level: config.logLevel });

  const db = connect(config.databaseUrl);
  const redis = config.redisUrl === null ? null : { url: config.redisUrl, ...(await redisParts()) };
  const doorbell = doorbellOver(
    redis ? redis.redisWire(redis.url, log, [CHANNEL, WHISPERS]) : postgresWire(config.databaseUrl, log, [CHANNEL, WHISPERS]),
  );
  const services: Services = { db, clock: systemClock, doorbell };
  const auth = createAuth({ services, secret, publicUrl, mail: authMail(services, secret), log });
  const setupCode = makeSetupCode();
  const doors = doorsFor(config, setupCode);
  const identify = identifier({ auth, services, secret });
  const access = new AccessWatch(db, log);
  const files = staticFiles(pages);

  const contextOf = (identity: Identity, wayIn: WayIn) =>
    createContext({
      requestId: currentRequestId(),
      services,
      identity,
      doors: () => doors(wayIn.fromThisMachine),
      live: hub,
      onceKey: wayIn.onceKey,
    });
  const hub: Hub = new Hub({
    schema,
    db,
    doorbell,
    log,
    access,
    createContext: (actor) => contextOf({ ...STRANGER, actor }, NOBODYS_WAY),
    onFanOut: (changes) => metrics.fannedOut(changes),
  });
  const { requestsAtOnce } = config;
  const gate = new Gate(
    {
      atOnce: requestsAtOnce,
      mostWaiting: requestsAtOnce * 10,
      mostPerCaller: Math.ceil((requestsAtOnce * 11) / 2),
      patienceMs: 2_000,
      standingPatienceMs: 100,
    },
    (reason) => metrics.turnedAway(reason),
  );
  const operations = builtOperations(pages);
  const rules = operationRules(config, operations);
  const read = documentReader(schema, rules);
  const redisAllowance = redis && redis.spendInRedis(redis.url, db, log);
  const metered = meter(schema, redisAllowance?.spend ?? spendInPostgres(db));
  const sockets = socketServer({
    schema,
    hub,
    access,
    log,
    identify,
    read,
    meter: metered,
    operations,
    mayAsk: rules.mayAsk,
    execute: gatedExecution(gate),
    createContext: contextOf,
    greeting: () => ({ build: files.build, serverTime: services.clock.now().toISOString() }),
  });

  const picture = firstPicture({ schema, hub, read, query: files.wall.query });
  const pictureOf = async (request: IncomingMessage, boardToken: string): Promise<string | null> => {
    const identity = await identify(request, { studio: null, boardToken, apiKey: null });
    const answer = identity.actor && (await picture(contextOf(identity, wayInOf(request))));
    return answer && `{"serverTime":${JSON.stringify(services.clock.now())},"answer":${answer}}`;
  };

  const metrics = createMetrics({ db, pool: () => connectionsOf(db), sockets: () => [...sockets.sockets()], gate });
  let stopping = false;
  const signIn = authRoute(auth, publicUrl);
  const graphql = graphqlRoute({
    schema,
    log,
    subscribe: hub.subscribe,
    access,
    meter: metered,
    operations,
    rules,
    gate,
    publicUrl,
    onDone: metrics.operationDone,
  });
  const server = httpServer(
    {
      graphql: (request, response) => graphql(request, response, { identify, createContext: contextOf }),
      auth: (request, response) => throughGate(gate, { request, response, publicUrl }, () => signIn(request, response)),
      upload: importUpload(services, identify),
      exported: exportDownload(services, identify),
      explorer: config.introspection ? explorerRoute() : files.serve,
      wall: wallRoute({ page: files.wall.page, picture: pictureOf, log }),
      files: files.serve,
      upgrade: sockets.upgrade,
      metrics: metricsRoute(metrics, config.metricsToken),
      isReady: async () => !stopping && (await answers(db)),
      isStopping: () => stopping,
    },
    { publicUrl, log, onDone: metrics.requestDone },
  );

  const entrance = door ?? (await openFrontDoor(config));
  await entrance.leadTo(server);
  const url = localAddress(config.host, entrance.port);
  log.debug({ url }, 'Listening');
  if (await needsSetUp(db))
    log.info(`There is no studio yet. Set it up at ${publicUrl}. From another machine it takes this code: ${setupCode.code}`);

  return {
    url,
    hub,
    services,
    setupCode: setupCode.code,
    openSockets: () => [...sockets.sockets()],
    async close() {
      if (stopping) return;
      stopping = true;
      // First only /ready says no, until whoever spreads the requests has looked; then those who watch are sent on.
      const drainMs = config.drainSeconds * 1_000;
      if (drainMs > 0) await wait(drainMs / 2);
      if (drainMs > 0) await Promise.all([sockets.sendAway(drainMs / 2), wait(drainMs / 2)]);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await sockets.close();
      hub.close();
      access.close();
      // Streams of events end here, requests get their time.
      graphql.endStreams();
      const late = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS);
      await closed;
      clearTimeout(late);
      redisAllowance?.close();
      await doorbell.close();
      await db.$disconnect();
      log.flush();
    },
  };
}

/** Read by a house that has a Redis alone. */
const redisParts = async () => ({ ...(await import('./live/redis-wire.ts')), ...(await import('./graphql/allowance-in-redis.ts')) });

async function answers(db: Services['db']): Promise<boolean> {
  const answered = db.$queryRaw`SELECT 1`.then(() => true).catch(() => false);
  return Promise.race([answered, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 2_000).unref())]);
}
