import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '../domain/kernel/ids.ts';
import { systemClock } from '../domain/kernel/clock.ts';
import { plusMinutes } from '../domain/kernel/time-range.ts';
import { bookSession } from '../domain/scheduling/book-session.ts';
import { aStudio } from '../domain/testing/a-studio.ts';
import { startWorkers } from './main.ts';
import { aWorkerProcess, workerConfig } from './testing/a-worker.ts';

vi.setConfig({ testTimeout: 300_000 });
const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

const config = () => workerConfig(null);
const start = () => aWorkerProcess(config(), (end) => toClose.push(end));

test('holds lapse once and are told once, while workers share the work and one of them is killed on the way', async () => {
  const studio = await aStudio({ rooms: ['A', 'B', 'C'] });
  const { db, studioId } = studio;
  const userId = newId();
  await db.user.create({ data: { id: userId, name: 'Ana', email: `${userId}@northlight.example` } });
  const { id: memberId } = await db.member.create({ data: { id: newId(), studioId, userId, role: 'coordinator' } });
  const caller = { ...studio.ana.caller, clock: systemClock };
  const actor = {
    ...studio.ana.actor,
    kind: 'member' as const,
    memberId,
    userId,
    role: 'coordinator' as const,
    personId: null,
    clientId: null,
  };
  const now = systemClock.now();
  for (let n = 0; n < 24; n += 1) {
    const startsAt = plusMinutes(now, 2_000 + Math.floor(n / 3) * 60);
    await bookSession(
      { ...caller, actor },
      {
        title: `Hold ${n}`,
        startsAt,
        endsAt: plusMinutes(startsAt, 90),
        state: 'hold',
        rooms: [Object.values(studio.rooms)[n % 3]!],
        holdExpiresAt: plusMinutes(now, 1_000),
      },
    );
  }
  await db.booking.updateMany({ where: { studioId }, data: { holdExpiresAt: now } });
  const [first] = await Promise.all([start(), start()]);
  await vi.waitFor(async () => expect(await db.booking.count({ where: { studioId, state: 'cancelled' } })).toBeGreaterThan(2), {
    timeout: 120_000,
    interval: 20,
  });
  first.kill('SIGKILL');
  const workers = await startWorkers(config(), { sweepEveryMs: 1_000 });
  toClose.push(() => workers.close());

  const expired = () => db.change.findMany({ where: { studioId, kind: 'hold_expired' }, select: { entityId: true } });
  await vi.waitFor(
    async () => {
      expect(await db.booking.count({ where: { studioId, state: 'hold' } })).toBe(0);
      expect(await db.notice.count({ where: { studioId, kind: 'hold_expired' } })).toBe(24);
    },
    { timeout: 150_000, interval: 200 },
  );
  const gone = await expired();
  expect(gone).toHaveLength(24);
  expect(new Set(gone.map(({ entityId }) => entityId)).size).toBe(24);
  const revisions = await db.notice.findMany({ where: { studioId }, select: { revision: true } });
  expect(new Set(revisions.map(({ revision }) => revision)).size).toBe(revisions.length);
});
