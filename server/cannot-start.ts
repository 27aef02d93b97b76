import { MigrationRefused } from '../prisma/migrate.ts';

/** Callboard cannot start, and the operator can mend it: the message says in a sentence what is wrong and the way out. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

/** Prints the sentence and ends the process; whatever else was thrown is a fault of ours and keeps its stack. */
export function leave(error: unknown): never {
  console.error(error instanceof CannotStart || error instanceof MigrationRefused ? `\n${error.message}\n` : error);
  process.exit(1);
}
