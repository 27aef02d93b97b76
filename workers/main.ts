import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import { findLagging } from '../domain/activity/follow-changes.ts';
import { systemClock } from '../domain/kernel/clock.ts';
import { connect } from '../prisma/connect.ts';
import type { PostConfig } from '../server/auth/postman.ts';
import { leave } from '../server/cannot-start.ts';
import { readConfig, type Config } from '../server/config.ts';
import { doorbellOver } from '../server/live/doorbell.ts';
import { postgresWire } from '../server/live/postgres-wire.ts';
import { redisWire } from '../server/live/redis-wire.ts';
import { onStopSignal } from '../server/stop-signals.ts';
import { noticeMailJobs } from './activity/notice-mail-job.ts';
import { jobsOf } from './jobs.ts';
import { webhooksWork, type WebhooksConfig } from './webhooks/webhooks-job.ts';
import { TIMED_JOBS } from './timed-jobs.ts';
import { serveMetrics, workerMetrics } from './metrics.ts';
import { openQueue, type WorkQueue } from './queue.ts';

export type WorkerConfig = Pick<Config, 'databaseUrl' | 'redisUrl' | 'logLevel'> &
  Partial<Pick<Config, 'host' | 'metricsToken' | 'workerMetricsPort'>> &
  PostConfig &
  WebhooksConfig;

export interface RunningWorkers {
  /** Where its figures are; null when nowhere. */
  metricsUrl: string | null;
  /** Lets running jobs finish. */
  close(): Promise<void>;
}

/** A burst of writes is one wake, and a figure is still right within a second. */
const GATHER_MS = 150;
const SWEEP_EVERY_MS = 30_000;

/** Follows the log of every studio until closed. Any number of processes may do so: they share the work. */
export async function startWorkers(config: WorkerConfig, { sweepEveryMs = SWEEP_EVERY_MS } = {}): Promise<RunningWorkers> {
  const log: Logger = pino({ name: 'worker', level: config.logLevel });
  const db = connect(config.databaseUrl, { connections: 6 });
  const doorbell = doorbellOver(config.redisUrl ? redisWire(config.redisUrl, log) : postgresWire(config.databaseUrl, log));
  const services = { db, clock: systemClock, doorbell };
  const webhooks = webhooksWork(services, config, log);
  const jobs = [...jobsOf(services, config, log), webhooks.follow];
  const consumers = jobs.map((job) => job.consumer);
  const placed = jobs.filter((job) => !job.keepsOwnPlaces).map((job) => job.consumer);
  const jobOf = new Map(jobs.map((job) => [job.consumer, job]));

  const sweep = async (round = Math.floor(Date.now() / sweepEveryMs)): Promise<void> => {
    for (const { consumer, studioId } of await findLagging(db, placed)) queue.wake(consumer, studioId, 'sweep', round);
    for (const { consumer, waiting } of jobs)
      for (const studioId of (await waiting?.(db)) ?? []) queue.wake(consumer, studioId, 'sweep', round);
  };
  const metrics = workerMetrics({ db, counts: () => queue.counts() });
  const queue: WorkQueue = await openQueue(
    config,
    {
      // A job of a newer deployment is left to the workers that know it.
      follow: async (consumer, studioId, stop, why) => jobOf.get(consumer)?.run(db, studioId, stop, why),
      timed: [
        // Wakes whoever lags, for wakes that were lost.
        { name: 'sweep', everyMs: sweepEveryMs, run: () => sweep() },
        ...[...TIMED_JOBS, ...noticeMailJobs(config), ...webhooks.timed].map((job) => ({
          ...job,
          run: (stop: AbortSignal) => job.run(services, stop),
        })),
      ],
    },
    log,
    (job, outcome, seconds) => metrics.jobDone(job, outcome, seconds),
  );
  const { host = '127.0.0.1', workerMetricsPort = null, metricsToken = null } = config;
  const door = workerMetricsPort === null ? null : await serveMetrics(metrics, { host, port: workerMetricsPort, token: metricsToken });
  const sweepNow = (): void =>
    // A round of its own: a worker that was killed in the last one must not hold it up.
    void sweep(Date.now()).catch((error: unknown) => log.warn({ err: error }, 'Who lags could not be read; the next sweep tries again'));

  const gathering = new Map<string, NodeJS.Timeout>();
  const gather = (studioId: string): void => {
    if (gathering.has(studioId)) return;
    const wake = (): void => {
      gathering.delete(studioId);
      for (const consumer of consumers) queue.wake(consumer, studioId, 'ring');
    };
    gathering.set(studioId, setTimeout(wake, GATHER_MS));
  };
  // It is heard from now on, and tells so by a ring of unknown studios: what happened before is swept up then.
  doorbell.onRing((studioId) => (studioId === null ? sweepNow() : gather(studioId)));
  sweepNow();
  log.debug({ consumers, queue: config.redisUrl ? 'redis' : 'postgres' }, 'The workers follow the log');

  return {
    metricsUrl: door?.url ?? null,
    async close() {
      await door?.close();
      for (const timer of gathering.values()) clearTimeout(timer);
      await doorbell.close();
      await queue.close();
      for (const job of jobs) await job.close?.();
      await db.$disconnect();
      log.flush();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const run = async (): Promise<void> => {
    const workers = await startWorkers(readConfig());
    onStopSignal(workers.close, () => undefined);
    console.log('The workers follow the log.');
  };
  run().catch(leave);
}
