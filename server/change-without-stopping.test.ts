import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemActor } from '../domain/kernel/actor.ts';
import { newId } from '../domain/kernel/ids.ts';
import { SCOPES } from '../domain/kernel/scopes.ts';
import { createApiKey } from '../domain/studio/create-api-key.ts';
import { ACROSS_STUDIOS, migrate } from '../prisma/migrate.ts';
import { anotherDatabase, unmigratedDatabase } from '../prisma/testing/more-databases.ts';
import { apiKeySecret } from './auth/api-key-secret.ts';
import { aServer, SECRET } from './testing/a-server.ts';
import { LoadClient } from './testing/nothing-lost/load.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-migrations-'));
  cpSync(fileURLToPath(new URL('../prisma/migrations', import.meta.url)), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function query<R extends object>(url: string, sql: string): Promise<R[]> {
  const client = new Client({ connectionString: url, options: ACROSS_STUDIOS });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

/*
The example of the README: sessions get their title in capitals in a column of its own. The servers that run know nothing of it; each step
leaves them as they are.
*/
const EXPAND = `
ALTER TABLE booking ADD COLUMN loud_title text;
CREATE FUNCTION loud_title() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.loud_title := upper(NEW.title); RETURN NEW; END $$;
CREATE TRIGGER booking_loud_title BEFORE INSERT OR UPDATE OF title ON booking FOR EACH ROW EXECUTE FUNCTION loud_title();`;
const INDEX = `-- Outside a transaction: writers do not wait for the index.
CREATE INDEX CONCURRENTLY IF NOT EXISTS booking_loud_title_idx ON booking (studio_id, loud_title);`;
const BACKFILL = `-- Outside a transaction: in batches, each of which lets go of its rows.
DO $$
DECLARE changed int;
BEGIN
  LOOP
    UPDATE booking SET loud_title = upper(title)
      WHERE id IN (SELECT id FROM booking WHERE loud_title IS NULL ORDER BY id LIMIT 20 FOR UPDATE SKIP LOCKED);
    GET DIAGNOSTICS changed = ROW_COUNT;
    COMMIT;
    EXIT WHEN changed = 0 AND NOT EXISTS (SELECT FROM booking WHERE loud_title IS NULL);
  END LOOP;
END $$;`;
const CHECK = `ALTER TABLE booking ADD CONSTRAINT booking_loud_title_there CHECK (loud_title IS NOT NULL) NOT VALID;`;
const VALIDATE = `ALTER TABLE booking VALIDATE CONSTRAINT booking_loud_title_there;`;
const CONTRACT = `DROP TRIGGER booking_loud_title ON booking; DROP FUNCTION loud_title(); ALTER TABLE booking DROP COLUMN loud_title;`;

test('a column comes, is filled and goes while servers of the old build work on its table, and no request fails', async () => {
  const databaseUrl = await anotherDatabase();
  const servers = [await aServer({ databaseUrl }), await aServer({ databaseUrl })];
  const { db, ...services } = servers[0]!.services;
  const [studioId, roomId] = [newId(), newId()];
  await db.studio.create({ data: { id: studioId, name: 'Northlight', kind: 'podcast', zone: 'UTC', currency: 'EUR' } });
  await db.resource.create({ data: { id: roomId, studioId, kind: 'room', name: 'A' } });
  await db.room.create({ data: { id: roomId, studioId, kind: 'podcast_room', capacity: 4, hourlyRateMinor: 9_000, position: 0 } });
  const secretOf = apiKeySecret(SECRET);
  const system = { ...services, db, actor: systemActor(studioId, 'Set-up') };
  const urls = servers.map(({ url }) => url);
  const clients: LoadClient[] = [];
  for (let n = 0; n < 3; n += 1) {
    const key = await createApiKey(system, { name: `Program ${n}`, role: 'owner', scopes: [...SCOPES], expiresAt: null, secretOf });
    const wish = {
      key: { id: key.id, secret: secretOf(key.id, Number(key.generation)) },
      seed: 70 + n,
      rooms: [roomId],
      urls,
      pauseMs: 30,
    };
    clients.push(new LoadClient(wish));
  }
  try {
    await Promise.all(clients.map((client) => client.nextAnswer()));
    for (const [n, [name, sql]] of Object.entries({ EXPAND, INDEX, BACKFILL, CHECK, VALIDATE }).entries()) {
      put(`2030010${n + 1}000000_${name.toLowerCase()}`, sql);
      // Two that start at once, as containers do.
      const both = await Promise.all([migrate(databaseUrl, { folder }), migrate(databaseUrl, { folder })]);
      expect(both.flat()).toEqual([`2030010${n + 1}000000_${name.toLowerCase()}`]);
      await Promise.all(clients.map((client) => client.nextAnswer()));
    }
    const [told] = await query<{ all: number; right: number }>(
      databaseUrl,
      'SELECT count(*)::int AS all, count(*) FILTER (WHERE loud_title = upper(title))::int AS right FROM booking',
    );
    expect(told!.all).toBeGreaterThan(0);
    expect(told!.right).toBe(told!.all);
    expect(await query(databaseUrl, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'booking_loud_title_idx'::regclass")).toEqual([
      { indisvalid: true },
    ]);

    put('20300201000000_contract', CONTRACT);
    await migrate(databaseUrl, { folder });
    await Promise.all(clients.map((client) => client.nextAnswer()));
  } finally {
    await Promise.all(clients.map((client) => client.stop()));
  }
  expect(clients.flatMap(({ troubles }) => [...troubles])).toEqual([]);
  expect(clients.map(({ repeated }) => repeated)).toEqual([0, 0, 0]);
}, 120_000);

test('a migration that does not get its table lets the others go first, and tries again', async () => {
  const url = await unmigratedDatabase();
  rmSync(folder, { recursive: true });
  put('20300101000000_rooms', 'CREATE TABLE rooms (name text PRIMARY KEY);');
  await migrate(url, { folder });
  put('20300102000000_size', 'ALTER TABLE rooms ADD COLUMN size int;');
  const reader = new Client({ connectionString: url });
  await reader.connect();
  await reader.query('BEGIN');
  await reader.query('SELECT * FROM rooms');
  const done = migrate(url, { folder });
  const waits = () => query(url, "SELECT FROM pg_locks WHERE NOT granted AND relation = 'rooms'::regclass");
  await expect.poll(async () => (await waits()).length, { timeout: 20_000, interval: 20 }).toBe(1);
  // Who comes behind it waits no longer than it does.
  await query(url, 'SELECT * FROM rooms');
  await reader.query('COMMIT');
  await reader.end();
  expect(await done).toEqual(['20300102000000_size']);
}, 60_000);

test('an index that was cut off while it was made is made anew', async () => {
  const url = await unmigratedDatabase();
  rmSync(folder, { recursive: true });
  put('20300101000000_rooms', "CREATE TABLE rooms (name text); INSERT INTO rooms VALUES ('A'), ('A');");
  const index = (kind: string) => `-- Outside a transaction.\nCREATE ${kind} CONCURRENTLY IF NOT EXISTS rooms_name ON rooms (name);`;
  put('20300102000000_index', index('UNIQUE INDEX'));
  await expect(migrate(url, { folder })).rejects.toThrow(/taken up by the next start: could not create unique index/);
  const valid = () => query(url, "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('rooms_name')");
  expect(await valid()).toEqual([{ indisvalid: false }]);

  await query(url, 'DELETE FROM rooms');
  expect(await migrate(url, { folder })).toEqual(['20300102000000_index']);
  expect(await valid()).toEqual([{ indisvalid: true }]);
}, 60_000);
