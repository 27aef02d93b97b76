import fc from 'fast-check';
import type { Client } from 'graphql-ws';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { record } from '../../domain/activity/record.ts';
import { systemActor } from '../../domain/kernel/actor.ts';
import { newId } from '../../domain/kernel/ids.ts';
import { transact } from '../../domain/kernel/transact.ts';
import { createBoardLink } from '../../domain/studio/create-board-link.ts';
import { revokeBoardLink } from '../../domain/studio/revoke-board-link.ts';
import { testRedisUrl } from '../../prisma/testing/test-redis.ts';
import { aServer, type Guest, type Served } from '../testing/a-server.ts';

const CHANGES = 'subscription ($since: BigInt) { changes(since: $since) { revision fresh changes { revision area kind summary } } }';

interface Batch {
  revision: number;
  fresh: boolean;
  changes: { revision: number; area: string; kind: string; summary: string }[];
}

let studio: TestStudio;
beforeAll(async () => void (studio = await aStudio()));

const serve = (): Promise<Served> => aServer({ redisUrl: testRedisUrl() });
const soon = { timeout: 8_000, interval: 10 };

/** A change by the system, rung or silent, as a write that this process or another makes. */
const happen = (served: Served, area: 'studio' | 'finance' | 'scheduling' = 'scheduling', count = 1) =>
  transact({ ...served.services, actor: systemActor(studio.studioId, 'Ana') }, (tx) =>
    record(
      tx,
      ...Array.from({ length: count }, () => ({
        area,
        entity: 'booking',
        entityId: newId(),
        kind: 'booked',
        before: null,
        after: { title: `a secret of ${area}` },
      })),
    ),
  );

interface Following {
  batches: Batch[];
  ended: { code?: number; errors?: unknown } | null;
  stop(): void;
}

function follow(client: Client, since: number | null = null, query = CHANGES): Following {
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

async function connected(served: Served, guest: Guest, options: Parameters<Served['socket']>[1] = {}): Promise<Client> {
  const client = served.socket(guest, options);
  onTestFinished(() => void client.dispose());
  return client;
}

const revisionNow = async (): Promise<number> =>
  Number((await studio.db.studio.findUniqueOrThrow({ where: { id: studio.studioId } })).revision);

describe('the change feed', () => {
  test('begins fresh, then tells each change once, within a moment', async () => {
    const served = await serve();
    const following = follow(await connected(served, await served.aMember(studio.studioId, 'coordinator')));
    await vi.waitFor(() => expect(following.batches).toHaveLength(1), soon);
    expect(following.batches[0]).toMatchObject({ fresh: true, changes: [] });

    const rungAt = performance.now();
    const revision = Number(await happen(served));
    await vi.waitFor(() => expect(following.batches).toHaveLength(2), soon);
    expect(performance.now() - rungAt).toBeLessThan(1_000);
    expect(following.batches[1]).toMatchObject({ fresh: false, revision, changes: [{ revision, kind: 'booked' }] });
  });

  test('reaches those who watch through another process', async () => {
    const [here, there] = [await serve(), await serve()];
    const following = follow(await connected(there, await there.aMember(studio.studioId, 'coordinator')));
    await vi.waitFor(() => expect(following.batches).toHaveLength(1), soon);
    const rungAt = performance.now();
    await happen(here);
    await vi.waitFor(() => expect(following.batches).toHaveLength(2), soon);
    expect(performance.now() - rungAt).toBeLessThan(1_500);
  });

  test('finds a change whose ring was lost', async () => {
    const served = await serve();
    const following = follow(await connected(served, await served.aMember(studio.studioId, 'coordinator')));
    await vi.waitFor(() => expect(following.batches).toHaveLength(1), soon);
    await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' }); // its doorbell is silent
    await vi.waitFor(() => expect(following.batches.length).toBeGreaterThan(1), soon);
  });

  test('resumes where a client stood, and says so when nothing happened', async () => {
    const served = await serve();
    const guest = await served.aMember(studio.studioId, 'coordinator');
    const since = await revisionNow();
    const quiet = follow(await connected(served, guest), since);
    await vi.waitFor(() => expect(quiet.batches).toEqual([{ revision: since, fresh: false, changes: [] }]), soon);

    await happen(served, 'scheduling', 7);
    const late = follow(await connected(served, guest), since);
    await vi.waitFor(() => expect(late.batches[0]?.changes).toHaveLength(7), soon);
  });

  test('says "begin afresh" to who missed over 1,000 changes or comes from the future', async () => {
    const served = await serve();
    const guest = await served.aMember(studio.studioId, 'coordinator');
    const since = await revisionNow();
    await happen(served, 'scheduling', 1_001);
    for (const odd of [since, since + 5_000, -3]) {
      const following = follow(await connected(served, guest), odd);
      await vi.waitFor(() => expect(following.batches[0]).toEqual({ revision: since + 1_001, fresh: true, changes: [] }), soon);
    }
  });

  test('brings a burst in few ticks and loses none of it', async () => {
    const served = await serve();
    const following = follow(await connected(served, await served.aMember(studio.studioId, 'coordinator')), await revisionNow());
    await vi.waitFor(() => expect(following.batches).toHaveLength(1), soon);
    const first = following.batches[0]!.revision;
    for (let n = 0; n < 60; n += 1) await happen(served);
    await vi.waitFor(() => expect(following.batches.at(-1)?.revision).toBe(first + 60), soon);
    const seen = following.batches.flatMap(({ changes }) => changes.map(({ revision }) => revision));
    expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => first + 1 + n));
  });

  test('has no gap and no repeat, however often clients are thrown out, come back, and rings are lost', async () => {
    const served = await serve();
    const guest = await served.aMember(studio.studioId, 'coordinator');
    const act = fc.oneof(
      fc.record({ do: fc.constant('write' as const), count: fc.integer({ min: 1, max: 4 }), rung: fc.boolean() }),
      fc.record({ do: fc.constant('drop' as const), who: fc.nat(2) }),
      fc.record({ do: fc.constant('ring' as const) }),
      fc.record({ do: fc.constant('wait' as const), milliseconds: fc.nat(60) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
        const start = await revisionNow();
        const sockets: WebSocket[][] = [[], [], []];
        const seen: number[][] = [[], [], []];
        const people = sockets.map((mine, who) => stubborn(served, guest, start, mine, (revision) => seen[who]!.push(revision)));
        for (const one of acts) {
          if (one.do === 'write')
            await transact(
              {
                ...served.services,
                ...(one.rung ? {} : { doorbell: { ring: () => undefined } }),
                actor: systemActor(studio.studioId, 'Ana'),
              },
              (tx) => record(tx, ...Array.from({ length: one.count }, entry)),
            );
          else if (one.do === 'drop') sockets[one.who]!.at(-1)?.terminate();
          else if (one.do === 'ring') for (let n = 0; n < 3; n += 1) served.services.doorbell.ring(studio.studioId);
          else await new Promise((resolve) => setTimeout(resolve, one.milliseconds));
        }
        const end = await revisionNow();
        served.services.doorbell.ring(studio.studioId);
        const all = Array.from({ length: end - start }, (_, n) => start + 1 + n);
        await vi.waitFor(() => expect(seen).toEqual([all, all, all]), soon);
        for (const stop of people) stop();
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);
});

const entry = () => ({ area: 'scheduling' as const, entity: 'booking', entityId: newId(), kind: 'booked', before: null, after: {} });

/** A client that comes back whenever it is thrown out, with the revision it has. */
function stubborn(served: Served, guest: Guest, start: number, sockets: WebSocket[], onChange: (revision: number) => void): () => void {
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

describe('sharing', () => {
  test('a change is computed once for all who ask the same, whatever their number and since', async () => {
    const served = await serve();
    const guests = await Promise.all(Array.from({ length: 10 }, () => served.aMember(studio.studioId, 'coordinator')));
    const since = await revisionNow();
    const all: Following[] = [];
    for (const [n, guest] of guests.entries()) {
      const client = await connected(served, guest);
      for (let m = 0; m < 5; m += 1) all.push(follow(client, since - ((n + m) % 4)));
    }
    await vi.waitFor(() => expect(all.every(({ batches }) => batches.length === 1)).toBe(true), soon);
    const before = served.hub.runner.executions;
    await happen(served);
    await vi.waitFor(() => expect(all.every(({ batches }) => batches.at(-1)?.revision === since + 1)).toBe(true), soon);
    expect(served.hub.runner.executions - before).toBe(1);
  });

  test('no role is ever sent what another may see', async () => {
    const served = await serve();
    const roles = ['owner', 'studio_manager', 'coordinator', 'producer', 'finance', 'crew'] as const;
    const since = await revisionNow();
    const all = await Promise.all(
      roles.map(async (role) => ({ role, following: follow(await connected(served, await served.aMember(studio.studioId, role)), since) })),
    );
    await happen(served, 'finance');
    await happen(served, 'scheduling');
    await vi.waitFor(() => expect(all.every(({ following }) => following.batches.at(-1)?.revision === since + 2)).toBe(true), soon);
    for (const { role, following } of all) {
      const areas = following.batches.flatMap(({ changes }) => changes.map(({ area }) => area));
      const money = role !== 'coordinator' && role !== 'crew';
      expect([role, areas]).toEqual([role, money ? ['finance', 'scheduling'] : ['scheduling']]);
    }
  });

  test('clients, boards and other studios get none of the log', async () => {
    const served = await serve();
    const other = await aStudio();
    const clientId = newId();
    await studio.db.client.create({ data: { id: clientId, studioId: studio.studioId, name: 'Harbour Films' } });
    for (const guest of [await served.aMember(studio.studioId, 'client', { clientId }), await served.aBoard(studio.studioId)]) {
      const following = follow(await connected(served, guest));
      await vi.waitFor(() => expect(JSON.stringify(following.ended)).toContain('NOT_ALLOWED'), soon);
    }
    const foreigner = follow(await connected(served, await served.aMember(other.studioId, 'owner')));
    await vi.waitFor(() => expect(foreigner.batches).toHaveLength(1), soon);
    await happen(served);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(foreigner.batches).toHaveLength(1);
    const trespasser = await served.aMember(other.studioId, 'owner');
    const following = follow(await connected(served, { ...trespasser, params: { studio: studio.studioId } }));
    await vi.waitFor(() => expect(following.ended?.code).toBe(4403), soon);
  });
});

describe('open sockets', () => {
  const within5s = { timeout: 5_500, interval: 20 };

  test('close when the session, the membership or the board link ends', async () => {
    const served = await serve();
    const guest = await served.aMember(studio.studioId, 'coordinator');
    const removed = await served.aMember(studio.studioId, 'coordinator');
    const caller = { ...served.services, actor: systemActor(studio.studioId, 'Olga') };
    const { id } = await createBoardLink(caller, { name: 'Wall', privacy: 'everything' });
    const board = await served.aBoard(studio.studioId);
    const [bySession, byMember, byLink] = [guest, removed, board].map((one) => watchClose(served, one));
    await Promise.all([bySession!.opened, byMember!.opened, byLink!.opened]);

    await studio.db.session.delete({ where: { id: guest.sessionId } });
    await studio.db.member.update({ where: { id: removed.memberId }, data: { removedAt: new Date() } });
    await vi.waitFor(() => expect([bySession!.code(), byMember!.code()]).toEqual([4403, 4403]), within5s);

    await revokeBoardLink(caller, { boardLinkId: board.id });
    await vi.waitFor(() => expect(byLink!.code()).toBe(4403), within5s);
    const again = watchClose(served, board);
    await vi.waitFor(() => expect(again.code()).toBe(4403), within5s);
    expect((await studio.db.boardLink.findUniqueOrThrow({ where: { id } })).revokedAt).toBeNull();
  });

  test('close when the role changes, so that the client comes back with its new rights', async () => {
    const served = await serve();
    const guest = await served.aMember(studio.studioId, 'finance');
    const watching = watchClose(served, guest);
    await watching.opened;
    await studio.db.member.update({ where: { id: guest.memberId }, data: { role: 'crew' } });
    await vi.waitFor(() => expect(watching.code()).toBe(4205), within5s);
  });

  test('greet with build and time', async () => {
    const served = await serve();
    const greeting = await watchClose(served, await served.aMember(studio.studioId, 'crew')).opened;
    expect(greeting).toEqual({ build: expect.any(String), serverTime: expect.stringMatching(/Z$/) });
  });

  test('survive an operation that is wrong', async () => {
    const served = await serve();
    const client = await connected(served, await served.aMember(studio.studioId, 'coordinator'));
    const good = follow(client);
    await vi.waitFor(() => expect(good.batches).toHaveLength(1), soon);
    for (const query of [
      'subscription {',
      'subscription { nothing }',
      '{ a: serverTime } {',
      'subscription { changes { revision } changes2: changes { revision } }',
    ]) {
      const wrong = follow(client, null, query);
      await vi.waitFor(() => expect([query, wrong.ended?.errors]).not.toEqual([query, undefined]), soon);
    }
    await happen(served);
    await vi.waitFor(() => expect(good.batches).toHaveLength(2), soon);
    expect(good.ended).toBeNull();
  });

  test('take 100 subscriptions and refuse the next, and close on a message that is too large', async () => {
    const served = await serve();
    const guest = await served.aMember(studio.studioId, 'coordinator');
    const client = await connected(served, guest);
    const many = Array.from({ length: 100 }, () => follow(client));
    await vi.waitFor(() => expect(many.every(({ batches }) => batches.length === 1)).toBe(true), soon);
    const oneMore = follow(client);
    await vi.waitFor(() => expect(JSON.stringify(oneMore.ended)).toContain('TOO_MANY_SUBSCRIPTIONS'), soon);

    const loud = watchClose(served, guest);
    await loud.opened;
    loud.socket.send(JSON.stringify({ type: 'ping', payload: { noise: 'x'.repeat(70_000) } }));
    await vi.waitFor(() => expect(loud.code()).toBe(1009), soon);
  });

  test('that do not introduce themselves, or come with nothing, are closed', async () => {
    const served = await serve();
    const stranger = watchClose(served, { headers: {}, params: {} });
    const forged = watchClose(served, { headers: {}, params: { board: 'A'.repeat(54) } });
    await vi.waitFor(() => expect([stranger.code(), forged.code()]).toEqual([4403, 4403]), soon);
    const silent = new WebSocket(`${served.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const code = await new Promise((resolve) => silent.on('close', resolve));
    expect(code).toBe(4408);
  });

  test('are told to come back when the server stops', async () => {
    const served = await serve();
    const watching = watchClose(served, await served.aMember(studio.studioId, 'crew'));
    await watching.opened;
    await served.close();
    await vi.waitFor(() => expect(watching.code()).toBe(1012), soon);
  });

  test('that read slowly are queued nothing, and brought to the latest when they read again', async () => {
    const served = await serve();
    const guest = await served.aMember(studio.studioId, 'coordinator');
    const since = await revisionNow();
    const slow = watchClose(served, guest);
    await slow.opened;
    const seen: number[] = [];
    slow.socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data)) as { type: string; payload?: { data?: { changes: Batch } } };
      if (type === 'next') seen.push(...payload!.data!.changes.changes.map(({ revision }) => revision));
    });
    slow.socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: CHANGES, variables: { since } } }));
    await vi.waitFor(async () => expect(served.hub.runner.executions).toBeGreaterThan(0), soon);
    slow.socket.pause();
    const big = 'x'.repeat(20_000);
    for (let n = 0; n < 400; n += 1)
      await transact({ ...served.services, actor: systemActor(studio.studioId, 'Ana') }, (tx) =>
        record(tx, { ...entry(), after: { title: big } }),
      );
    const end = await revisionNow();
    const held = served.openSockets().reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0);
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(3_000_000);
    slow.socket.resume();
    await vi.waitFor(() => expect(seen.at(-1)).toBe(end), { timeout: 15_000, interval: 20 });
    expect(seen).toEqual(Array.from({ length: end - since }, (_, n) => since + 1 + n));
  }, 60_000);
});

function watchClose(served: Served, guest: Guest) {
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

describe('server-sent events', () => {
  test('tell the same, and end with the access they began with', async () => {
    const served = await serve();
    const guest = await served.aMember(studio.studioId, 'coordinator');
    const response = await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...guest.headers },
      body: JSON.stringify({ query: CHANGES, variables: { since: await revisionNow() } }),
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    let text = '';
    let ended = false;
    void (async () => {
      for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) text += Buffer.from(part).toString();
      ended = true;
    })();
    await vi.waitFor(() => expect(text.match(/event: next/g)).toHaveLength(1), soon);
    await happen(served);
    await vi.waitFor(() => expect(text.match(/event: next/g)).toHaveLength(2), soon);
    await studio.db.session.delete({ where: { id: guest.sessionId } });
    await vi.waitFor(() => expect([ended, text.includes('event: complete')]).toEqual([true, true]), { timeout: 5_500 });
  });
});
