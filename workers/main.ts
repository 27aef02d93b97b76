import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import { findLagging } from '../domain/activity/follow-changes.ts';
import { connect } from '../prisma/connect.ts';
import { CannotStart } from '../server/cannot-start.ts';
import { readConfig } from '../server/config.ts';
import { doorbellOver } from '../server/live/doorbell.ts';
import { postgresWire } from '../server/live/postgres-wire.ts';
import { redisWire } from '../server/live/redis-wire.ts';
import { onStopSignal } from '../server/stop-signals.ts';
import { JOBS } from './jobs.ts';
import { openQueue, type QueuePlace } from './queue.ts';

export interface WorkerConfig extends QueuePlace {
  logLevel?: string;
  /** How often lost wakes are looked for; 30 s unless told. */
  sweepEveryMs?: number;
}

/** A burst of writes is one wake, and a figure is still right within a second. */
const GATHER_MS = 150;

/** Follows the log of every studio until closed. Any number of processes may do so: they share the work. */
export async function startWorkers(config: WorkerConfig, log: Logger = pino({ level: config.logLevel ?? 'info', name: 'worker' })) {
  const db = connect(config.databaseUrl, { connections: 6 });
  const consumers = JOBS.map((job) => job.consumer);
  const jobOf = new Map(JOBS.map((job) => [job.consumer, job]));

  const sweep = async (): Promise<void> => {
    for (const { consumer, studioId } of await findLagging(db, consumers)) queue.wake(consumer, studioId, 'sweep');
  };
  const queue = await openQueue(
    config,
    {
      // A job of a newer deployment is left to the workers that know it.
      follow: async (consumer, studioId, stop) => jobOf.get(consumer)?.run(db, studioId, stop),
      sweep,
      sweepEveryMs: config.sweepEveryMs ?? 30_000,
    },
    log,
  );

  const gathering = new Map<string, NodeJS.Timeout>();
  const ring = (studioId: string): void => {
    if (gathering.has(studioId)) return;
    const wake = () => {
      gathering.delete(studioId);
      for (const consumer of consumers) queue.wake(consumer, studioId, 'ring');
    };
    gathering.set(studioId, setTimeout(wake, GATHER_MS));
  };
  const doorbell = doorbellOver(config.redisUrl ? redisWire(config.redisUrl, log) : postgresWire(config.databaseUrl, log));
  const sweepAtOnce = () => sweep().catch((error: unknown) => log.warn({ err: error }, 'a sweep failed; the next one comes by itself'));
  doorbell.onRing((studioId) => (studioId ? ring(studioId) : void sweepAtOnce()));
  // What happened while nobody was listening.
  await sweep();
  log.info({ jobs: consumers, queue: config.redisUrl ? 'redis' : 'postgres' }, 'the workers follow the log');

  return {
    async close(): Promise<void> {
      for (const timer of gathering.values()) clearTimeout(timer);
      await doorbell.close();
      await queue.close();
      await db.$disconnect();
    },
  };
}

async function run(): Promise<void> {
  const running = await startWorkers(readConfig());
  onStopSignal(running.close, () => undefined);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  run().catch((error: unknown) => {
    console.error(error instanceof CannotStart ? error.message : error);
    process.exit(1);
  });
}
