import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { Client } from 'pg';
import { pino } from 'pino';
import { Redis } from 'ioredis';
import { readProgress, startAfresh } from '../domain/activity/follow-changes.ts';
import { readRoomUtilization } from '../domain/insights/read-room-utilization.ts';
import { ROLLUPS } from '../domain/insights/rollups.ts';
import { aStudio, type TestStudio } from '../domain/testing/a-studio.ts';
import { testDatabaseUrl } from '../prisma/testing/test-database.ts';
import { startWorkers, type WorkerConfig } from './main.ts';

const quiet = pino({ level: 'silent' });
const consumers = ROLLUPS.map((rollup) => rollup.consumer);
const SOON = { timeout: 15_000, interval: 20 };

async function startRedis(port: number): Promise<ChildProcess> {
  const redis = spawn('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1'], { stdio: 'ignore' });
  const client = new Redis(port, { maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  await client.ping();
  client.disconnect();
  return redis;
}

async function stopRedis(redis: ChildProcess): Promise<void> {
  redis.kill('SIGKILL');
  if (redis.exitCode === null && redis.signalCode === null) await once(redis, 'exit');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

const caughtUp = (studio: TestStudio) =>
  vi.waitFor(async () => {
    const { revision, computedRevision } = await readProgress(studio.db, studio.studioId, consumers);
    expect(computedRevision).toBe(revision);
  }, SOON);

const bookedMinutes = async (studio: TestStudio): Promise<number> =>
  (await readRoomUtilization(studio.system, { firstDay: '2030-05-01', lastDay: '2030-05-04', by: 'day' })).total.bookedMinutes;

const figures = async (studio: TestStudio) => ({
  days: await studio.db.roomDay.findMany({ where: { studioId: studio.studioId }, orderBy: [{ roomId: 'asc' }, { day: 'asc' }] }),
  totals: await studio.db.projectTotals.findMany({ where: { studioId: studio.studioId }, orderBy: { projectId: 'asc' } }),
});

describe.each(['postgres', 'redis'] as const)('workers on %s', (backend) => {
  const place = (async () => {
    const port = await freePort();
    const config: WorkerConfig = {
      databaseUrl: testDatabaseUrl(),
      ...(backend === 'redis' ? { redisUrl: `redis://127.0.0.1:${port}` } : {}),
    };
    return { config, port, redis: backend === 'redis' ? await startRedis(port) : null };
  })();
  const toClose: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const close of toClose.splice(0)) await close();
  });
  afterAll(async () => {
    const { redis } = await place;
    if (redis) await stopRedis(redis);
  });

  const work = async (more: Partial<WorkerConfig> = {}) => {
    const workers = await startWorkers({ ...(await place).config, ...more }, quiet);
    toClose.push(() => workers.close());
    return workers;
  };

  /** Rings as a server does. */
  const bell = async () => {
    const { config } = await place;
    if (config.redisUrl) {
      const redis = new Redis(config.redisUrl, { maxRetriesPerRequest: null });
      redis.on('error', () => undefined);
      toClose.push(async () => redis.disconnect());
      return (studioId: string) => void redis.publish('callboard', studioId).catch(() => undefined);
    }
    const client = new Client(config.databaseUrl);
    await client.connect();
    toClose.push(() => client.end());
    return (studioId: string) => void client.query(`SELECT pg_notify('callboard', $1)`, [studioId]);
  };

  test('a ring brings the figures up to date, also while a job is running', async () => {
    const studio = await aStudio();
    const ring = await bell();
    await work();
    for (let n = 0; n < 30; n += 1) {
      await studio.ana
        .book({ room: n % 2 ? 'A' : 'B', from: `2030-05-0${1 + (n % 3)} 0${n % 9}:00`, to: `2030-05-0${1 + (n % 3)} 0${n % 9}:05` })
        .catch(() => null);
      ring(studio.studioId);
    }
    await caughtUp(studio);
    expect(await bookedMinutes(studio)).toBe(5 * (await studio.changes()).length);
  });

  test('what happened while no worker ran is found at its start, and a lost ring by the sweep', async () => {
    const studio = await aStudio();
    await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
    await work({ sweepEveryMs: 500 });
    await caughtUp(studio);
    await studio.ana.book({ room: 'B', from: '10:00', to: '11:00' });
    await caughtUp(studio);
    expect(await bookedMinutes(studio)).toBe(120);
  });

  test('a worker killed in the middle of it changes no figure, and another goes on', async () => {
    const studio = await aStudio();
    const ring = await bell();
    const { config } = await place;
    const code = `import('./workers/main.ts').then((main) => main.startWorkers(${JSON.stringify({ ...config, logLevel: 'info' })}))`;
    const start = async () => {
      const worker = spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
      toClose.push(async () => worker.kill('SIGKILL'));
      await once(worker.stdout, 'data');
      return worker;
    };
    const workers = await Promise.all([start(), start()]);
    for (let n = 0; n < 40; n += 1) {
      const hour = String(8 + (n % 10)).padStart(2, '0');
      await studio.ana
        .book({ room: n % 2 ? 'A' : 'B', from: `2030-05-0${1 + (n % 4)} ${hour}:00`, to: `2030-05-0${1 + (n % 4)} ${hour}:30` })
        .catch(() => null);
      ring(studio.studioId);
      if (n === 20) workers[0].kill('SIGKILL');
    }
    await work({ sweepEveryMs: 500 });
    await caughtUp(studio);
    const followed = await figures(studio);
    for (const rollup of ROLLUPS) await startAfresh(studio.db, rollup, studio.studioId);
    expect(followed).toEqual(await figures(studio));
  }, 60_000);

  test('closing waits for the running job', async () => {
    const studio = await aStudio();
    const workers = await work();
    await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
    (await bell())(studio.studioId);
    await workers.close();
    toClose.shift();
    const { computedRevision } = await readProgress(studio.db, studio.studioId, consumers);
    expect([null, 0n, 1n]).toContain(computedRevision);
  });

  test.runIf(backend === 'redis')(
    'a minute without Redis loses nothing',
    async () => {
      const studio = await aStudio();
      const ring = await bell();
      const { redis, port } = await place;
      await work({ sweepEveryMs: 500 });
      await caughtUp(studio);
      await stopRedis(redis!);
      await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
      ring(studio.studioId);
      (await place).redis = await startRedis(port);
      // It came back empty: the schedule of the sweep is made anew.
      await caughtUp(studio);
      expect(await bookedMinutes(studio)).toBe(60);
    },
    30_000,
  );
});
