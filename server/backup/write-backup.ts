import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client, escapeIdentifier } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ACROSS_STUDIOS } from '../../prisma/migrate.ts';
import { END, frame } from './frames.ts';
import { LEFT_OUT, type End, type Header, type TableHead } from './format.ts';

export interface WrittenBackup {
  rows: number;
  tables: number;
}

/**
 * Writes the whole record into a file as it is at one moment, whatever is written meanwhile: all tables are read in one snapshot, and
 * nobody waits for it. The file stands in its place only when it is whole.
 */
export async function writeBackup(databaseUrl: string, file: string, madeAt: Date): Promise<WrittenBackup> {
  const client = new Client({ connectionString: databaseUrl, options: ACROSS_STUDIOS });
  const draft = `${file}.unfinished`;
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const written: WrittenBackup = { rows: 0, tables: 0 };
    await pipeline(
      Readable.from(frames(client, madeAt, written)),
      createGzip({ level: 6 }),
      createWriteStream(draft, { mode: 0o600, flush: true }),
    );
    await client.query('COMMIT');
    await rename(draft, file);
    return written;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function* frames(client: Client, madeAt: Date, written: WrittenBackup): AsyncGenerator<Buffer> {
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1',
  );
  yield frame({ callboard: 'backup', format: 1, madeAt: madeAt.toISOString(), migrations } satisfies Header);
  const end: End['end'] = [];
  for (const head of await readTables(client)) {
    yield frame(head);
    const sha256 = createHash('sha256');
    const copy = client.query(copyTo(`COPY (${selectOf(head)}) TO STDOUT`));
    for await (const chunk of copy as AsyncIterable<Buffer>) {
      sha256.update(chunk);
      yield frame(chunk);
    }
    yield END;
    end.push({ table: head.table, rows: copy.rowCount, sha256: sha256.digest('hex') });
    written.rows += copy.rowCount;
    written.tables += 1;
  }
  yield frame({ end } satisfies End);
}

/** What is computed from other columns is computed again. */
async function readTables(client: Client): Promise<TableHead[]> {
  const { rows } = await client.query<TableHead>(
    `SELECT c.relname AS "table", array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ($1)
     GROUP BY c.relname ORDER BY c.relname`,
    [LEFT_OUT],
  );
  return rows;
}

/** The log in its order, since each row is chained to the one before it. */
const selectOf = ({ table, columns }: TableHead): string =>
  `SELECT ${columns.map(escapeIdentifier).join(', ')} FROM ${escapeIdentifier(table)}${table === 'change' ? ' ORDER BY studio_id, revision' : ''}`;
