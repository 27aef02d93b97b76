import { Redis } from 'ioredis';
import { afterEach, expect, test, vi } from 'vitest';
import { Client } from 'pg';
import { pino } from 'pino';
import { readProgress, startAfresh } from '../domain/activity/follow-changes.ts';
import { readRoomUtilization } from '../domain/insights/read-room-utilization.ts';
import { ROLLUPS } from '../domain/insights/rollups.ts';
import { aStudio, type TestStudio } from '../domain/testing/a-studio.ts';
import { startRedis } from '../prisma/testing/redis-server.ts';
import { testDatabaseUrl } from '../prisma/testing/test-database.ts';
import { testRedisUrl } from '../prisma/testing/test-redis.ts';
import { doorbellOver } from '../server/live/doorbell.ts';
import { postgresWire } from '../server/live/postgres-wire.ts';
import { redisWire } from '../server/live/redis-wire.ts';
import { startWorkers, type WorkerConfig } from './main.ts';
import { aWorkerProcess, workerConfig } from './testing/a-worker.ts';

const consumers = ROLLUPS.map((rollup) => rollup.consumer);
const SOON = { timeout: 30_000, interval: 20 };
vi.setConfig({ testTimeout: 90_000 });
const config = () => workerConfig(testRedisUrl());

const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

async function work(settings: { sweepEveryMs?: number } & Partial<WorkerConfig> = {}) {
  const { sweepEveryMs, ...wishes } = settings;
  const workers = await startWorkers({ ...config(), ...wishes }, sweepEveryMs ? { sweepEveryMs } : {});
  toClose.push(() => workers.close());
  return workers;
}

const killable = () => aWorkerProcess(config(), (end) => toClose.push(end));

/** Rings as a server does. */
function bell(redisUrl = testRedisUrl()) {
  const log = pino({ level: 'silent' });
  const doorbell = doorbellOver(redisUrl ? redisWire(redisUrl, log) : postgresWire(testDatabaseUrl(), log));
  toClose.push(() => doorbell.close());
  return doorbell;
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

/** The n-th of many sessions that do not meet. */
const slot = (n: number, minutes: number) => {
  const day = `2030-05-0${1 + (n % 4)}`;
  const hour = String(8 + (Math.floor(n / 8) % 12)).padStart(2, '0');
  return { room: n % 8 < 4 ? 'A' : 'B', from: `${day} ${hour}:00`, to: `${day} ${hour}:${minutes}` };
};

test('a ring brings the figures up to date, also while a job is running', async () => {
  const studio = await aStudio({ now: '2030-05-01T07:00:00Z' });
  const doorbell = bell();
  await work();
  for (let n = 0; n < 40; n += 1) {
    await studio.ana.book(slot(n, 30));
    doorbell.ring(studio.studioId);
  }
  await caughtUp(studio);
  expect(await bookedMinutes(studio)).toBe(40 * 30);
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
  const studio = await aStudio({ now: '2030-05-01T07:00:00Z' });
  const doorbell = bell();
  const [first] = await Promise.all([killable(), killable()]);
  for (let n = 0; n < 60; n += 1) {
    await studio.ana.book(slot(n, 30));
    doorbell.ring(studio.studioId);
    if (n === 30) first.kill('SIGKILL');
  }
  // Whatever the killed one had begun is taken up by the sweep at the latest.
  await work({ sweepEveryMs: 500 });
  await caughtUp(studio);
  const followed = await figures(studio);
  for (const rollup of ROLLUPS) await startAfresh(studio.db, rollup, studio.studioId);
  expect(followed).toEqual(await figures(studio));
  expect(await bookedMinutes(studio)).toBe(60 * 30);
});

test('a worker killed in a job that a sweep had asked for holds nobody up', async () => {
  const studio = await aStudio();
  await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  // Whoever computes a figure stops here until the table is free.
  const blocker = new Client({ connectionString: testDatabaseUrl() });
  await blocker.connect();
  toClose.push(() => blocker.end());
  await blocker.query('BEGIN');
  await blocker.query('LOCK TABLE room_day, project_totals IN ACCESS EXCLUSIVE MODE');
  const waiting = async (): Promise<number> => {
    const { rows } = await blocker.query(`SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted AND locktype = 'relation'
      AND relation IN ('room_day'::regclass, 'project_totals'::regclass)`);
    return (rows[0] as { count: number }).count;
  };
  const worker = await killable();
  await vi.waitFor(async () => expect(await waiting()).toBe(2), SOON);
  worker.kill('SIGKILL');
  await blocker.query('COMMIT');

  const startedAt = performance.now();
  await work({ sweepEveryMs: 500 });
  await caughtUp(studio);
  // Well before the queue takes the killed one's jobs for lost.
  expect(performance.now() - startedAt).toBeLessThan(12_000);
  expect(await bookedMinutes(studio)).toBe(60);
});

test('closing waits for the running job, and takes no new one', async () => {
  const studio = await aStudio();
  await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  const workers = await work();
  bell().ring(studio.studioId);
  await workers.close();
  toClose.shift();
  const { computedRevision } = await readProgress(studio.db, studio.studioId, consumers);
  expect([null, 0n, 1n]).toContain(computedRevision);
});

test('a while without Redis loses nothing', async () => {
  const studio = await aStudio();
  const redis = await startRedis();
  const doorbell = bell(redis.url);
  await work({ sweepEveryMs: 500, redisUrl: redis.url });
  await caughtUp(studio);
  await redis.stop();
  await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  doorbell.ring(studio.studioId);
  // It comes back without its memory: who lags is found, and the schedule of the sweep is made anew.
  const again = await startRedis(redis.port);
  toClose.push(() => again.stop());
  await caughtUp(studio);
  await studio.ana.book({ room: 'A', from: '12:00', to: '13:00' });
  await caughtUp(studio);
  expect(await bookedMinutes(studio)).toBe(120);
});

test('a Redis that forgets everything while we are connected stops nothing that comes again and again', async () => {
  const studio = await aStudio();
  const redis = await startRedis();
  await work({ sweepEveryMs: 500, redisUrl: redis.url });
  toClose.push(() => redis.stop());
  await caughtUp(studio);
  const client = new Redis(redis.url);
  await client.flushall();
  client.disconnect();
  // Its doorbell is silent: only the sweep finds it.
  await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  await caughtUp(studio);
  expect(await bookedMinutes(studio)).toBe(60);
});

test('a worker tells what it has done, what waits, and how far each follower is behind the log', async () => {
  const studio = await aStudio();
  const { metricsUrl } = await work({ workerMetricsPort: 0, metricsToken: 'a token for the figures' });
  await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  bell().ring(studio.studioId);
  await caughtUp(studio);
  const read = async (path: string, headers = {}) => fetch(`${metricsUrl}${path}`, { headers });
  await vi.waitFor(async () => {
    const text = await (await read('/metrics')).text();
    for (const consumer of consumers) {
      expect(text).toMatch(new RegExp(`callboard_worker_job_seconds_count\\{job="${consumer}",outcome="done"\\} [1-9]`));
      expect(text).toContain(`callboard_log_lag_changes{consumer="${consumer}"} 0`);
    }
    expect(text).toContain('callboard_queue_jobs{state="waiting"}');
    expect(text).not.toContain(studio.studioId);
  }, SOON);
  expect((await read('/health')).status).toBe(200);
  const elsewhere = { 'x-forwarded-for': '203.0.113.9' };
  expect((await read('/metrics', elsewhere)).status).toBe(403);
  expect((await read('/metrics', { ...elsewhere, authorization: 'Bearer a token for the figures' })).status).toBe(200);
});

test('a worker that is asked to leave while Redis is away leaves', async () => {
  const studio = await aStudio();
  const redis = await startRedis();
  const workers = await work({ redisUrl: redis.url });
  await caughtUp(studio);
  await redis.stop();
  toClose.shift();
  await expect(workers.close()).resolves.toBeUndefined();
});
