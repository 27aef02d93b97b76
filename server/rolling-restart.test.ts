import { expect, test, vi } from 'vitest';
import { aBalancer } from './testing/nothing-lost/a-balancer.ts';
import { aWholeHouse } from './testing/nothing-lost/a-whole-house.ts';
import { answersReady } from './testing/nothing-lost/kept-process.ts';
import { LoadClient } from './testing/nothing-lost/load.ts';
import { watch } from './testing/nothing-lost/strikes.ts';
import { faultsOf } from './testing/nothing-lost/verdict.ts';

const SOON = { timeout: 60_000, interval: 20 };

test('both servers and the worker are restarted one after another under load, and no request fails', async () => {
  const house = await aWholeHouse({ DRAIN_SECONDS: '2' });
  const balancer = await aBalancer(house.servers.map(({ url }) => url));
  const urls = [balancer.url];
  const watchers = await watch(house, urls);
  const clients: LoadClient[] = [];
  try {
    for (let n = 0; n < 3; n += 1)
      clients.push(new LoadClient({ key: await house.aKey(`Program ${n}`), seed: 40 + n, rooms: house.rooms, urls, pauseMs: 200 }));
    await vi.waitFor(() => expect(watchers.every(({ subscriber }) => subscriber.revision >= 0)).toBe(true), SOON);

    for (const server of house.servers) {
      await Promise.all(clients.map((client) => client.nextAnswer()));
      const left = server.leave();
      // It says so first, while it still serves.
      await vi.waitFor(async () => expect(await fetch(`${server.url}/ready`).then(({ status }) => status)).toBe(503), SOON);
      const still = await fetch(`${server.url}/health`);
      expect([still.status, still.headers.get('connection')]).toEqual([200, 'close']);
      expect(await left).toBe(0);
      expect(await answersReady(server.url)).toBe(false);
      server.start();
      await server.ready();
    }
    expect(await house.worker.leave()).toBe(0);
    house.worker.start();
    await house.worker.ready();

    await Promise.all(clients.map((client) => client.nextAnswer()));
    await Promise.all(clients.map((client) => client.stop()));
    expect(balancer.failed).toEqual([]);
    expect(clients.flatMap(({ troubles }) => [...troubles])).toEqual([]);
    expect(clients.map(({ repeated }) => repeated)).toEqual([0, 0, 0]);
    await vi.waitFor(async () => expect(await faultsOf(house, clients, watchers)).toEqual([]), SOON);
    // Nobody had to begin afresh.
    expect(watchers.map(({ log, screen }) => (log ?? screen)!.freshStarts)).toEqual(watchers.map(() => 1));
  } finally {
    for (const { subscriber } of watchers) subscriber.stop();
    await Promise.all(clients.map((client) => client.stop()));
    await balancer.close();
    await house.close();
  }
}, 180_000);
