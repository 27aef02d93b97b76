import { parseArgs } from 'node:util';
import { restoreBackup } from './backup/restore-backup.ts';
import { CannotStart, leave } from './cannot-start.ts';
import { readStartConfig } from './config.ts';
import { openDatabase } from './prepare-database.ts';

const USAGE = 'Say from where: npm run restore -- --from callboard.backup';

/** `npm run restore -- --from FILE`: fills an empty database, the named one or our own. */
async function run(): Promise<void> {
  const { from } = parseArgs({ options: { from: { type: 'string' } }, strict: false }).values;
  if (typeof from !== 'string' || from === '') throw new CannotStart(USAGE);
  const database = await openDatabase(readStartConfig(undefined, []), (line) => console.error(line), leave);
  try {
    const { madeAt, rows, studios } = await restoreBackup(database.databaseUrl, from);
    console.log(`Restored what there was at ${madeAt}: ${rows} rows.`);
    for (const { name, revision } of studios) console.log(`  ${name}: ${revision} changes, its log unbroken.`);
  } finally {
    await database.stop();
  }
}

run().catch(leave);
