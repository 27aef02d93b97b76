import { Client } from 'pg';
import { afterAll, inject } from 'vitest';
import { hasWords } from '../../domain/activity/words/sentence.ts';
import { ACROSS_STUDIOS } from '../migrate.ts';
import { cloneTemplate } from './test-databases.ts';

// Each test file starts with a studio-less database of its own; the one before it in this worker is gone.
process.env.CALLBOARD_TEST_DATABASE = await cloneTemplate(inject('testDatabases'), process.env.VITEST_POOL_ID ?? '0');

// Whatever the stories of the file have written into the log: the list of activity has words for it.
afterAll(async () => {
  const client = new Client({ connectionString: process.env.CALLBOARD_TEST_DATABASE!, options: ACROSS_STUDIOS });
  await client.connect();
  try {
    const { rows } = await client.query<{ entity: string; kind: string }>('SELECT DISTINCT entity, kind FROM change ORDER BY 1, 2');
    const silent = rows.filter((one) => !hasWords(one)).map(({ entity, kind }) => `${entity} ${kind}`);
    if (silent.length > 0) throw new Error(`Changes without words: add ${silent.join(', ')} to domain/activity/words.`);
  } finally {
    await client.end();
  }
});
