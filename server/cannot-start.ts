import { MigrationRefused } from '../prisma/migrate.ts';

/** Callboard cannot start, and the operator can mend it: the message says in a sentence what is wrong and the way out. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

/** Prints the sentence and ends the process; whatever else was thrown is a fault of ours and keeps its stack. */
export function leave(error: unknown): never {
  const sentence = error instanceof CannotStart || error instanceof MigrationRefused ? error.message : diskIsFull(error);
  console.error(sentence ? `\n${sentence}\n` : error);
  process.exit(1);
}

/** It may fill up at any step, and each of them words it differently; PostgreSQL's own words come through all of them. */
const diskIsFull = (error: unknown): string | null =>
  /No space left on device|ENOSPC/.test(`${error} ${error instanceof Error ? error.cause : ''}`)
    ? 'The disk is full; free some space and start again: nothing that was finished is lost.'
    : null;
