import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
Seeding a year of sessions takes longer than most tests. The first product of a kind leaves a copy of its data at rest,
from which the later ones of the run begin: what they do to it is theirs alone.
*/

export type Kind = 'demo' | 'empty';

export function makePatternFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-patterns-'));
  chmodSync(folder, 0o711); // as root, the database runs as another user
  return (process.env.CALLBOARD_PATTERNS = folder);
}

const pattern = (kind: Kind): string | null => (process.env.CALLBOARD_PATTERNS ? join(process.env.CALLBOARD_PATTERNS, kind) : null);

/** Whether this data folder began as a copy. */
export function copyPattern(kind: Kind, dataFolder: string): boolean {
  const from = pattern(kind);
  if (!from || !existsSync(from)) return false;
  execFileSync('cp', ['-a', `${from}/.`, dataFolder]);
  return true;
}

/** Of a product that has stopped. A database that had to be put elsewhere than below its folder is not copied with it. */
export function keepPattern(kind: Kind, dataFolder: string): void {
  const to = pattern(kind);
  if (!to || existsSync(to) || lstatSync(join(dataFolder, 'postgres')).isSymbolicLink()) return;
  // Two workers may have made one at the same time: either will do.
  const mine = `${to}.${process.pid}`;
  execFileSync('cp', ['-a', dataFolder, mine]);
  if (existsSync(to)) rmSync(mine, { recursive: true, force: true });
  else renameSync(mine, to);
}
