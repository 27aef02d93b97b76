/**
 * 500, 1,500 and 5,000 boards come back after `kill -9` of their server: from the kill until the last of them has what was changed
 * meanwhile, against a bare `ws` server that is killed and started alike and tells whoever comes what is. A change is committed by another
 * process while the server is dead, and nobody counts who has not got it. All clients wait between their tries as the product's do (half
 * a second, half as much again after each, to 20 s; half of it chance), and give up a try after eight seconds. Part of what is measured
 * is the server's start, and that it paces sockets and looks up who knocks, which the bare one does not.
 * `npx tsx bench/reconnect.ts 500` for other sizes.
 */
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { crowd, type Crowd } from './support/crowd.ts';
import { freePort } from './support/free-port.ts';
import { liveHouse } from './support/live-house.ts';
import { moment } from './support/moment.ts';
import { report, spread } from './support/ratios.ts';
import { requireSockets, rounds, sizes } from './support/sizes.ts';

const SIZES = sizes([500, 1_500, 5_000]);
const ROUNDS = rounds(5);
/** The clients' last tries should be long over when the server is killed again. */
const CALM_MS = 2_000;

requireSockets(Math.max(...SIZES));
const house = await liveHouse();
let edits = 0;

interface Side {
  port: number;
  program: string[];
  server: Awaited<ReturnType<typeof house.start>>;
  crowd: Crowd;
}

async function side(program: (port: number) => string[], path: string, count: number, greet: string[], protocol?: string): Promise<Side> {
  const port = await freePort();
  const server = await house.start(port, ...program(port));
  const url = `ws://127.0.0.1:${port}${path}`;
  return {
    port,
    program: program(port),
    server,
    crowd: await crowd({ url, ...(protocol ? { protocol } : {}), count, greets: [greet], resumes: true }),
  };
}

/** Kills the server, changes the record, starts it again; how long until it listens, and until the last has the change. */
async function outage(one: Side, change: (title: string) => Promise<unknown>): Promise<{ ms: number; upMs: number }> {
  const title = `Edited ${(edits += 1)} while nobody listened`;
  let [killedAt, upAt] = [0, 0];
  const { at } = await one.crowd.hear(async () => {
    const exit = once(one.server, 'exit');
    one.server.kill('SIGKILL');
    killedAt = moment();
    await exit;
    await change(title);
    one.server = await house.start(one.port, ...one.program);
    upAt = moment();
  }, title);
  await wait(CALM_MS);
  return { ms: at - killedAt, upMs: upAt - killedAt };
}

for (const count of SIZES) {
  const ours = await side(() => ['server/run.js', 'server/main.ts'], '/graphql', count, house.greet(), 'graphql-transport-ws');
  const bytes = await house.patchBytes(`ws://127.0.0.1:${ours.port}/graphql`);
  const theirs = await side(
    (port) => ['--import', 'tsx', 'bench/support/bare-sockets.ts', house.databaseUrl, String(port), String(bytes)],
    '/',
    count,
    [],
  );
  const [a, b]: Awaited<ReturnType<typeof outage>>[][] = [[], []];
  for (let round = -1; round < ROUNDS; round += 1) {
    const own = await outage(ours, (title) => house.edit(title));
    const bare = await outage(theirs, (title) => house.note(title));
    if (round < 0) continue;
    a!.push(own);
    b!.push(bare);
  }
  const of = (all: typeof a, what: 'ms' | 'upMs'): string => spread(all!.map((one) => one[what] / 1_000));
  report(
    `kill -9 until the last of ${count} boards has what changed meanwhile`,
    '≤ 2',
    a!.map(({ ms }, n) => ms / b![n]!.ms),
    `${of(a, 'ms')} against ${of(b, 'ms')} s, of which ${of(a, 'upMs')} and ${of(b, 'upMs')} s until the server is back; all ${count} have it each time`,
  );
  for (const one of [ours, theirs]) {
    one.crowd.close();
    one.server.kill('SIGKILL');
  }
  await wait(1_000);
}
await house.close();
