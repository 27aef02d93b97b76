/**
 * The least a start can be: the product's PostgreSQL on the data folder of the product, and one question answered by it.
 * Usage: bare-start.ts DATA_FOLDER
 */
import pg from 'pg';
import { ACROSS_STUDIOS } from '../../prisma/migrate.ts';
import { openOwnDatabase } from '../../server/embedded/database.ts';

const dataFolder = process.argv[2]!;
const onLost = (error: unknown): never => {
  throw error;
};
const database = await openOwnDatabase({ dataFolder, onProgress: () => undefined, onLost });
const client = new pg.Client({ connectionString: database.databaseUrl, options: ACROSS_STUDIOS });
await client.connect();
await client.query('SELECT name FROM studio');
console.log('ready');
process.once('SIGTERM', async () => {
  await client.end();
  await database.stop();
});
