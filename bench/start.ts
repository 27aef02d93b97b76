/**
 * Cold start to the first served page, without and with existing data, and memory at rest.
 * The limit beside it: what the same machine needs to bring up the same PostgreSQL (initdb the first time) and nothing else.
 * Aims: 60 s after `npm ci` the first time, 5 s later; 500 MB for server, worker and database together.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './support/free-port.ts';
import { report, spread } from './support/ratios.ts';

const LATER_STARTS = 5;
const REST_SECONDS = 20;

interface Running {
  child: ChildProcess;
  url: string;
  seconds: number;
}

async function start(folder: string): Promise<Running> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['server/run.js', 'server/start.ts'], {
    env: { ...process.env, CALLBOARD_DATA: folder, PORT: String(port), DATABASE_URL: '', REDIS_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}/`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The product stopped with ${child.exitCode} before it served a page.`);
    const page = await fetch(url).catch(() => null);
    if (page?.ok && (await page.text()).includes('<title')) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { child, url, seconds: (performance.now() - startedAt) / 1_000 };
}

async function stop({ child }: Running): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Proportional set size (shared pages counted once) of a process and all below it, by program, in MB. */
async function memoryBelow(root: number): Promise<Map<string, number>> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => null) : null;
    if (stat) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isBelow = (pid: number | undefined): boolean => pid !== undefined && pid > 1 && (pid === root || isBelow(parents.get(pid)));
  const sizes = new Map<string, number>();
  for (const pid of [...parents.keys()].filter(isBelow)) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
    const part =
      command.startsWith('postgres') || command.includes('/bin/postgres') ? 'database' : command.includes('worker') ? 'worker' : 'server';
    const kilobytes = Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    sizes.set(part, (sizes.get(part) ?? 0) + kilobytes / 1_024);
  }
  return sizes;
}

const folder = await mkdtemp(join(tmpdir(), 'callboard-bench-'));
await chmod(folder, 0o711); // as root, the database runs as another user, who must get to it here
const first = await start(folder);
console.log(`first start, with demo studio: ${first.seconds.toFixed(1)} s to the first page · aim 60 s`);
await new Promise((resolve) => setTimeout(resolve, REST_SECONDS * 1_000));
const sizes = await memoryBelow(first.child.pid!);
const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
console.log(
  `memory at rest: ${total.toFixed(0)} MB together (${[...sizes].map(([part, size]) => `${part} ${size.toFixed(0)}`).join(', ')}) · aim 500 MB`,
);
await stop(first);

const [ratios, seconds, bare]: [number[], number[], number[]] = [[], [], []];
for (let round = 0; round < LATER_STARTS; round += 1) {
  const again = await start(folder);
  await stop(again);
  const nothing = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/support/bare-start.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const bareSeconds = (performance.now() - nothing) / 1_000;
  child.kill('SIGTERM');
  await once(child, 'exit');
  seconds.push(again.seconds);
  bare.push(bareSeconds);
  ratios.push(again.seconds / bareSeconds);
}
report('later start against the database alone', '5 s', ratios, `${spread(seconds)} against ${spread(bare)} s`);
await rm(folder, { recursive: true, force: true });
