import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../prisma/migrate.ts';
import { guardFolder } from '../../prisma/testing/guard.ts';
import { openOwnDatabase } from '../../server/embedded/database.ts';

export interface BenchDatabase {
  url: string;
  dataFolder: string;
  /** Somebody else's, named by BENCH_DATABASE_URL: what is written there stays unless it is removed. */
  isNamed: boolean;
  close(): Promise<void>;
}

/** A database like the product's own, durable, in a folder that goes away afterwards; or the one that BENCH_DATABASE_URL names. */
export async function benchDatabase(): Promise<BenchDatabase> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'callboard-bench-'));
  await chmod(dataFolder, 0o711); // as root, the database runs as another user, who must get to it here
  const lift = guardFolder(dataFolder);
  const named = process.env.BENCH_DATABASE_URL;
  const onLost = (error: unknown): never => {
    throw error;
  };
  const own = named ? null : await openOwnDatabase({ dataFolder, onProgress: () => undefined, onLost });
  const url = named ?? own!.databaseUrl;
  await migrate(url);
  return {
    url,
    dataFolder,
    isNamed: named !== undefined,
    async close() {
      await own?.stop();
      await rm(dataFolder, { recursive: true, force: true });
      lift();
    },
  };
}
