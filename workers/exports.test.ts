import { afterEach, expect, test, vi } from 'vitest';
import { openExport } from '../domain/exporting/open-export.ts';
import { startExport } from '../domain/exporting/start-export.ts';
import type { Caller } from '../domain/kernel/caller.ts';
import { newId } from '../domain/kernel/ids.ts';
import { aStudio } from '../domain/testing/a-studio.ts';
import { manySessions } from '../domain/testing/many-sessions.ts';
import { testRedisUrl } from '../prisma/testing/test-redis.ts';
import { readExport } from '../server/testing/exported.ts';
import { startWorkers } from './main.ts';
import { aWorkerProcess, workerConfig } from './testing/a-worker.ts';

vi.setConfig({ testTimeout: 180_000 });
const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

const SOON = { timeout: 120_000, interval: 20 };
const config = () => workerConfig(testRedisUrl());

async function aStudioWithOwner() {
  const studio = await aStudio({ rooms: ['A'], now: new Date().toISOString() });
  const userId = newId();
  await studio.db.user.create({ data: { id: userId, name: 'Olga', email: `${userId}@callboard.test` } });
  const { id: memberId } = await studio.db.member.create({ data: { id: newId(), studioId: studio.studioId, userId, role: 'owner' } });
  const actor = {
    ...studio.ana.actor,
    kind: 'member' as const,
    memberId,
    userId,
    name: 'Olga',
    role: 'owner' as const,
    personId: null,
    clientId: null,
  };
  return { ...studio, olga: studio.callerFor(actor) };
}

const fileOf = async (caller: Caller, id: string) => {
  const { sizeBytes, read } = await openExport(caller, id);
  const parts: Uint8Array[] = [];
  for await (const part of read({ first: 0, last: sizeBytes - 1 })) parts.push(part);
  return readExport(Buffer.concat(parts));
};

test('a worker killed while it writes leaves no half of a file: another begins anew, and there is one', async () => {
  const { db, studioId, olga } = await aStudioWithOwner();
  const sessions = manySessions(studioId, 3_000);
  await sessions.insertInto(db);
  const row = (id: string) => db.export.findUniqueOrThrow({ where: { id } });
  const worker = await aWorkerProcess(config(), (end) => toClose.push(end));
  const { id } = await startExport({ ...olga, doorbell: { ring: () => undefined } }, { records: ['bookings', 'changes'] });
  // It has written some of it by now, and has some before it.
  await vi.waitFor(async () => expect((await row(id)).rows).toBeGreaterThan(400), SOON);
  const { rows, state } = await row(id);
  expect([state, rows < 3_000]).toEqual(['running', true]);
  worker.kill('SIGKILL');

  // Of two that come after it, one takes it up.
  for (let n = 0; n < 2; n += 1) {
    const workers = await startWorkers(config(), { sweepEveryMs: 500 });
    toClose.push(() => workers.close());
  }
  await vi.waitFor(async () => expect((await row(id)).state).toBe('done'), SOON);
  const done = await row(id);
  expect(done.attempt).toBe(2);
  const attempts = await db.exportChunk.findMany({ where: { exportId: id }, distinct: ['attempt'], select: { attempt: true } });
  expect(attempts).toEqual([{ attempt: 2 }]);
  const { lines } = await fileOf(olga, id);
  expect(lines.filter(({ __typename }) => __typename === 'Booking').map(({ title }) => title)).toEqual(sessions.titles);
  expect(await db.change.count({ where: { studioId, entity: 'export', kind: 'finished' } })).toBe(1);
});

test('a worker that is asked to leave stops between two pages, and another writes it', async () => {
  const { db, studioId, olga } = await aStudioWithOwner();
  await manySessions(studioId, 2_000).insertInto(db);
  const { id } = await startExport(olga, { records: ['bookings'] });
  const first = await startWorkers(config(), { sweepEveryMs: 500 });
  toClose.push(() => first.close());
  await vi.waitFor(async () => expect((await db.export.findUniqueOrThrow({ where: { id } })).rows).toBeGreaterThan(0), SOON);
  await first.close();
  toClose.pop();
  expect((await db.export.findUniqueOrThrow({ where: { id } })).state).toBe('running');
  const second = await startWorkers(config(), { sweepEveryMs: 500 });
  toClose.push(() => second.close());
  await vi.waitFor(async () => expect((await db.export.findUniqueOrThrow({ where: { id } })).state).toBe('done'), SOON);
  expect((await fileOf(olga, id)).end.rows).toBe(2_000);
});
