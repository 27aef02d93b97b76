import { migrate } from '../prisma/migrate.ts';
import { CannotStart } from './cannot-start.ts';
import type { StartConfig } from './config.ts';
import { openOwnDatabase, type OwnDatabase } from './embedded/database.ts';

type Progress = (line: string) => void;

/** The database that the settings name, or our own when they name none; up to date either way. */
export async function prepareDatabase(config: StartConfig, onProgress: Progress, onLost: (error: unknown) => void): Promise<OwnDatabase> {
  const database = await openDatabase(config, onProgress, onLost);
  try {
    await migrate(database.databaseUrl, { onProgress });
    return database;
  } catch (error) {
    await database.stop();
    throw config.databaseUrl === null ? error : explained(error, new URL(config.databaseUrl));
  }
}

/** The same as it is, whatever it holds. */
export const openDatabase = async (config: StartConfig, onProgress: Progress, onLost: (error: unknown) => void): Promise<OwnDatabase> =>
  config.databaseUrl === null ? openOwn(config, onProgress, onLost) : named(config.databaseUrl);

function openOwn({ dataFolder }: StartConfig, onProgress: Progress, onLost: (error: unknown) => void): Promise<OwnDatabase> {
  onProgress('Starting the database');
  return openOwnDatabase({ dataFolder, onProgress, onLost });
}

const named = (databaseUrl: string): OwnDatabase => ({ databaseUrl, stop: async () => undefined, stopAtOnce: () => undefined });

/** Node's and PostgreSQL's codes for what is wrong with an address. The password stays out of the sentence. */
function explained(error: unknown, { hostname, port, username, pathname }: URL): unknown {
  const server = `${hostname}:${port || 5432}`;
  const database = pathname.slice(1);
  const sentences: Record<string, string> = {
    ECONNREFUSED: `No PostgreSQL answers at ${server}; start it, or correct DATABASE_URL.`,
    ETIMEDOUT: `${server} does not answer; check the network, or correct DATABASE_URL.`,
    ENOTFOUND: `There is no machine called ${hostname}; correct DATABASE_URL.`,
    EAI_AGAIN: `The name ${hostname} cannot be looked up; check the network, or correct DATABASE_URL.`,
    '28P01': `The database refuses the password of ${username}; correct DATABASE_URL.`,
    '28000': `The database does not let ${username} in from here; correct DATABASE_URL or its pg_hba.conf.`,
    '3D000': `The server ${server} has no database "${database}"; create it, or correct DATABASE_URL.`,
    '42501': `The account ${username} may not create tables and extensions in "${database}"; make it the owner of the database.`,
  };
  const cause = error instanceof Error && error.cause ? error.cause : error;
  const sentence = sentences[(cause as { code?: string }).code ?? ''];
  return sentence ? new CannotStart(sentence) : error;
}
