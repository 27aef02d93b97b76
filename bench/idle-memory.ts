/**
 * What a subscriber to the board costs the server in memory while nothing happens: by how much its proportional set size grows with 500,
 * 1,500 and 5,000 of them, against a bare `ws` server with as many sockets that were sent as much. Each size has fresh servers, since
 * memory that was given back to a process stays with it; both sides collect their garbage before each look.
 * `npx tsx bench/idle-memory.ts 500` for other sizes.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { crowd } from './support/crowd.ts';
import { freePort } from './support/free-port.ts';
import { askOf, liveHouse } from './support/live-house.ts';
import { processKib } from './support/process-memory.ts';
import { report, spread } from './support/ratios.ts';
import { requireSockets, rounds, sizes } from './support/sizes.ts';

const SIZES = sizes([500, 1_500, 5_000]);
const ROUNDS = rounds(3);
/** So many come and go first: what a server needs only once is no matter of theirs. */
const FIRST = 50;
const SETTLES_MS = 3_000;
const COLLECTS = ['--expose-gc', '--import', 'tsx', '--import', './bench/support/collect-when-asked.ts'];

requireSockets(Math.max(...SIZES));
const house = await liveHouse();

interface Grown {
  kib: number;
  /** What of it V8 and buffers account for. */
  heap: number;
  outside: number;
}

async function grown(
  count: number,
  program: string[],
  port: number,
  client: { path: string; protocol?: string; greets: string[][] },
): Promise<Grown> {
  const server = await house.start(port, ...COLLECTS, ...program);
  const { path, ...rest } = client;
  const options = { url: `ws://127.0.0.1:${port}${path}`, ...rest };
  const at = async () => {
    await wait(SETTLES_MS);
    const { heapUsed, external, arrayBuffers } = await askOf<NodeJS.MemoryUsage>(server, 'collect');
    await wait(200);
    return { kib: await processKib(server.pid!), heap: heapUsed / 1_024, outside: (external + arrayBuffers) / 1_024 };
  };
  const first = await crowd({ ...options, count: FIRST });
  first.close();
  const before = await at();
  const all = await crowd({ ...options, count });
  const after = await at();
  all.close();
  server.kill('SIGKILL');
  return {
    kib: (after.kib - before.kib) / count,
    heap: (after.heap - before.heap) / count,
    outside: (after.outside - before.outside) / count,
  };
}

for (const count of SIZES) {
  const [ours, theirs]: Grown[][] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [port, barePort] = [await freePort(), await freePort()];
    ours!.push(
      await grown(count, ['server/run.js', 'server/main.ts'], port, {
        path: '/graphql',
        protocol: 'graphql-transport-ws',
        greets: [house.greet()],
      }),
    );
    theirs!.push(
      await grown(count, ['bench/support/bare-sockets.ts', house.databaseUrl, String(barePort), '12000'], barePort, {
        path: '/',
        greets: [[]],
      }),
    );
  }
  const of = (all: Grown[], what: keyof Grown): string => spread(all.map((one) => one[what]));
  report(
    `memory of an idle subscriber, of ${count}`,
    '≤ 2.5',
    ours!.map(({ kib }, n) => kib / theirs![n]!.kib),
    `${of(ours!, 'kib')} against ${of(theirs!, 'kib')} KiB each; of that in V8’s heap ${of(ours!, 'heap')} against ${of(theirs!, 'heap')}`,
  );
}
await house.close();
