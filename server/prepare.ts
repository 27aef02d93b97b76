import { Client } from 'pg';
import { ACROSS_STUDIOS } from '../prisma/migrate.ts';
import { boardLinkUrl } from './auth/board-token.ts';
import { buildClient } from './build-client.ts';
import type { Config, StartConfig } from './config.ts';
import { prepareDemo } from './demo.ts';
import { keptSignIns, type SignIn } from './demo-sign-ins.ts';
import type { OwnDatabase } from './embedded/database.ts';
import { prepareDatabase } from './prepare-database.ts';
import { settlePort } from './web-port.ts';

interface Prepared {
  config: Config;
  signIns: SignIn[];
  boardLink: string | null;
}

interface Wishes {
  onProgress(line: string): void;
  /** From here on there is something to stop. */
  onDatabase(database: OwnDatabase): void;
  onLost(error: unknown): void;
  /** Built into dist/client; the development server makes its own. */
  pages: boolean;
}

/** Everything that must be there before the first process of Callboard can start. */
export async function prepare(startConfig: StartConfig, { onProgress, onDatabase, onLost, pages }: Wishes): Promise<Prepared> {
  const settled = await settlePort(startConfig);
  const database = await prepareDatabase(settled, onProgress, onLost);
  onDatabase(database);
  const config: Config = { ...settled, databaseUrl: database.databaseUrl };
  if (config.demo) await prepareDemo(config, onProgress);
  if (pages) await buildClient(onProgress);
  return { config, signIns: config.demo ? keptSignIns(config.dataFolder) : [], boardLink: await findBoardLink(config) };
}

/** The oldest link that is still open: the demo's "Control room", or the first one a studio made. */
async function findBoardLink({ databaseUrl, publicUrl, secret }: Config): Promise<string | null> {
  const client = new Client({ connectionString: databaseUrl, options: ACROSS_STUDIOS });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM board_link WHERE revoked_at IS NULL ORDER BY created_at, id LIMIT 1',
    );
    return rows[0] ? boardLinkUrl(publicUrl, secret, rows[0].id) : null;
  } finally {
    await client.end();
  }
}
