import { join } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import type { StartConfig } from './config.ts';
import { ownDatabaseUrl, type OwnDatabase } from './embedded/database.ts';
import { findPostmaster } from './embedded/postmaster.ts';
import { clusterFolder } from './embedded/cluster-folder.ts';
import { prepareDatabase } from './prepare-database.ts';

/** The database that a command line works with: the named one, that of a Callboard running here, or our own brought up for as long as it takes. */
export async function visitDatabase(
  config: StartConfig,
  onProgress: (line: string) => void,
  onLost: (error: unknown) => void,
): Promise<OwnDatabase> {
  if (config.databaseUrl === null) {
    const running = findPostmaster(join(clusterFolder(config.dataFolder).folder, 'data'));
    if (running?.ready)
      return { databaseUrl: ownDatabaseUrl(config.dataFolder, running.port), stop: async () => undefined, stopAtOnce: () => undefined };
    if (running) throw new CannotStart('Callboard is starting at this moment; try again when it runs.');
  }
  return prepareDatabase(config, onProgress, onLost);
}
