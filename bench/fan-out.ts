/**
 * One change to the last of 500, 1,500 and 5,000 subscribers: from the moment the server hears that it was committed until the last client
 * has it, reading the log and computing the answer included, against a bare `ws` server that sends as many bytes to as many from the
 * moment of its own commit. Clients live in processes of their own, which only count; both servers run beside each other and take turns.
 * `npx tsx bench/fan-out.ts 500` for other sizes; BENCH_ROUNDS for other rounds.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { crowd } from './support/crowd.ts';
import { freePort } from './support/free-port.ts';
import { askOf, liveHouse } from './support/live-house.ts';
import type { Observed } from './support/observed-server.ts';
import { report, spread } from './support/ratios.ts';
import { requireSockets, rounds, sizes } from './support/sizes.ts';

const SIZES = sizes([500, 1_500, 5_000]);
const ROUNDS = rounds(15);
/** Between two changes, so that each is told alone. */
const APART_MS = 120;

requireSockets(Math.max(...SIZES));
const house = await liveHouse();
const [port, barePort] = [await freePort(), await freePort()];
const own = await house.start(port, '--import', 'tsx', 'bench/support/observed-server.ts');

let edits = 0;
const edit = (): Promise<void> => house.edit(`Edited ${(edits += 1)}`);
const url = `ws://127.0.0.1:${port}/graphql`;
const bytes = await house.patchBytes(url);
const bare = await house.start(
  barePort,
  '--import',
  'tsx',
  'bench/support/bare-sockets.ts',
  house.databaseUrl,
  String(barePort),
  String(bytes),
);

const cpuOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000;

for (const count of SIZES) {
  const ours = await crowd({ url, protocol: 'graphql-transport-ws', count, greets: [house.greet()] });
  const theirs = await crowd({ url: `ws://127.0.0.1:${barePort}/`, count, greets: [[]] });
  const [times, bareTimes, ratios, work, bareWork]: number[][] = [[], [], [], [], []];
  for (let round = -3; round < ROUNDS; round += 1) {
    await wait(APART_MS);
    const before = await askOf<Observed>(own);
    const { at } = await ours.hear(edit);
    const after = await askOf<Observed>(own);
    await wait(APART_MS);
    const bareBefore = await askOf<NodeJS.CpuUsage>(bare);
    let committedAt = 0;
    const heard = await theirs.hear(async () => {
      const answer = await fetch(`http://127.0.0.1:${barePort}/`, { method: 'POST', body: `Edited ${edits}` });
      ({ committedAt } = (await answer.json()) as { committedAt: number });
    });
    const bareAfter = await askOf<NodeJS.CpuUsage>(bare);
    // The first rounds warm both up.
    if (round < 0) continue;
    times!.push(at - after.rungAt);
    bareTimes!.push(heard.at - committedAt);
    ratios!.push((at - after.rungAt) / (heard.at - committedAt));
    work!.push(cpuOf(after.cpu) - cpuOf(before.cpu));
    bareWork!.push(cpuOf(bareAfter) - cpuOf(bareBefore));
  }
  report(
    `commit to the last of ${count} subscribers, ${bytes} bytes`,
    '≤ 1.3',
    ratios!,
    `${spread(times!)} against ${spread(bareTimes!)} ms; the server works ${spread(work!)} against ${spread(bareWork!)} ms for it`,
  );
  ours.close();
  theirs.close();
  await wait(1_000);
}

own.kill('SIGKILL');
bare.kill();
await house.close();
