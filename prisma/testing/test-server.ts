import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../../server/embedded/postgres.ts';
import { guardFolder } from './guard.ts';

export interface TestServer {
  /** As an account that owns what it makes and nothing else, like the one of the product. */
  url: string;
  /** As the superuser, who is above every policy. */
  adminUrl: string;
  stop(): Promise<void>;
}

/** Nothing here outlives the run, so nothing has to reach the disk. */
const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300', shared_buffers: '128MB' };

/** A PostgreSQL server for tests in a folder of its own. Both are gone when it stops, or when this process ends in whatever way. */
export async function startTestServer(settings: Readonly<Record<string, string>> = THROWAWAY): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-test-'));
  chmodSync(folder, 0o711); // as root, the database runs as another user
  const lift = guardFolder(folder);
  const postgres = await startPostgres({ dataFolder: folder, settings });
  const folders = [realpathSync(join(folder, 'postgres')), folder];
  const password = randomBytes(16).toString('hex');
  const admin = new Client({ connectionString: postgres.adminUrl('postgres') });
  await admin.connect();
  await admin.query(`CREATE ROLE tester LOGIN CREATEDB PASSWORD '${password}'`);
  await admin.end();
  return {
    url: `postgresql://tester:${password}@127.0.0.1:${postgres.port}/postgres`,
    adminUrl: postgres.adminUrl('postgres'),
    stop: async () => {
      postgres.stopAtOnce();
      await postgres.stop();
      for (const path of folders) rmSync(path, { recursive: true, force: true });
      lift();
    },
  };
}
