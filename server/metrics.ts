import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from '../domain/kernel/caller.ts';
import { readLags } from '../domain/activity/follow-changes.ts';
import type { LoggedChange } from './live/live.ts';

/** What the process is asked about when somebody comes for the figures. */
export interface Watched {
  db: Db;
  /** Connections of this process to the database. */
  pool(): { open: number; idle: number; waiting: number };
  /** How much each socket has still to read. */
  sockets(): { bufferedAmount: number }[];
  /** Requests that are worked on, and that wait in line. */
  gate: { readonly running: number; readonly waiting: number };
}

export interface RequestDone {
  route: string;
  status: number;
  seconds: number;
}

export interface OperationDone {
  kind: string;
  /** A root field of the schema, never the name that a client gave: those have no end. */
  field: string;
  outcome: 'answered' | 'refused' | 'failed';
  seconds: number;
}

export type Metrics = ReturnType<typeof createMetrics>;

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The figures of one server process, in the text format of Prometheus. Each server keeps its own, so several can run in one process. */
export function createMetrics({ db, pool, sockets, gate }: Watched) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'callboard_' });

  const requests = new Histogram({
    name: 'callboard_http_request_seconds',
    help: 'Requests by what they asked for and how they ended; their count is the rate.',
    labelNames: ['route', 'status'] as const,
    buckets: SECONDS,
    registers,
  });
  const operations = new Histogram({
    name: 'callboard_graphql_operation_seconds',
    help: 'Queries and mutations by their root field: answered, refused by a rule, or failed by a fault of ours.',
    labelNames: ['kind', 'field', 'outcome'] as const,
    buckets: SECONDS,
    registers,
  });
  const fanOut = new Histogram({
    name: 'callboard_fanout_lag_seconds',
    help: 'From the moment of a change until this process hands it to those who watch.',
    buckets: SECONDS,
    registers,
  });
  const changes = new Counter({ name: 'callboard_changes_fanned_out_total', help: 'Changes handed to those who watch.', registers });

  const turnedAway = new Counter({
    name: 'callboard_requests_turned_away_total',
    help: 'Requests that were not begun: the server was full (overloaded), or their caller had too many under way (too_many_at_once).',
    labelNames: ['reason'] as const,
    registers,
  });

  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[], read: (gauge: Gauge<Label>) => unknown): void => {
    const one: Gauge<Label> = new Gauge({ name, help, labelNames, registers, collect: async () => void (await read(one)) });
  };
  gauge('callboard_sockets', 'Open WebSockets.', [], (one) => one.set(sockets().length));
  gauge('callboard_socket_buffered_bytes', 'What open sockets have still to read, all together.', [], (one) =>
    one.set(sockets().reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0)),
  );
  gauge('callboard_database_connections', 'Connections to the database: open, idle, and requests that wait for one.', ['state'], (one) => {
    for (const [state, count] of Object.entries(pool())) one.set({ state }, count);
  });
  gauge('callboard_requests_running', 'GraphQL requests that are worked on.', [], (one) => one.set(gate.running));
  gauge('callboard_requests_waiting', 'GraphQL requests that wait in line.', [], (one) => one.set(gate.waiting));
  // The workers' truth is how far they have come in the log, and what mail is due; whatever their queue says only wakes them.
  gauge('callboard_log_lag_changes', 'Changes that a follower of the log has not read, of all studios.', ['consumer'], async (one) => {
    one.reset();
    for (const { consumer, lag } of await readLags(db)) one.set({ consumer }, lag);
  });
  gauge('callboard_mail_due', 'Mail whose time has come and that is not sent.', [], async (one) =>
    one.set(await db.mail.count({ where: { sentAt: null, givenUpAt: null, nextTryAt: { lte: new Date() } } })),
  );
  gauge('callboard_webhooks_due', 'Webhooks whose time has come and that are not sent, or wait for one before them.', [], async (one) =>
    one.set(await db.webhookDelivery.count({ where: { nextTryAt: { lte: new Date() }, endpoint: { state: 'on' } } })),
  );

  return {
    contentType: registry.contentType,
    text: (): Promise<string> => registry.metrics(),
    requestDone: ({ route, status, seconds }: RequestDone) => requests.observe({ route, status: String(status) }, seconds),
    operationDone: ({ kind, field, outcome, seconds }: OperationDone) => operations.observe({ kind, field, outcome }, seconds),
    turnedAway: (reason: string) => turnedAway.inc({ reason }),
    fannedOut(batch: readonly LoggedChange[]) {
      changes.inc(batch.length);
      for (const { at } of batch) fanOut.observe(Math.max(0, Date.now() - +at) / 1_000);
    },
  };
}
