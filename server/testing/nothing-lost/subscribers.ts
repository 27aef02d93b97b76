import { print } from 'graphql';
import { WebSocket } from 'ws';
import { backoff } from '../../../client/live/backoff.ts';
import { step, trackedStream } from '../../../client/live/stream-state.ts';
import { ScheduleDocument } from '../../../client/schedule/documents.ts';
import { applyNews, type Picture, type ScheduleNews } from '../../../client/schedule/picture.ts';
import { CHANGES, type Batch } from '../following.ts';
import type { Key } from './a-whole-house.ts';

/** What came over a connection, and that it ended. */
interface Channel {
  next(payload: { data?: Record<string, unknown> | null; errors?: unknown }): void;
  ended(): void;
}

type Transport = (url: string, key: Key, operation: { query: string; variables: object }, channel: Channel) => () => void;

/** The protocol's messages by hand: what a library would do between two connections is what is looked at here. */
export const overSocket: Transport = (url, key, payload, { next, ended }) => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  socket.on('error', () => undefined);
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { apiKey: key.secret } })));
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as { type: string; payload: never };
    if (message.type === 'connection_ack') socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
    else if (message.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
    else if (message.type === 'next') next(message.payload);
    else if (message.type === 'error' || message.type === 'complete') socket.close();
  });
  socket.once('close', ended);
  return () => socket.terminate();
};

export const overEvents: Transport = (url, key, operation, { next, ended }) => {
  const stop = new AbortController();
  const read = async (): Promise<void> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${key.secret}` },
      body: JSON.stringify(operation),
      signal: stop.signal,
    });
    let text = '';
    for await (const part of response.body!.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) {
      const events = (text += part).split('\n\n');
      text = events.pop()!;
      for (const event of events) {
        const data = /^data: (.+)$/m.exec(event)?.[1];
        if (data) next(JSON.parse(data) as Parameters<typeof next>[0]);
      }
    }
  };
  void read()
    .catch(() => undefined)
    .then(ended);
  return () => stop.abort();
};

interface Follows {
  query: string;
  variables(): object;
  /** @returns up to which revision it has come */
  take(data: Record<string, unknown>): number;
}

/** Somebody who watches, and comes back as the app does, to the next server, saying how far they have come. */
export class Subscriber {
  revision = -1;
  connections = 0;
  private readonly key: Key;
  private readonly urls: readonly string[];
  private readonly transport: Transport;
  private readonly follows: Follows;
  private failures = 0;
  private turn: number;
  private stopped = false;
  private drop: () => void = () => undefined;
  private waiting: { after: number; resolve: (at: number) => void }[] = [];

  constructor(wishes: { key: Key; urls: readonly string[]; transport: Transport; follows: Follows; turn: number }) {
    this.key = wishes.key;
    this.urls = wishes.urls;
    this.transport = wishes.transport;
    this.follows = wishes.follows;
    this.turn = wishes.turn;
    this.come();
  }

  /** When it had something newer than this revision. */
  newerThan(after: number): Promise<number> {
    if (this.revision > after) return Promise.resolve(performance.now());
    return new Promise((resolve) => this.waiting.push({ after, resolve }));
  }

  stop(): void {
    this.stopped = true;
    this.drop();
  }

  private come(): void {
    if (this.stopped) return;
    this.connections += 1;
    const operation = { query: this.follows.query, variables: this.follows.variables() };
    this.drop = this.transport(this.urls[this.turn % this.urls.length]!, this.key, operation, {
      next: ({ data }) => {
        if (!data) return;
        this.failures = 0;
        this.revision = this.follows.take(data);
        for (const one of this.waiting) if (this.revision > one.after) one.resolve(performance.now());
        this.waiting = this.waiting.filter(({ after }) => this.revision <= after);
      },
      ended: () => {
        this.turn += 1;
        setTimeout(() => this.come(), backoff(this.failures++));
      },
    });
  }
}

/** Whether each change came once and in order, or a fresh start was told. */
export class ChangeLog implements Follows {
  readonly query = CHANGES;
  readonly faults: string[] = [];
  seen = 0;
  freshStarts = 0;
  private since: number | null = null;

  variables = (): object => ({ since: this.since });

  take(data: Record<string, unknown>): number {
    const { revision, fresh, changes } = data.changes as Batch;
    if (fresh) this.freshStarts += 1;
    else {
      for (const [n, change] of changes.entries())
        if (Number(change.revision) !== (this.since ?? 0) + 1 + n)
          this.faults.push(`after ${(this.since ?? 0) + n} came ${change.revision}`);
      if ((this.since ?? 0) + changes.length !== Number(revision))
        this.faults.push(`${changes.length} changes were said to lead from ${this.since} to ${revision}`);
      this.seen += changes.length;
    }
    return (this.since = Number(revision));
  }
}

export const SCHEDULE = print(ScheduleDocument);
export const SCHEDULE_NOW = SCHEDULE.replace(/^subscription Schedule\([^)]*\)/, 'query Schedule($from: Date!, $to: Date!)').replace(
  ', since: $since',
  '',
);

/** A screen with the app's own reducers. */
export class Screen implements Follows {
  readonly query = SCHEDULE;
  readonly key: Key;
  readonly days: { from: string; to: string };
  freshStarts = 0;
  private state = trackedStream<Picture>();

  constructor(key: Key, days: { from: string; to: string }) {
    this.key = key;
    this.days = days;
  }

  get picture(): Picture | undefined {
    return this.state.value;
  }

  variables = (): object => ({ ...this.days, since: this.state.revision });

  take(data: Record<string, unknown>): number {
    const payload = data.schedule as ScheduleNews;
    if (payload.fresh) this.freshStarts += 1;
    this.state = step(this.state, { type: 'payload', payload, at: Date.now() }, applyNews);
    return Number(this.state.revision ?? -1);
  }
}
