import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { systemActor } from '../../../domain/kernel/actor.ts';
import { silentDoorbell, type Db } from '../../../domain/kernel/caller.ts';
import { systemClock } from '../../../domain/kernel/clock.ts';
import { newId } from '../../../domain/kernel/ids.ts';
import { SCOPES } from '../../../domain/kernel/scopes.ts';
import { createApiKey } from '../../../domain/studio/create-api-key.ts';
import { connect } from '../../../prisma/connect.ts';
import { migrate } from '../../../prisma/migrate.ts';
import { guardFolder } from '../../../prisma/testing/guard.ts';
import { startRedis } from '../../../prisma/testing/redis-server.ts';
import { apiKeySecret } from '../../auth/api-key-secret.ts';
import { openOwnDatabase } from '../../embedded/database.ts';
import { freePort } from '../../embedded/free-port.ts';
import { findPostmaster } from '../../embedded/postmaster.ts';
import { answersReady, keepRunning, type KeptProcess } from './kept-process.ts';

const SECRET = 'the secret of a house that is struck again and again, 42';
const ROOMS = ['A', 'B', 'C'];

export const PARTS = ['server', 'worker', 'redis', 'postgres'] as const;
export type Part = (typeof PARTS)[number];

export interface Key {
  id: string;
  secret: string;
}

export interface WholeHouse {
  db: Db;
  databaseUrl: string;
  studioId: string;
  rooms: string[];
  servers: (KeptProcess & { url: string })[];
  worker: KeptProcess;
  /** Somebody with a key of their own. */
  aKey(name: string): Promise<Key>;
  /**
   * Ends one part as `kill -9` does and returns when it is back. Redis is sometimes made to forget everything instead, unless it is to stay
   * away for so long.
   */
  strike(part: Part, which: number, awayMs?: number): Promise<void>;
  /** What must not have happened: processes that ended unasked, a database that did not come back. */
  faults(): string[];
  close(): Promise<void>;
}

/**
 * Everything that a deployment consists of, as real processes: a durable PostgreSQL, Redis, two servers and a worker; and a studio with
 * rooms. This process plays the supervisor.
 */
export async function aWholeHouse(settings: Record<string, string> = {}): Promise<WholeHouse> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'callboard-house-'));
  chmodSync(dataFolder, 0o711); // as root, the database runs as another user
  const lift = guardFolder(dataFolder);
  const lost: string[] = [];
  const database = await openOwnDatabase({
    dataFolder,
    onProgress: () => undefined,
    onLost: (error) => lost.push(`The database did not come back: ${String(error)}`),
  });
  const folders = [realpathSync(join(dataFolder, 'postgres')), dataFolder];
  const cluster = join(folders[0]!, 'data');
  const { databaseUrl } = database;
  await migrate(databaseUrl);
  let redis = await startRedis();

  // Nothing of whoever runs this is passed on.
  const env = (port: number) => ({
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redis.url,
    CALLBOARD_DATA: dataFolder,
    CALLBOARD_SECRET: SECRET,
    CALLBOARD_EMPTY: '1',
    LOG_LEVEL: 'warn',
    ...settings,
  });
  const servers = await Promise.all(
    [0, 1].map(async () => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      return Object.assign(
        keepRunning('server/main.ts', env(port), () => answersReady(url)),
        { url },
      );
    }),
  );
  const worker = keepRunning('workers/main.ts', env(0), async (said) => said.includes('The workers follow the log.'));

  const db = connect(databaseUrl, { connections: 4 });
  const studioId = newId();
  await db.studio.create({ data: { id: studioId, name: 'Northlight Studios', kind: 'podcast', zone: 'UTC', currency: 'EUR' } });
  const rooms = ROOMS.map(() => newId());
  for (const [position, id] of rooms.entries()) {
    await db.resource.create({ data: { id, studioId, kind: 'room', name: ROOMS[position]! } });
    await db.room.create({ data: { id, studioId, kind: 'podcast_room', capacity: 4, hourlyRateMinor: 9_000, position } });
  }
  const system = { db, clock: systemClock, doorbell: silentDoorbell, actor: systemActor(studioId, 'Set-up') };
  await Promise.all([...servers, worker].map((one) => one.ready()));

  const postgresIsBack = async (killed: number): Promise<void> => {
    for (;;) {
      const found = findPostmaster(cluster);
      if (found && found.pid !== killed && (await db.$queryRaw`SELECT 1`.then(() => true).catch(() => false))) return;
      if (lost.length > 0) throw new Error(lost[0]);
      await wait(20);
    }
  };

  return {
    db,
    databaseUrl,
    studioId,
    rooms,
    servers,
    worker,
    async aKey(name) {
      const secretOf = apiKeySecret(SECRET);
      const { id, generation } = await createApiKey(system, { name, role: 'owner', scopes: [...SCOPES], expiresAt: null, secretOf });
      return { id, secret: secretOf(id, Number(generation)) };
    },
    async strike(part, which, awayMs = 0) {
      if (part === 'redis' && which % 3 === 0 && awayMs === 0) await forgetAll(redis.url);
      else if (part === 'redis') {
        await redis.stop();
        await wait(awayMs);
        redis = await startRedis(redis.port);
      } else if (part === 'postgres') {
        const { pid } = findPostmaster(cluster)!;
        process.kill(pid, 'SIGKILL');
        await postgresIsBack(pid);
      } else {
        const struck = part === 'worker' ? worker : servers[which % servers.length]!;
        struck.kill();
        await wait(PAUSE_AFTER_KILL_MS);
        await struck.ready();
      }
    },
    faults: () => [...lost, ...[...servers, worker].flatMap(({ deaths }) => deaths)],
    async close() {
      await Promise.all([...servers, worker].map((one) => one.leave()));
      await redis.stop();
      await db.$disconnect();
      await database.stop();
      for (const path of folders) rmSync(path, { recursive: true, force: true });
      lift();
    },
  };
}

async function forgetAll(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl);
  await redis.flushall();
  redis.disconnect();
}

/** Until then the port of a killed server may still seem to answer. */
const PAUSE_AFTER_KILL_MS = 50;
