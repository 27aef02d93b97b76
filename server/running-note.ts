import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What scripts want to know of a Callboard that runs; for its owner's eyes, since the board link opens a board. */
export interface RunningNote {
  pid: number;
  url: string;
  boardLink: string | null;
}

export const runningNote = (dataFolder: string): string => join(dataFolder, 'running.json');

export function noteRunning(dataFolder: string, note: RunningNote): void {
  const path = runningNote(dataFolder);
  writeFileSync(`${path}.new`, JSON.stringify(note), { mode: 0o600 });
  // Whoever waits for the note must never find half of it.
  renameSync(`${path}.new`, path);
}

export const forgetRunning = (dataFolder: string): void => rmSync(runningNote(dataFolder), { force: true });
