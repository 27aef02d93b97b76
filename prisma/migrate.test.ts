import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, MigrationRefused } from './migrate.ts';
import { unmigratedDatabase } from './testing/more-databases.ts';

let folder: string;
let url: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-migrations-'));
  url = await unmigratedDatabase();
  put('20300101000000_rooms', 'CREATE TABLE rooms (name text PRIMARY KEY);');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function query<R extends object>(sql: string): Promise<R[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

const applied = () =>
  query<{ migration_name: string; done: boolean; applied_steps_count: number }>(
    'SELECT migration_name, finished_at IS NOT NULL AS done, applied_steps_count FROM _prisma_migrations ORDER BY 1',
  );

test('a second start applies only what is new', async () => {
  const said: string[] = [];
  const wishes = { folder, onProgress: (line: string) => said.push(line) };
  expect(await migrate(url, wishes)).toEqual(['20300101000000_rooms']);
  expect(await migrate(url, wishes)).toEqual([]);
  put('20300201000000_gear', 'CREATE TABLE gear (name text PRIMARY KEY);');
  expect(await migrate(url, wishes)).toEqual(['20300201000000_gear']);

  expect(said).toHaveLength(2);
  expect(await applied()).toEqual([
    { migration_name: '20300101000000_rooms', done: true, applied_steps_count: 1 },
    { migration_name: '20300201000000_gear', done: true, applied_steps_count: 1 },
  ]);
});

test('two starts at once apply each file once', async () => {
  put('20300201000000_slow', "SELECT pg_sleep(0.2); CREATE TABLE gear (name text PRIMARY KEY); INSERT INTO rooms VALUES ('A');");
  const both = await Promise.all([migrate(url, { folder }), migrate(url, { folder })]);
  expect(both.flat().sort()).toEqual(['20300101000000_rooms', '20300201000000_slow']);
  expect(await query('SELECT name FROM rooms')).toEqual([{ name: 'A' }]);
});

test('an edited migration is refused with the way out', async () => {
  await migrate(url, { folder });
  put('20300101000000_rooms', 'CREATE TABLE rooms (name text PRIMARY KEY, size int);');
  const refused = await migrate(url, { folder }).catch((error) => error);
  expect(refused).toBeInstanceOf(MigrationRefused);
  expect(refused.message).toMatch(/20300101000000_rooms was edited .* restore the file with git/);
});

test('a database of a newer Callboard is refused', async () => {
  put('20400101000000_future', 'SELECT 1;');
  await migrate(url, { folder });
  rmSync(join(folder, '20400101000000_future'), { recursive: true });
  await expect(migrate(url, { folder })).rejects.toThrow(/start the newer Callboard/);
});

test('a file that fails leaves nothing of itself, and those before it stay', async () => {
  put('20300201000000_half', 'CREATE TABLE half (id int); SELECT 1/0;');
  await expect(migrate(url, { folder })).rejects.toThrow(/20300201000000_half failed and was undone: division by zero/);
  expect(await applied()).toHaveLength(1);
  expect(await query("SELECT to_regclass('half') AS found")).toEqual([{ found: null }]);

  put('20300201000000_half', 'CREATE TABLE half (id int);');
  expect(await migrate(url, { folder })).toEqual(['20300201000000_half']);
});

test("the record's own migrations apply to an empty database", async () => {
  cpSync(fileURLToPath(new URL('migrations', import.meta.url)), folder, { recursive: true });
  rmSync(join(folder, '20300101000000_rooms'), { recursive: true });
  expect(await migrate(url, { folder })).toContain('20261121000000_record');
});
