import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { record } from '../../domain/activity/record.ts';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { systemActor } from '../../domain/kernel/actor.ts';
import { newId } from '../../domain/kernel/ids.ts';
import { transact } from '../../domain/kernel/transact.ts';
import { testRedisUrl } from '../../prisma/testing/test-redis.ts';
import { aServer, type Served } from '../testing/a-server.ts';
import { connected, entry, follow, happen, revisionOf, soon, stubborn, type Following } from '../testing/following.ts';

let studio: TestStudio;
beforeAll(async () => void (studio = await aStudio()));

const serve = (): Promise<Served> => aServer({ redisUrl: testRedisUrl() });

describe('the change feed', () => {
  test('begins fresh, then tells each change once', async () => {
    const served = await serve();
    const following = follow(await connected(served, await served.aMember(studio.studioId, 'coordinator')));
    await vi.waitFor(() => expect(following.batches).toHaveLength(1), soon);
    expect(following.batches[0]).toMatchObject({ fresh: true, changes: [] });

    const revision = Number(await happen(served, studio));
    await vi.waitFor(() => expect(following.batches).toHaveLength(2), soon);
    expect(following.batches[1]).toMatchObject({ fresh: false, revision, changes: [{ revision, kind: 'booked' }] });
  });

  test('reaches those who watch through another process', async () => {
    const [here, there] = [await serve(), await serve()];
    const following = follow(await connected(there, await there.aMember(studio.studioId, 'coordinator')));
    await vi.waitFor(() => expect(following.batches).toHaveLength(1), soon);
    await happen(here, studio);
    await vi.waitFor(() => expect(following.batches).toHaveLength(2), soon);
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
    const since = await revisionOf(studio);
    const quiet = follow(await connected(served, guest), since);
    await vi.waitFor(() => expect(quiet.batches).toEqual([{ revision: since, fresh: false, changes: [] }]), soon);

    await happen(served, studio, 'scheduling', 7);
    const late = follow(await connected(served, guest), since);
    await vi.waitFor(() => expect(late.batches[0]?.changes).toHaveLength(7), soon);
  });

  test('says "begin afresh" to who missed over 1,000 changes or comes from the future', async () => {
    const served = await serve();
    const guest = await served.aMember(studio.studioId, 'coordinator');
    const since = await revisionOf(studio);
    await happen(served, studio, 'scheduling', 1_001);
    for (const odd of [since, since + 5_000, -3]) {
      const following = follow(await connected(served, guest), odd);
      await vi.waitFor(() => expect(following.batches[0]).toEqual({ revision: since + 1_001, fresh: true, changes: [] }), soon);
    }
  });

  test('brings a burst in few ticks and loses none of it', async () => {
    const served = await serve();
    const following = follow(await connected(served, await served.aMember(studio.studioId, 'coordinator')), await revisionOf(studio));
    await vi.waitFor(() => expect(following.batches).toHaveLength(1), soon);
    const first = following.batches[0]!.revision;
    for (let n = 0; n < 60; n += 1) await happen(served, studio);
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
        const start = await revisionOf(studio);
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
              (tx) => record(tx, ...Array.from({ length: one.count }, () => entry())),
            );
          else if (one.do === 'drop') sockets[one.who]!.at(-1)?.terminate();
          else if (one.do === 'ring') for (let n = 0; n < 3; n += 1) served.services.doorbell.ring(studio.studioId);
          else await new Promise((resolve) => setTimeout(resolve, one.milliseconds));
        }
        const end = await revisionOf(studio);
        served.services.doorbell.ring(studio.studioId);
        const all = Array.from({ length: end - start }, (_, n) => start + 1 + n);
        await vi.waitFor(() => expect(seen).toEqual([all, all, all]), soon);
        for (const stop of people) stop();
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);
});

describe('sharing', () => {
  test('a change is computed once for all who ask the same, whatever their number and since', async () => {
    const served = await serve();
    const guests = await Promise.all(Array.from({ length: 10 }, () => served.aMember(studio.studioId, 'coordinator')));
    const since = await revisionOf(studio);
    const all: Following[] = [];
    for (const [n, guest] of guests.entries()) {
      const client = await connected(served, guest);
      for (let m = 0; m < 5; m += 1) all.push(follow(client, since - ((n + m) % 4)));
    }
    await vi.waitFor(() => expect(all.every(({ batches }) => batches.length === 1)).toBe(true), soon);
    const before = served.hub.runner.executions;
    await happen(served, studio);
    await vi.waitFor(() => expect(all.every(({ batches }) => batches.at(-1)?.revision === since + 1)).toBe(true), soon);
    expect(served.hub.runner.executions - before).toBe(1);
  });

  test('no role is ever sent what another may see', async () => {
    const served = await serve();
    const roles = ['owner', 'studio_manager', 'coordinator', 'producer', 'finance', 'crew'] as const;
    const since = await revisionOf(studio);
    const all = await Promise.all(
      roles.map(async (role) => ({ role, following: follow(await connected(served, await served.aMember(studio.studioId, role)), since) })),
    );
    await happen(served, studio, 'finance');
    await happen(served, studio, 'scheduling');
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
    await happen(served, studio);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(foreigner.batches).toHaveLength(1);
    const trespasser = await served.aMember(other.studioId, 'owner');
    const following = follow(await connected(served, { ...trespasser, params: { studio: studio.studioId } }));
    await vi.waitFor(() => expect(following.ended?.code).toBe(4403), soon);
  });
});
