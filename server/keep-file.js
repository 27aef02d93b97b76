import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that only makes things faster: whole or not at all, since others may be reading, and without a word where it cannot be written. */
export function keepFile(path, data) {
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, data, { flush: true });
    renameSync(draft, path);
  } catch {
    rmSync(draft, { force: true });
  }
}
