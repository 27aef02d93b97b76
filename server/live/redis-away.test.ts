import { beforeAll, expect, test, vi } from 'vitest';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { systemActor } from '../../domain/kernel/actor.ts';
import { createBoardLink } from '../../domain/studio/create-board-link.ts';
import { startRedis } from '../../prisma/testing/redis-server.ts';
import { aServer } from '../testing/a-server.ts';

let studio: TestStudio;
beforeAll(async () => void (studio = await aStudio()));

test('Redis goes away and comes back: writes go on, and every change is told once', async () => {
  const redis = await startRedis();
  // Who watches is with another process than who writes: only Redis tells it.
  const [served, other] = [await aServer({ redisUrl: redis.url }), await aServer({ redisUrl: redis.url })];
  const client = other.socket(await other.aMember(studio.studioId, 'coordinator'));
  const seen: number[] = [];
  const state = { since: -1 };
  client.subscribe<{ changes: { revision: number; fresh: boolean; changes: { revision: number }[] } }>(
    { query: 'subscription { changes { revision fresh changes { revision } } }' },
    {
      next: ({ data }) => {
        if (data!.changes.fresh) state.since = data!.changes.revision;
        else seen.push(...data!.changes.changes.map(({ revision }) => revision));
      },
      error: () => undefined,
      complete: () => undefined,
    },
  );
  await vi.waitFor(() => expect(state.since).toBeGreaterThanOrEqual(0), { timeout: 5_000 });

  let written = 0;
  const write = async (): Promise<number> => {
    const startedAt = performance.now();
    await createBoardLink({ ...served.services, actor: systemActor(studio.studioId, 'Ana') }, { name: 'Wall', privacy: 'everything' });
    written += 1;
    return performance.now() - startedAt;
  };
  const all = () => Array.from({ length: written }, (_, n) => state.since + 1 + n);

  await write();
  await vi.waitFor(() => expect(seen).toEqual(all()), { timeout: 1_500, interval: 10 });

  await redis.stop();
  for (let n = 0; n < 5; n += 1) expect(await write()).toBeLessThan(10_000);
  await vi.waitFor(() => expect(seen).toEqual(all()), { timeout: 5_000, interval: 20 });

  const again = await startRedis(redis.port);
  await write();
  await vi.waitFor(() => expect(seen).toEqual(all()), { timeout: 5_000, interval: 20 });
  // Its rings are heard again, and not only found by looking.
  await vi.waitFor(
    async () => {
      const startedAt = performance.now();
      await write();
      await vi.waitFor(() => expect(seen).toEqual(all()), { timeout: 5_000, interval: 10 });
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    },
    { timeout: 20_000 },
  );
  await client.dispose();
  await Promise.all([served.close(), other.close()]);
  await again.stop();
}, 90_000);
