import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openOwnDatabase, type OwnDatabase } from './database.ts';
import { freePort } from './free-port.ts';
import { startPostgres } from './postgres.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';

let dataFolder: string;
const children: ChildProcess[] = [];

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-own-'));
  chmodSync(folder, 0o711); // as root, the database runs as another user
  return folder;
};

/** Made once and copied for each test, as making a cluster takes longer than most of what is told here. */
let pattern: string;
beforeAll(async () => {
  dataFolder = pattern = newFolder();
  await (await open()).stop();
}, 60_000);
afterAll(() => rmSync(pattern, { recursive: true, force: true }));
beforeEach(() => {
  dataFolder = newFolder();
  execFileSync('cp', ['-a', `${pattern}/.`, dataFolder]);
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  if (existsSync(join(dataFolder, 'postgres'))) {
    await stopPostmaster(cluster());
    rmSync(realpathSync(join(dataFolder, 'postgres')), { recursive: true, force: true });
  }
  rmSync(dataFolder, { recursive: true, force: true });
});

const cluster = (): string => join(realpathSync(join(dataFolder, 'postgres')), 'data');
const open = (): Promise<OwnDatabase> =>
  openOwnDatabase({
    dataFolder,
    onProgress: () => undefined,
    onLost: (error) => {
      throw error;
    },
  });

async function ask<R extends object>(url: string, sql: string): Promise<R[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another Callboard on the same folder, as a process that can be killed. */
async function another(): Promise<{ child: ChildProcess; url: string }> {
  const program = fileURLToPath(new URL('testing/hold-database.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [url] = await once(child.stdout, 'data');
  return { child, url: String(url).trim() };
}

test('what is kept in the first run is there in the second, and nothing runs between them', async () => {
  const first = await open();
  await ask(first.databaseUrl, "CREATE TABLE kept AS SELECT 'Studio A' AS room");
  await first.stop();
  expect(findPostmaster(cluster())).toBeNull();

  const second = await open();
  expect(await ask(second.databaseUrl, 'SELECT room FROM kept')).toEqual([{ room: 'Studio A' }]);
  await second.stop();
});

test('commits are durable, and the database answers this machine alone', async () => {
  const database = await open();
  const [settings] = await ask<{ fsync: string; listens: string; zone: string }>(
    database.databaseUrl,
    "SELECT current_setting('fsync') AS fsync, current_setting('listen_addresses') AS listens, current_setting('timezone') AS zone",
  );
  expect(settings).toEqual({ fsync: 'on', listens: '127.0.0.1', zone: 'UTC' });
  const [account] = await ask<{ rolsuper: boolean }>(database.databaseUrl, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user');
  expect(account).toEqual({ rolsuper: false });
  const wrong = database.databaseUrl.replace(/:[0-9a-f]+@/, ':guessed@');
  await expect(ask(wrong, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  for (const file of ['postgres-password', 'database-password']) expect(statSync(join(dataFolder, file)).mode & 0o777).toBe(0o600);
  await database.stop();
});

test('after kill -9 the next run joins the database that was left running', async () => {
  const killed = await another();
  await ask(killed.url, "CREATE TABLE kept AS SELECT 'Studio A' AS room");
  const left = findPostmaster(cluster())!;
  killed.child.kill('SIGKILL');
  await once(killed.child, 'exit');

  const next = await open();
  expect(findPostmaster(cluster())?.pid).toBe(left.pid);
  expect(await ask(next.databaseUrl, 'SELECT room FROM kept')).toEqual([{ room: 'Studio A' }]);
  await next.stop();
  expect(findPostmaster(cluster())).toBeNull();
});

test('a folder that another Callboard uses is refused, and that one is not disturbed', async () => {
  const { url } = await another();
  await expect(open()).rejects.toThrow(/A Callboard already runs on the data folder .*; use that one/);
  expect(await ask(url, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
});

test('a database that ends unasked comes back at the same address', async () => {
  const database = await open();
  await ask(database.databaseUrl, "CREATE TABLE kept AS SELECT 'Studio A' AS room");
  process.kill(findPostmaster(cluster())!.pid, 'SIGKILL');
  await expect
    .poll(() => ask(database.databaseUrl, 'SELECT room FROM kept').catch((error) => error.code), { timeout: 15_000 })
    .toEqual([{ room: 'Studio A' }]);
  await database.stop();
});

test('the number of a dead server that now belongs to another program does not matter', async () => {
  const first = await open();
  const note = readFileSync(join(cluster(), 'postmaster.pid'), 'utf8');
  await first.stop();
  writeFileSync(join(cluster(), 'postmaster.pid'), note.replace(/^\d+/, String(process.pid)));

  const second = await open();
  expect(await ask(second.databaseUrl, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
  await second.stop();
});

test('a port that was taken meanwhile is not insisted on', async () => {
  const port = await freePort();
  const taken = createServer().listen(port, '127.0.0.1');
  await once(taken, 'listening');
  const postgres = await startPostgres({ dataFolder, port });
  expect(postgres.port).not.toBe(port);
  await postgres.stop();
  taken.close();
});

test('the folder of another PostgreSQL is refused with the way out, and left as it is', async () => {
  await (await open()).stop();
  writeFileSync(join(cluster(), 'PG_VERSION'), '17\n');
  await expect(open()).rejects.toThrow(/was made by PostgreSQL 17 and this Callboard brings 18; .* set CALLBOARD_DATA to a new folder/);
  expect(readFileSync(join(cluster(), 'PG_VERSION'), 'utf8')).toBe('17\n');
});

test('a first start that was killed half-way does not spoil the second', async () => {
  rmSync(cluster(), { recursive: true });
  const half = `${cluster()}.new-${2 ** 30}`; // above any process number
  mkdirSync(half);
  writeFileSync(join(half, 'PG_VERSION'), '18\n');

  const next = await open();
  expect(await ask(next.databaseUrl, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
  expect(existsSync(half)).toBe(false);
  await next.stop();
});
