import { beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { record } from '../../domain/activity/record.ts';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { systemActor } from '../../domain/kernel/actor.ts';
import { transact } from '../../domain/kernel/transact.ts';
import { createBoardLink } from '../../domain/studio/create-board-link.ts';
import { revokeBoardLink } from '../../domain/studio/revoke-board-link.ts';
import { aServer, type Served } from '../testing/a-server.ts';
import { CHANGES, connected, entry, follow, happen, revisionOf, soon, watchClose, type Batch } from '../testing/following.ts';

let studio: TestStudio;
beforeAll(async () => void (studio = await aStudio()));

const serve = (): Promise<Served> => aServer();

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
    await happen(served, studio);
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
    const since = await revisionOf(studio);
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
      await transact({ ...served.services, actor: systemActor(studio.studioId, 'Ana') }, (tx) => record(tx, entry('scheduling', big)));
    const end = await revisionOf(studio);
    const held = served.openSockets().reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0);
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(3_000_000);
    slow.socket.resume();
    await vi.waitFor(() => expect(seen.at(-1)).toBe(end), { timeout: 15_000, interval: 20 });
    expect(seen).toEqual(Array.from({ length: end - since }, (_, n) => since + 1 + n));
  }, 60_000);
});

describe('server-sent events', () => {
  test('tell the same, and end with the access they began with', async () => {
    const served = await serve();
    const guest = await served.aMember(studio.studioId, 'coordinator');
    const response = await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...guest.headers },
      body: JSON.stringify({ query: CHANGES, variables: { since: await revisionOf(studio) } }),
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    let text = '';
    let ended = false;
    void (async () => {
      for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) text += Buffer.from(part).toString();
      ended = true;
    })();
    await vi.waitFor(() => expect(text.match(/event: next/g)).toHaveLength(1), soon);
    await happen(served, studio);
    await vi.waitFor(() => expect(text.match(/event: next/g)).toHaveLength(2), soon);
    await studio.db.session.delete({ where: { id: guest.sessionId } });
    await vi.waitFor(() => expect([ended, text.includes('event: complete')]).toEqual([true, true]), { timeout: 5_500 });
  });
});
