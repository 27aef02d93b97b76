import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';

export interface Migration {
  name: string;
  sql: string;
  /** As Prisma computes it, so that `prisma migrate deploy` agrees with what was applied here. */
  checksum: string;
}

interface Wishes {
  onProgress?(line: string): void;
  folder?: string;
  /** The last one to apply; all of them when not given. */
  upTo?: string;
}

/** The database and the migrations of this Callboard do not go together; the message says how and the way out. */
export class MigrationRefused extends Error {
  override name = 'MigrationRefused';
}

/** For connections of our own programs that look at all studios. */
export const ACROSS_STUDIOS = '-c callboard.studio=every';

/** Prisma's own key for the same lock: whoever migrates, by whichever tool, does it alone. */
const LOCK = 72_707_369;
const ASKS_EVERY_MS = 100;
/** Nobody else waits longer than this for a migration that waits itself. */
const LOCK_PATIENCE_MS = 2_000;
const PAUSE_MS = 500;
const MOST_TRIES = 60;
const LOCK_NOT_AVAILABLE = '55P03';
const FOLDER = fileURLToPath(new URL('migrations', import.meta.url));

/** Prisma's table, to the letter. */
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Brings a database to the state this Callboard needs: each file of prisma/migrations once, in order, in a transaction of its own unless
 * it says that it stands outside. Others may go on working meanwhile (README, "Changing the database without stopping").
 * @returns the names of those applied now
 * @throws MigrationRefused
 */
export async function migrate(
  databaseUrl: string,
  { onProgress = () => undefined, folder = FOLDER, upTo }: Wishes = {},
): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl, options: ACROSS_STUDIOS });
  client.on('error', () => undefined); // the query under way is refused, which says it
  await client.connect();
  try {
    await alone(client);
    await client.query(TABLE);
    const wanted = readMigrations(folder);
    const pending = (await unapplied(client, wanted)).filter(({ name }) => upTo === undefined || name <= upTo);
    for (const migration of pending) {
      onProgress(`Bringing the database up to date: ${migration.name}`);
      await apply(client, migration);
    }
    await letSuperusersIn(client);
    return pending.map(({ name }) => name);
  } finally {
    await client.end(); // ends the lock too
  }
}

/**
 * Waits for its turn by asking again and again: a statement that waits for the lock would itself be waited for by an index that is being
 * made CONCURRENTLY, and both would stand for ever.
 */
async function alone(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [LOCK]);
    if (rows[0]!.mine) return;
    await wait(ASKS_EVERY_MS);
  }
}

/**
 * Superusers are above the policies that keep studios apart; what they run takes this role instead (isolated-pool.ts). Any other account
 * owns its tables and is held by itself.
 */
async function letSuperusersIn(client: Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = session_user AND (rolsuper OR rolbypassrls)');
  if (rowCount === 0) return;
  const known = await client.query("SELECT FROM pg_roles WHERE rolname = 'callboard_isolated'");
  if (known.rowCount === 0) await client.query('CREATE ROLE callboard_isolated NOLOGIN NOBYPASSRLS');
  await client.query(`GRANT USAGE ON SCHEMA public TO callboard_isolated;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO callboard_isolated;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO callboard_isolated`);
}

/** Those of this Callboard. */
export const MIGRATIONS = (): Migration[] => readMigrations(FOLDER);

export const readMigrations = (folder: string): Migration[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });

async function unapplied(client: Client, wanted: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name',
  );
  for (const { migration_name: name, checksum, finished_at: finishedAt } of rows) {
    const known = wanted.find((migration) => migration.name === name);
    if (!known) {
      throw new MigrationRefused(
        `The database has the migration ${name}, which this Callboard does not know; start the newer Callboard that applied it.`,
      );
    }
    if (!finishedAt) {
      throw new MigrationRefused(
        `The migration ${name} was begun by another tool and not finished; mend the database and run \`prisma migrate resolve\`.`,
      );
    }
    if (known.checksum !== checksum) {
      throw new MigrationRefused(
        `The migration ${name} was edited after this database had applied it; restore the file with git and put the change into a new migration.`,
      );
    }
  }
  const applied = new Set(rows.map((row) => row.migration_name));
  return wanted.filter(({ name }) => !applied.has(name));
}

/**
 * Whoever wants a table to itself is waited for by all who come after, even by readers. So a migration that does not get its lock soon
 * lets the others go first and tries again.
 */
async function apply(client: Client, migration: Migration): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await (standsAlone(migration) ? applyAlone(client, migration) : applyWhole(client, migration));
    } catch (error) {
      if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE && tries < MOST_TRIES) await wait(PAUSE_MS);
      else {
        const undone = standsAlone(migration) ? 'failed; what it began is taken up by the next start' : 'failed and was undone';
        throw new Error(`The migration ${migration.name} ${undone}: ${(error as Error).message}`, { cause: error });
      }
    }
  }
}

async function applyWhole(client: Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = ${LOCK_PATIENCE_MS}`);
    await client.query(migration.sql);
    await note(client, migration);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/**
 * A file whose first line says so is one statement that cannot or must not run inside a transaction: an index made CONCURRENTLY, or a
 * backfill that commits batch by batch. It may be cut off in the middle, so it must be one that can be run again.
 */
const standsAlone = ({ sql }: Migration): boolean => /^-- Outside a transaction\b/i.test(sql);

async function applyAlone(client: Client, migration: Migration): Promise<void> {
  await client.query(`SET lock_timeout = ${LOCK_PATIENCE_MS}`);
  try {
    await dropBroken(client, migration.sql);
    await client.query(migration.sql);
  } finally {
    await client.query('RESET lock_timeout');
  }
  await note(client, migration);
}

/** An index that was being made CONCURRENTLY and was cut off stays behind, and is of no use. */
async function dropBroken(client: Client, sql: string): Promise<void> {
  const name = /CREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?/i.exec(sql)?.[1];
  if (name === undefined) return;
  const broken = await client.query('SELECT FROM pg_index WHERE indexrelid = to_regclass($1) AND NOT indisvalid', [name]);
  if (broken.rowCount !== 0) await client.query(`DROP INDEX CONCURRENTLY ${escapeIdentifier(name)}`);
}

const note = (client: Client, { name, checksum }: Migration) =>
  client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, transaction_timestamp(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
