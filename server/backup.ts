import { parseArgs } from 'node:util';
import { writeBackup } from './backup/write-backup.ts';
import { CannotStart, leave } from './cannot-start.ts';
import { readStartConfig } from './config.ts';
import { visitDatabase } from './import-database.ts';

const USAGE = 'Say where to: npm run backup -- --to callboard.backup';

/** `npm run backup -- --to FILE`: the whole record as it is at this moment, while everybody works on. */
async function run(): Promise<void> {
  const { to } = parseArgs({ options: { to: { type: 'string' } }, strict: false }).values;
  if (typeof to !== 'string' || to === '') throw new CannotStart(USAGE);
  const database = await visitDatabase(readStartConfig(undefined, []), (line) => console.error(line), leave);
  try {
    const { rows, tables } = await writeBackup(database.databaseUrl, to, new Date());
    console.log(
      `${to}: ${rows} rows of ${tables} tables. Keep CALLBOARD_SECRET with it: board links and sealed mail open with that alone.`,
    );
  } finally {
    await database.stop();
  }
}

run().catch(leave);
