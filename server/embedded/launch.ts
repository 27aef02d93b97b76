import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '../cannot-start.ts';
import type { Binaries } from './binaries.ts';
import { diskFull } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { findPostmaster, STARTED_WITHIN_MS, within, type Postmaster } from './postmaster.ts';
import type { RunsAs } from './runs-as.ts';

const PORTS_TO_TRY = 5;

export interface Launch {
  cluster: string;
  binaries: Binaries;
  account: RunsAs;
  settings: Readonly<Record<string, string>>;
}

/** @throws CannotStart with what the server said */
export async function launch(wishes: Launch, preferredPort?: number): Promise<Postmaster> {
  const logFile = join(wishes.cluster, '..', 'postgres.log');
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
  for (let attempt = 1; ; attempt++) {
    const port = attempt === 1 && preferredPort ? preferredPort : await freePort();
    const started = await tryPort(port, wishes, logFile);
    if (started) return started;
    const log = readFileSync(logFile, 'utf8');
    // Somebody took the port between our look and the server's: only then does another attempt help.
    if (!/could not bind|Address already in use/.test(log) || attempt === PORTS_TO_TRY) throw refusal(log, wishes.cluster, 'start');
  }
}

async function tryPort(port: number, { cluster, binaries, account, settings }: Launch, logFile: string): Promise<Postmaster | null> {
  // A file, not a pipe: the server outlives a killed parent, and would then die of its first log line.
  const log = openSync(logFile, 'w', 0o600);
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', ...settings };
  // In a group of its own: Ctrl-C reaches Callboard alone, which stops the database last.
  const server = spawn(
    binaries.postgres,
    ['-D', cluster, '-p', String(port), ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...account,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  server.unref();
  let ended = false;
  server.once('error', () => (ended = true)).once('exit', () => (ended = true));
  // Of two starts at once one is refused by the other's lock file, and joins it.
  await within(STARTED_WITHIN_MS, () => {
    const found = findPostmaster(cluster);
    return found ? found.ready : ended;
  });
  const found = findPostmaster(cluster);
  return found?.ready ? found : null;
}

/** What PostgreSQL said, as one sentence with the way out. */
export function refusal(output: string, cluster: string, act: string): CannotStart {
  if (/No space left on device|disk full/i.test(output)) return diskFull(cluster);
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|error|could not/i.test(line));
  const said = (lines[0] ?? output.trim().split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC|error):\s*/, '');
  return new CannotStart(
    `PostgreSQL could not ${act} in ${cluster} ("${said || 'it gave no reason'}"); mend that, or set CALLBOARD_DATA to another folder or DATABASE_URL to a server of your own.`,
  );
}
