import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Client, escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { verifyLog } from '../../domain/activity/verify-log.ts';
import { connect } from '../../prisma/connect.ts';
import { ACROSS_STUDIOS, migrate, MIGRATIONS } from '../../prisma/migrate.ts';
import { CannotStart } from '../cannot-start.ts';
import { CutOff, FrameReader } from './frames.ts';
import type { End, Header, TableHead } from './format.ts';

export interface RestoredBackup {
  madeAt: string;
  rows: number;
  studios: { name: string; revision: bigint }[];
}

/**
 * Fills a database without studios with what a backup holds, in one transaction, and brings it up to date. Every table must have the rows
 * and the sum that the backup says, and every studio's log must be unbroken.
 * @throws CannotStart when it cannot be done, with the way out; the database is then as it was, save for tables that hold nothing
 */
export async function restoreBackup(databaseUrl: string, file: string): Promise<RestoredBackup> {
  try {
    const stream = createReadStream(file);
    const unzipped = createGunzip();
    const reading = pipeline(stream, unzipped);
    // Told by the frames that do not come.
    reading.catch(() => undefined);
    return await restore(databaseUrl, file, new FrameReader(unzipped));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new CannotStart(`There is no file ${file}.`);
    if (error instanceof CutOff || code === 'Z_BUF_ERROR')
      throw new CannotStart(`${file} is cut off; copy it anew, or take another backup.`);
    // The database finds what does not fit together: a value, a reference, a link of the log's chain.
    if (code === 'Z_DATA_ERROR' || error instanceof SyntaxError || /^(22|23|P0)...$/.test(code ?? ''))
      throw new CannotStart(`${file} is damaged or no backup of Callboard; take another.`);
    throw error;
  }
}

async function restore(databaseUrl: string, file: string, frames: FrameReader): Promise<RestoredBackup> {
  const header = await frames.nextJson<Header>();
  const last = requireKnown(header, file);
  await requireEmpty(databaseUrl);
  await migrate(databaseUrl, { upTo: last });
  const rows = await fill(databaseUrl, header, file, frames);
  await migrate(databaseUrl);
  return { madeAt: header.madeAt, rows, studios: await verified(databaseUrl, file) };
}

/** The tables are made as they were then, and brought up to date when they are filled. Returns the last migration of that time. */
function requireKnown({ callboard, format, migrations }: Header, file: string): string {
  if (callboard !== 'backup') throw new CannotStart(`${file} is no backup of Callboard.`);
  const known = MIGRATIONS();
  const foreign = migrations.find(({ name, checksum }) => !known.some((one) => one.name === name && one.checksum === checksum));
  if (format !== 1 || foreign)
    throw new CannotStart(
      `${file} was made by a newer Callboard${foreign ? ` (its tables have ${foreign.name})` : ''}; restore it with that one, or a newer one still.`,
    );
  return migrations.at(-1)!.name;
}

async function requireEmpty(databaseUrl: string): Promise<void> {
  await asHolder(databaseUrl, async (client) => {
    const { rows } = await client.query<{ made: boolean }>(`SELECT to_regclass('public.studio') IS NOT NULL AS made`);
    if (!rows[0]!.made) return;
    if ((await client.query('SELECT FROM studio LIMIT 1')).rowCount === 0) return;
    throw new CannotStart(
      'This database holds a studio, and a restore overwrites nothing. Name an empty one with DATABASE_URL, or a new folder with CALLBOARD_DATA.',
    );
  });
}

async function fill(databaseUrl: string, header: Header, file: string, frames: FrameReader): Promise<number> {
  return asHolder(databaseUrl, async (client) => {
    await client.query('BEGIN');
    const has = await client.query('SELECT FROM _prisma_migrations WHERE rolled_back_at IS NULL');
    if (has.rowCount !== header.migrations.length)
      throw new CannotStart(
        `The tables of this database are newer than ${file}. Name a database without tables with DATABASE_URL, or a new folder with CALLBOARD_DATA.`,
      );
    // Rows come table by table; what they refer to is checked when all are there.
    const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(
      `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0`,
    );
    for (const { table, name } of references) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    // COPY cannot ask policies; the transaction, which nobody else sees into, is above them until its end.
    const { rows: held } = await client.query<{ table: string }>(
      `SELECT oid::regclass::text AS "table" FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relforcerowsecurity`,
    );
    for (const { table } of held) await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    let total = 0;
    const read: End['end'] = [];
    for (;;) {
      const next = await frames.nextJson<TableHead | End>();
      if ('end' in next) {
        if (JSON.stringify(next.end) !== JSON.stringify(read))
          throw new CannotStart(`${file} is damaged: its tables are not what they were when it was made; take another backup.`);
        break;
      }
      const table = await copyIn(client, next, frames);
      read.push(table);
      total += table.rows;
    }
    for (const { table, name, definition } of references) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
    for (const { table } of held) await client.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return total;
  });
}

async function copyIn(client: Client, { table, columns }: TableHead, frames: FrameReader): Promise<End['end'][number]> {
  const sha256 = createHash('sha256');
  const copy = client.query(copyFrom(`COPY ${escapeIdentifier(table)} (${columns.map(escapeIdentifier).join(', ')}) FROM STDIN`));
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let chunk = await frames.next(); chunk.length > 0; chunk = await frames.next()) {
      sha256.update(chunk);
      yield chunk;
    }
  }
  await pipeline(Readable.from(chunks()), copy);
  return { table, rows: copy.rowCount, sha256: sha256.digest('hex') };
}

async function verified(databaseUrl: string, file: string): Promise<RestoredBackup['studios']> {
  const db = connect(databaseUrl, { connections: 2 });
  try {
    const studios = await db.studio.findMany({ select: { id: true, name: true }, orderBy: { createdAt: 'asc' } });
    return await Promise.all(
      studios.map(async ({ id, name }) => {
        const { revision, broken } = await verifyLog(db, id);
        if (broken) throw new CannotStart(`${file}: the log of ${name} is broken at revision ${broken.revision}; take another backup.`);
        return { name, revision };
      }),
    );
  } finally {
    await db.$disconnect();
  }
}

async function asHolder<T>(databaseUrl: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, options: ACROSS_STUDIOS });
  client.on('error', () => undefined); // the statement under way is refused, which says it
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end(); // takes back what was not committed
  }
}
