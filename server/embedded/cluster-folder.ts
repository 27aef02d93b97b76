import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { SHARED } from './binaries.ts';
import { makeDataFolder, unusable } from './data-folder.ts';
import { runsAs, type RunsAs } from './runs-as.ts';

/**
 * The folder of the cluster below the data folder, made when missing and open to the account that runs the database.
 * As root, a data folder that this account cannot enter (below /root) gets a link to a folder that it can.
 */
export function clusterFolder(dataFolder: string): { folder: string; account: RunsAs } {
  makeDataFolder(dataFolder);
  const link = join(dataFolder, 'postgres');
  const account = runsAs(link);
  if (account.uid === undefined) {
    makeDataFolder(link);
    return { folder: link, account };
  }
  try {
    if (!existsSync(link)) {
      rmSync(link, { force: true }); // a link whose target was deleted
      make(link, dataFolder, account);
    }
    return { folder: followed(link), account };
  } catch (error) {
    throw unusable(dataFolder, error);
  }
}

function make(link: string, dataFolder: string, account: RunsAs): void {
  if (canEnter(dataFolder, account)) return own(link, account);
  // The name is new each time: who deletes the data folder starts afresh.
  const name = `${createHash('sha256').update(dataFolder).digest('hex').slice(0, 8)}-${randomBytes(4).toString('hex')}`;
  const elsewhere = join(SHARED, name);
  mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  own(elsewhere, account);
  symlinkSync(elsewhere, link);
}

function own(folder: string, { uid, gid }: RunsAs): void {
  mkdirSync(folder, { mode: 0o700 });
  chownSync(folder, uid!, gid!);
}

const canEnter = (folder: string, account: RunsAs): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0;

const followed = (link: string): string => {
  try {
    return readlinkSync(link);
  } catch {
    return link;
  }
};
