import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { CannotStart } from '../cannot-start.ts';

/** A new cluster takes about 60 MB, and its log grows before the first checkpoint. */
const ROOM_NEEDED_MB = 250;

const REASONS: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOENT: 'it does not exist and cannot be made',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'it is a file',
  ENOSPC: 'the disk is full',
};

/** @throws CannotStart when the folder cannot be made or written */
export function makeDataFolder(folder: string): void {
  try {
    // Others may pass through but not list: as root, the database runs as another user in a folder below.
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(folder, error);
  }
}

export function requireRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const freeMb = Math.floor((bavail * bsize) / 2 ** 20);
  if (freeMb < ROOM_NEEDED_MB) throw diskFull(folder, `only ${freeMb} MB are`);
}

export const diskFull = (folder: string, left = 'nothing is'): CannotStart =>
  new CannotStart(
    `The disk of ${folder} is full: ${left} left and Callboard needs ${ROOM_NEEDED_MB} MB; free some, or set CALLBOARD_DATA to a folder on another disk.`,
  );

export function unusable(folder: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return diskFull(folder);
  const reason = code && REASONS[code];
  if (!reason) return error;
  return new CannotStart(`The data folder ${folder} cannot be used: ${reason}; mend that, or set CALLBOARD_DATA to another folder.`);
}
