import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { CannotStart } from '../cannot-start.ts';
import { keptSecret } from '../kept-secret.ts';
import { findBinaries, MAJOR, type Binaries } from './binaries.ts';
import { clusterFolder } from './cluster-folder.ts';
import { requireRoom } from './data-folder.ts';
import { launch, refusal } from './launch.ts';
import {
  findPostmaster,
  forgetDeadPostmaster,
  STARTED_WITHIN_MS,
  stopPostmaster,
  stopPostmasterAtOnce,
  within,
  type Postmaster,
} from './postmaster.ts';
import type { RunsAs } from './runs-as.ts';

/** A studio's database on one machine: small in memory, and nothing that was committed is ever lost. */
export const MODEST: Readonly<Record<string, string>> = {
  shared_buffers: '64MB',
  work_mem: '8MB',
  maintenance_work_mem: '32MB',
  max_connections: '100',
  max_wal_size: '256MB',
  io_method: 'sync', // no processes of their own for reads that the system's cache answers
  autovacuum_max_workers: '2',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  huge_pages: 'off',
};

export interface RunningPostgres {
  pid: number;
  port: number;
  /** As the superuser of the cluster, which only this machine can be. */
  adminUrl(database: string): string;
  stop(): Promise<void>;
  /** Without waiting for anything: its log mends the rest at the next start. */
  stopAtOnce(): void;
}

export interface PostgresWishes {
  dataFolder: string;
  settings?: Readonly<Record<string, string>>;
  /** Tried first, so that who is connected finds the server again; a free one otherwise. */
  port?: number;
  onProgress?(line: string): void;
}

export const ADMIN = 'postgres';
const DRAFT = '.new-';

/**
 * Starts the database of this data folder, makes it first when there is none, and joins one that a killed run left behind.
 * @throws CannotStart
 */
export async function startPostgres({
  dataFolder,
  settings = {},
  port,
  onProgress = () => undefined,
}: PostgresWishes): Promise<RunningPostgres> {
  const { folder, account } = clusterFolder(dataFolder);
  const password = keptSecret(dataFolder, 'postgres-password');
  const cluster = join(folder, 'data');
  requireMajor(cluster, dataFolder);

  const found = findPostmaster(cluster);
  if (found) {
    if (await within(STARTED_WITHIN_MS, () => findPostmaster(cluster)?.ready !== false)) {
      const left = findPostmaster(cluster);
      if (left) return running(left, cluster, password);
    } else await stopPostmaster(cluster);
  }

  const binaries = findBinaries(account);
  if (!existsSync(cluster)) {
    requireRoom(folder);
    onProgress('Making the database (the first time only)');
    makeCluster(cluster, binaries, account, password);
  }
  forgetDeadPostmaster(cluster);
  return running(await launch({ cluster, binaries, account, settings: { ...MODEST, ...settings } }, port), cluster, password);
}

const running = ({ pid, port }: Postmaster, cluster: string, password: string): RunningPostgres => ({
  pid,
  port,
  adminUrl: (database) => `postgresql://${ADMIN}:${password}@127.0.0.1:${port}/${database}`,
  stop: () => stopPostmaster(cluster),
  stopAtOnce: () => stopPostmasterAtOnce(cluster),
});

function requireMajor(cluster: string, dataFolder: string): void {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file)) return;
  const made = readFileSync(file, 'utf8').trim();
  if (made === MAJOR) return;
  throw new CannotStart(
    `The data folder ${dataFolder} was made by PostgreSQL ${made} and this Callboard brings ${MAJOR}; start the Callboard that made it and dump it with pg_dump, or set CALLBOARD_DATA to a new folder.`,
  );
}

/** Made beside its place and moved there whole: a start that is killed half-way leaves nothing that looks like a cluster. */
function makeCluster(cluster: string, { initdb }: Binaries, account: RunsAs, password: string): void {
  const draft = `${cluster}${DRAFT}${process.pid}`;
  removeDeadDrafts(cluster);
  const secrets = mkdtempSync(join(tmpdir(), 'callboard-'));
  const passwordFile = join(secrets, 'password');
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account.uid !== undefined) for (const path of [secrets, passwordFile]) chownSync(path, account.uid, account.gid!);
    const made = spawnSync(
      initdb,
      [
        `--pgdata=${draft}`,
        `--username=${ADMIN}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
      ],
      { ...account, cwd: '/', encoding: 'utf8' },
    );
    if (made.status !== 0) throw refusal(made.stderr, cluster, 'make its folder');
    // Of two starts at once the first to be done keeps its own.
    if (!existsSync(cluster)) renameSync(draft, cluster);
  } finally {
    rmSync(secrets, { recursive: true, force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function removeDeadDrafts(cluster: string): void {
  const folder = dirname(cluster);
  for (const name of readdirSync(folder)) {
    const [, pid] = name.split(`${basename(cluster)}${DRAFT}`);
    if (pid && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
