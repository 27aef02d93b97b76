import { createPostgresBackend, Queue, runMigrations, Worker, type Job as QueueJob, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';

/** Where jobs wait: in Redis when there is one, otherwise in the schema `bullmq` of the same database. */
export interface QueuePlace {
  databaseUrl: string;
  redisUrl: string | null;
}

/** Somebody wrote, or somebody was found to lag. */
export type Why = 'ring' | 'sweep';

/** What a job does; it may run twice, and in another process than the one that asked for it. */
export interface QueueWork {
  /** Lets a consumer read a studio's log to its end. `stop` is raised when the process is asked to leave. */
  follow(consumer: string, studioId: string, stop: AbortSignal, why: Why): Promise<void>;
  /** What comes again and again, once each time however many workers there are. */
  timed: readonly TimedWork[];
}

export interface TimedWork {
  name: string;
  everyMs: number;
  run(stop: AbortSignal): Promise<void>;
}

/** The only place that knows the queue's library. It wakes, schedules, retries and spreads; what is true stands in the database. */
export interface WorkQueue {
  /**
   * Asks for `follow`. While one waits, further ones are the same; while one runs, one more is kept for afterwards. Asks of another
   * round stand beside them.
   */
  wake(consumer: string, studioId: string, why: Why, round?: number): void;
  /** Jobs by what they wait for, of all workers together. */
  counts(): Promise<Record<string, number>>;
  /** Lets the running jobs finish, and takes no new ones. */
  close(): Promise<void>;
}

interface JobData {
  consumer?: string;
  studioId?: string;
  why?: Why;
}

const QUEUE = 'callboard';
const FOLLOW = 'follow';
const AT_ONCE = 4;
const LOOK_EVERY_MS = 5_000;
/** How long running jobs may take to finish when the process leaves. */
const LAST_JOBS_MS = 15_000;
const LAST_WORDS_MS = 2_000;

export async function openQueue(
  place: QueuePlace,
  work: QueueWork,
  log: Logger,
  onDone: (job: string, outcome: 'done' | 'failed', seconds: number) => void = () => undefined,
): Promise<WorkQueue> {
  const stop = new AbortController();
  const timed = new Map(work.timed.map((one) => [one.name, one]));
  const run = async (job: QueueJob<JobData>): Promise<void> => {
    const startedAt = performance.now();
    let outcome: 'done' | 'failed' = 'failed';
    try {
      await begin(job);
      outcome = 'done';
    } finally {
      onDone(job.data.consumer ?? job.name, outcome, (performance.now() - startedAt) / 1_000);
    }
  };
  const begin = async ({ name, data }: QueueJob<JobData>): Promise<void> => {
    if (name === FOLLOW) return work.follow(data.consumer!, data.studioId!, stop.signal, data.why ?? 'ring');
    // What a newer deployment has scheduled is left to the workers that know it.
    await timed.get(name)?.run(stop.signal);
  };
  const { queue, worker, onReady, disconnect } = await (place.redisUrl ? onRedis(place.redisUrl, run) : onPostgres(place.databaseUrl, run));

  // Each lost connection would be told many times a second while it is tried anew.
  const complain = saySeldom((error) => log.warn({ error: error.message }, 'the job queue is out of reach; it is tried again'));
  queue.on('error', complain);
  worker.on('error', complain);
  worker.on('failed', (job, error) => log.warn({ job: job?.name, data: job?.data, err: error }, 'a job failed; it is tried again'));

  const schedule = ({ name, everyMs }: TimedWork) => queue.upsertJobScheduler(name, { every: everyMs }, { name, opts: ONCE });
  // Also after Redis came back without its memory.
  onReady(() => {
    for (const one of work.timed) void schedule(one).catch(complain);
  });
  // Or lost it while we were connected: what is scheduled is looked for from time to time.
  const look = async (): Promise<void> => {
    for (const one of work.timed) if (!(await queue.getJobScheduler(one.name))) await schedule(one);
  };
  const looking = setInterval(() => void look().catch(complain), LOOK_EVERY_MS);

  const asking = new Set<string>();
  return {
    wake(consumer, studioId, why, round = 0) {
      // The job of a killed worker counts as running until its lock expires, and holds back whoever asks in its name. So each sweep
      // is a round of its own, beside the rings and beside the sweep before it.
      const id = `${why}/${consumer}/${studioId}/${round}`;
      // While the queue is out of reach, the first ask waits for it and stands for all that follow.
      if (asking.has(id) || stop.signal.aborted) return;
      asking.add(id);
      queue
        .add(FOLLOW, { consumer, studioId, why }, { ...AGAIN, deduplication: { id, keepLastIfActive: true } })
        .catch(complain)
        .finally(() => asking.delete(id));
    },
    counts: () => queue.getJobCounts('waiting', 'active', 'delayed', 'failed'),
    async close() {
      stop.abort();
      clearInterval(looking);
      // While Redis is away neither comes to an end, and what they would say to it is said by the locks that lapse.
      await within(LAST_JOBS_MS, worker.close());
      await within(LAST_WORDS_MS, queue.close());
      await disconnect();
    },
  };
}

const ONCE = { removeOnComplete: true, removeOnFail: true } as const;
// A failure that lasts is left to the sweep, which asks again.
const AGAIN = { ...ONCE, attempts: 5, backoff: { type: 'exponential', delay: 500 } } as const;
// A killed worker holds up what it had begun until its locks lapse; who is only slow is at worst joined by another, who finds it at work.
const WORKER: Omit<WorkerOptions, 'connection'> = {
  concurrency: AT_ONCE,
  lockDuration: 5_000,
  stalledInterval: 3_000,
  maxStalledCount: 10,
};

type Run = (job: QueueJob<JobData>) => Promise<void>;

async function onPostgres(databaseUrl: string, run: Run) {
  // Given as a pool, because the library cannot load the driver by itself from an ES module. Two of its connections listen.
  const pool = new Pool({ connectionString: databaseUrl, options: '-c search_path=bullmq', max: 3 + AT_ONCE, keepAlive: true });
  // Said by the queue and the worker, also of a connection that breaks in their hands.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
  return {
    queue: new Queue(QUEUE, { connection: pool }, createPostgresBackend),
    worker: new Worker(QUEUE, run, { ...WORKER, connection: pool }, createPostgresBackend),
    onReady: (then: () => void) => then(),
    disconnect: () => pool.end(),
  };
}

async function onRedis(redisUrl: string, run: Run) {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  return {
    queue: new Queue(QUEUE, { connection }),
    worker: new Worker(QUEUE, run, { ...WORKER, connection }),
    onReady: (then: () => void) => {
      if (connection.status === 'ready') then();
      connection.on('ready', then);
    },
    disconnect: async () => connection.disconnect(),
  };
}

async function within(ms: number, done: Promise<unknown>): Promise<void> {
  const late = new AbortController();
  await Promise.race([done, wait(ms, undefined, { signal: late.signal }).catch(() => undefined)]);
  late.abort();
}

function saySeldom(say: (error: Error) => void, everyMs = 30_000): (error: Error) => void {
  let saidAt = -Infinity;
  return (error) => {
    if (performance.now() - saidAt < everyMs) return;
    saidAt = performance.now();
    say(error);
  };
}
