import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import { makeDataFolder, unusable } from './embedded/data-folder.ts';

const BYTES = 32;

/** Made once per data folder, so that sessions and board links outlive a restart. Only the owner of the folder may read it. */
export function keptSecret(dataFolder: string, name = 'secret'): string {
  makeDataFolder(dataFolder);
  const file = join(dataFolder, name);
  try {
    // `wx` decides between two processes that start at once: one writes, the other reads.
    writeFileSync(file, randomBytes(BYTES).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(dataFolder, error);
  }
  const secret = read(file);
  // A full disk leaves an empty file behind, and an empty secret would sign anything.
  if (secret.length !== 2 * BYTES) throw new CannotStart(`The file ${file} is damaged; delete it, and a new one is made.`);
  return secret;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CannotStart(
      `The file ${file} belongs to another user; start Callboard as that user, or set CALLBOARD_DATA to another folder.`,
    );
  }
}
