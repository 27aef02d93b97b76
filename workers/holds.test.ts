import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '../domain/kernel/ids.ts';
import { systemClock } from '../domain/kernel/clock.ts';
import { plusMinutes } from '../domain/kernel/time-range.ts';
import { bookSession } from '../domain/scheduling/book-session.ts';
import { aStudio } from '../domain/testing/a-studio.ts';
import { testDatabaseUrl } from '../prisma/testing/test-database.ts';
import { startWorkers, type WorkerConfig } from './main.ts';

vi.setConfig({ testTimeout: 300_000 });
const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

const POST = {
  secret: 'a secret that is long enough for tests, 0123456789',
  publicUrl: 'http://127.0.0.1:4000',
  smtpUrl: null,
  mailFrom: 'desk@callboard.test',
  webhooksAllowPrivate: [],
};
const config = (): WorkerConfig => ({ databaseUrl: testDatabaseUrl(), redisUrl: null, logLevel: 'silent', ...POST });

/** Workers in a process of their own, that can be killed. */
async function start() {
  const script = `import('./workers/main.ts').then((main) => main.startWorkers(${JSON.stringify(config())})).then(() => console.log('ready'))`;
  const worker = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  toClose.push(() => worker.kill('SIGKILL'));
  await once(worker.stdout, 'data');
  return worker;
}

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
