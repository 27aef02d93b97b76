import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../../server/embedded/postgres.ts';

export interface TestServer {
  /** As an account that owns what it makes and nothing else, like the one of the product. */
  url: string;
  stop(): Promise<void>;
}

/** Nothing here outlives the run, so nothing has to reach the disk. */
const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300', shared_buffers: '128MB' };

/** A PostgreSQL server for tests in a folder of its own. Both are gone when it stops, or when this process ends in whatever way. */
export async function startTestServer(settings: Readonly<Record<string, string>> = THROWAWAY): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-test-'));
  chmodSync(folder, 0o711); // as root, the database runs as another user
  const postgres = await startPostgres({ dataFolder: folder, settings });
  const folders = [realpathSync(join(folder, 'postgres')), folder];
  const lift = guard(postgres.pid, folders);
  const password = randomBytes(16).toString('hex');
  const admin = new Client({ connectionString: postgres.adminUrl('postgres') });
  await admin.connect();
  await admin.query(`CREATE ROLE tester LOGIN CREATEDB PASSWORD '${password}'`);
  await admin.end();
  return {
    url: `postgresql://tester:${password}@127.0.0.1:${postgres.port}/postgres`,
    stop: async () => {
      postgres.stopAtOnce();
      await postgres.stop();
      for (const path of folders) rmSync(path, { recursive: true, force: true });
      lift();
    },
  };
}

/** A shell that waits for the end of its input, which comes with the end of this process, and cleans up. */
function guard(pid: number, folders: readonly string[]): () => void {
  if (process.platform === 'win32') return () => undefined;
  const script =
    'read -r word; [ "$word" = done ] && exit; pid=$1; shift; kill -QUIT $pid; while kill -0 $pid; do sleep 0.1; done; rm -rf "$@"';
  const shell = spawn('/bin/sh', ['-c', script, 'guard', String(pid), ...folders], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  shell.unref();
  const input = shell.stdin as typeof shell.stdin & { unref(): void };
  input.unref();
  return () => input.end('done\n');
}
