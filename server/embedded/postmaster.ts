import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What a running server writes about itself into its folder. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** After a crash a server first replays its log. */
export const STARTED_WITHIN_MS = 60_000;

const FAST = 'SIGINT'; // ends sessions and writes a checkpoint
const AT_ONCE = 'SIGQUIT'; // the write-ahead log mends what is left

/** The server that runs in this cluster, whoever started it. */
export function findPostmaster(cluster: string): Postmaster | null {
  const lines = pidFile(cluster)?.split('\n');
  const pid = Number(lines?.[0]);
  if (!lines || !(pid > 0) || !isPostgres(pid)) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** After a crash another program may have got the number of the dead server, which PostgreSQL would take for itself. */
export function forgetDeadPostmaster(cluster: string): void {
  if (pidFile(cluster) !== null && !findPostmaster(cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

export async function stopPostmaster(cluster: string, patienceMs = 20_000): Promise<void> {
  for (const signal of [FAST, AT_ONCE] as const) {
    const running = findPostmaster(cluster);
    if (!running) return;
    process.kill(running.pid, signal);
    if (await within(patienceMs, () => !isPostgres(running.pid))) return;
  }
}

export function stopPostmasterAtOnce(cluster: string): void {
  const running = findPostmaster(cluster);
  if (running) process.kill(running.pid, AT_ONCE);
}

export async function within(ms: number, condition: () => boolean): Promise<boolean> {
  for (const until = Date.now() + ms; Date.now() < until; await wait(20)) if (condition()) return true;
  return condition();
}

function pidFile(cluster: string): string | null {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch {
    return null;
  }
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (process.platform === 'win32') return true;
    if (process.platform !== 'linux')
      return /postgres/.test(execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }));
    // A zombie has no command line: it has ended, only its parent has not looked yet.
    return /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
}
