import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { CannotStart } from '../cannot-start.ts';
import { keptSecret } from '../kept-secret.ts';
import { startPostgres, type RunningPostgres } from './postgres.ts';

/** The studio's database and its account, which owns nothing else: a hole in the app opens no door to the machine. */
const NAME = 'callboard';
/** Held as long as this Callboard lives; a killed one loses it with its connection. */
const HELD = 0x63616c6c; // "call"

export interface OwnDatabase {
  databaseUrl: string;
  stop(): Promise<void>;
  stopAtOnce(): void;
}

interface Wishes {
  dataFolder: string;
  onProgress(line: string): void;
  /** The server went away and could not be brought back. */
  onLost(error: unknown): void;
}

/**
 * Brings up the database of a data folder for this process alone, and brings it back when it ends unasked.
 * @throws CannotStart
 */
export async function openOwnDatabase({ dataFolder, onProgress, onLost }: Wishes): Promise<OwnDatabase> {
  const password = keptSecret(dataFolder, 'database-password');
  let postgres = await startPostgres({ dataFolder, onProgress });
  const { port } = postgres;
  let stopping = false;
  let held = await hold(postgres, dataFolder);
  const watch = (): void => void held.once('end', () => void bringBack());
  const bringBack = async (): Promise<void> => {
    if (stopping) return;
    try {
      postgres = await startPostgres({ dataFolder, port });
      if (postgres.port !== port)
        throw new CannotStart(`The database stopped and its port ${port} was taken meanwhile; start Callboard again.`);
      held = await hold(postgres, dataFolder);
      watch();
    } catch (error) {
      if (!stopping) onLost(error);
    }
  };
  await makeDatabase(held, password);
  watch();
  return {
    databaseUrl: ownDatabaseUrl(dataFolder, port),
    stop: async () => {
      stopping = true;
      await held.end();
      await postgres.stop();
    },
    stopAtOnce: () => {
      stopping = true;
      postgres.stopAtOnce();
    },
  };
}

/** Where the studio's database of a data folder is reached, while its server runs. */
export const ownDatabaseUrl = (dataFolder: string, port: number): string =>
  `postgresql://${NAME}:${keptSecret(dataFolder, 'database-password')}@127.0.0.1:${port}/${NAME}`;

async function hold(postgres: RunningPostgres, dataFolder: string): Promise<Client> {
  const client = new Client({ connectionString: postgres.adminUrl('postgres') });
  client.on('error', () => undefined); // 'end' follows, and is acted on
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [HELD]);
  if (rows[0]!.held) return client;
  await client.end();
  throw new CannotStart(
    `A Callboard already runs on the data folder ${dataFolder}; use that one, stop it first, or set CALLBOARD_DATA to another folder.`,
  );
}

async function makeDatabase(admin: Client, password: string): Promise<void> {
  const has = async (sql: string): Promise<boolean> => (await admin.query(sql, [NAME])).rowCount === 1;
  const name = escapeIdentifier(NAME);
  if (!(await has('SELECT FROM pg_roles WHERE rolname = $1'))) await admin.query(`CREATE ROLE ${name} LOGIN`);
  await admin.query(`ALTER ROLE ${name} PASSWORD ${escapeLiteral(password)}`);
  if (!(await has('SELECT FROM pg_database WHERE datname = $1'))) await admin.query(`CREATE DATABASE ${name} OWNER ${name}`);
}
