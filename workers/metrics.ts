import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { readLags } from '../domain/activity/follow-changes.ts';
import type { Db } from '../domain/kernel/caller.ts';
import { metricsRoute } from '../server/metrics-route.ts';

const SECONDS = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60, 300];

export type JobOutcome = 'done' | 'failed';

/** The figures of one worker process, in the text format of Prometheus. */
export function workerMetrics({ db, counts }: { db: Db; counts(): Promise<Record<string, number>> }) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'callboard_worker_' });
  const jobs = new Histogram({
    name: 'callboard_worker_job_seconds',
    help: 'Jobs of this worker by what they do (a follower of the log, or what comes again and again) and how they ended.',
    labelNames: ['job', 'outcome'] as const,
    buckets: SECONDS,
    registers,
  });
  const gauge = <Label extends string>(name: string, help: string, label: Label, read: () => Promise<Iterable<[string, number]>>): void => {
    const one: Gauge<Label> = new Gauge({
      name,
      help,
      labelNames: [label],
      registers,
      async collect() {
        one.reset();
        for (const [value, count] of await read()) one.set({ [label]: value } as Record<Label, string>, count);
      },
    });
  };
  gauge('callboard_queue_jobs', 'Jobs in the queue that all workers share, by what they wait for.', 'state', async () =>
    Object.entries(await counts()),
  );
  gauge('callboard_log_lag_changes', 'Changes that a follower of the log has not read, of all studios.', 'consumer', async () =>
    (await readLags(db)).map(({ consumer, lag }) => [consumer, lag]),
  );
  return {
    contentType: registry.contentType,
    text: (): Promise<string> => registry.metrics(),
    jobDone: (job: string, outcome: JobOutcome, seconds: number) => jobs.observe({ job, outcome }, seconds),
  };
}

export interface MetricsServer {
  url: string;
  close(): Promise<void>;
}

/** GET /metrics and /health of a worker, which has no other door. */
export async function serveMetrics(
  figures: ReturnType<typeof workerMetrics>,
  { host, port, token }: { host: string; port: number; token: string | null },
): Promise<MetricsServer> {
  const route = metricsRoute(figures, token);
  const server: Server = createServer((request, response) => {
    if (request.url === '/health') return void response.end('ok');
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    route(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(503).end('The figures cannot be read at the moment.');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
