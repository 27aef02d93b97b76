import { Client } from 'pg';
import { expect, test } from 'vitest';
import { reachingEvery } from '../domain/kernel/in-studio.ts';
import { IsolatedPool } from './isolated-pool.ts';
import { testDatabaseUrl } from './testing/test-database.ts';

test('connections at rest may be cut off: nothing breaks of it, not even while the pool ends, and the next statement has another', async () => {
  const pool = new IsolatedPool({ connectionString: testDatabaseUrl(), max: 2, application_name: 'cut off' });
  const killer = new Client({ connectionString: testDatabaseUrl() });
  await killer.connect();
  const cutOff = (): Promise<unknown> =>
    killer.query("SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity WHERE application_name = 'cut off'");
  const both = async (): Promise<unknown[]> => [await pool.query('SELECT 1'), await reachingEvery(() => pool.query('SELECT 1'))];

  await both();
  expect(pool.counts.open).toBe(2);
  await cutOff();
  await expect.poll(() => pool.counts.open).toBe(0);
  expect(await both()).toMatchObject([{ rowCount: 1 }, { rowCount: 1 }]);
  await Promise.all([pool.end(), cutOff()]);
  await killer.end();
});
