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
  // Moved into place whole: whoever waits for it may read at any moment.
  const draft = `${runningNote(dataFolder)}.new`;
  writeFileSync(draft, JSON.stringify(note), { mode: 0o600 });
  renameSync(draft, runningNote(dataFolder));
}

export const forgetRunning = (dataFolder: string): void => rmSync(runningNote(dataFolder), { force: true });
