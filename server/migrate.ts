import { leave } from './cannot-start.ts';
import { readStartConfig } from './config.ts';
import { prepareDatabase } from './prepare-database.ts';

/** `npm run migrate`: brings the named database, or our own, up to date. */
async function run(): Promise<void> {
  const database = await prepareDatabase(readStartConfig(), (line) => console.log(line), leave);
  await database.stop();
  console.log('The database is up to date.');
}

run().catch(leave);
