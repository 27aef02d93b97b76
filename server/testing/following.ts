import type { Client } from 'graphql-ws';
import { expect, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { record, type Area } from '../../domain/activity/record.ts';
import { systemActor } from '../../domain/kernel/actor.ts';
import { newId } from '../../domain/kernel/ids.ts';
import { transact } from '../../domain/kernel/transact.ts';
import type { TestStudio } from '../../domain/testing/a-studio.ts';
import type { Guest, Served } from './a-server.ts';

export const CHANGES = 'subscription ($since: BigInt) { changes(since: $since) { revision fresh changes { revision area kind summary } } }';

export interface Batch {
  revision: number;
  fresh: boolean;
  changes: { revision: number; area: string; kind: string; summary: string }[];
}

/** Long enough for a loaded machine; what must be quick is measured where it matters. */
export const soon = { timeout: 8_000, interval: 10 };

export const entry = (area: Area = 'scheduling', title = '') => ({
  area,
  entity: 'booking',
  entityId: newId(),
  kind: 'booked',
  before: null,
  after: { title },
});

/** Changes by the system, written and rung through this server's process. */
export const happen = (served: Served, studio: TestStudio, area: Area = 'scheduling', count = 1) =>
  transact({ ...served.services, actor: systemActor(studio.studioId, 'Ana') }, (tx) =>
    record(tx, ...Array.from({ length: count }, () => entry(area))),
  );

export const revisionOf = async (studio: TestStudio): Promise<number> =>
  Number((await studio.db.studio.findUniqueOrThrow({ where: { id: studio.studioId } })).revision);

export interface Following {
  batches: Batch[];
  ended: { code?: number; errors?: unknown } | null;
  stop(): void;
}

export function follow(client: Client, since: number | null = null, query = CHANGES): Following {
  const following: Following = { batches: [], ended: null, stop: () => undefined };
  following.stop = client.subscribe<{ changes: Batch }>(
    { query, variables: { since } },
    {
      next: ({ data, errors }) => (data ? following.batches.push(data.changes) : (following.ended = { errors })),
      error: (error) => (following.ended = { code: (error as { code?: number }).code, errors: error }),
      complete: () => (following.ended ??= {}),
    },
  );
  return following;
}

export async function connected(served: Served, guest: Guest, options: Parameters<Served['socket']>[1] = {}): Promise<Client> {
  const client = served.socket(guest, options);
  onTestFinished(() => void client.dispose());
  return client;
}

/** A client that comes back whenever it is thrown out, with the revision it has. */
export function stubborn(
  served: Served,
  guest: Guest,
  start: number,
  sockets: WebSocket[],
  onChange: (revision: number) => void,
): () => void {
  let since = start;
  let stopped = false;
  const come = () => {
    const socket = new WebSocket(`${served.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers: guest.headers });
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: guest.params })));
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data)) as { type: string; payload?: { data: { changes: Batch } } };
      if (type === 'connection_ack')
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: CHANGES, variables: { since } } }));
      if (type !== 'next') return;
      const batch = payload!.data.changes;
      expect(batch.fresh).toBe(false);
      since = batch.revision;
      for (const { revision } of batch.changes) onChange(revision);
    });
    socket.on('close', () => !stopped && setTimeout(come, 5));
  };
  come();
  return () => {
    stopped = true;
    sockets.at(-1)?.terminate();
  };
}

/** A bare socket that introduces itself; `code` is what it was closed with. */
export function watchClose(served: Served, guest: Guest) {
  const socket = new WebSocket(`${served.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers: guest.headers });
  onTestFinished(() => socket.terminate());
  let code: number | null = null;
  socket.on('error', () => undefined);
  socket.on('close', (closed) => (code = closed));
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: guest.params })));
  const opened = new Promise<unknown>((resolve) => {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { type: string; payload?: unknown };
      if (message.type === 'connection_ack') resolve(message.payload);
    });
  });
  return { socket, opened, code: () => code };
}
