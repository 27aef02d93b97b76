import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import { migrate } from '../migrate.ts';

/** Where a run's databases are: one server, and one migrated template that all others are copies of. */
export interface TestDatabases {
  serverUrl: string;
  /** All databases of one run begin alike, so that runs can share a server and each can clear up its own. */
  run: string;
}

const template = (run: string): string => `${run}_template`;

export async function makeTemplate(serverUrl: string): Promise<TestDatabases> {
  const run = `t_${randomBytes(4).toString('hex')}`;
  await onServer(serverUrl, (server) => server.query(`CREATE DATABASE ${escapeIdentifier(template(run))}`));
  await migrate(databaseAt(serverUrl, template(run)));
  return { serverUrl, run };
}

/** A migrated database without a row; one of the same name is replaced. */
export async function cloneTemplate({ serverUrl, run }: TestDatabases, suffix: string): Promise<string> {
  const name = `${run}_${suffix}`;
  await onServer(serverUrl, async (server) => {
    await drop(server, name);
    await server.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template(run))}`);
  });
  return databaseAt(serverUrl, name);
}

export async function makeEmpty({ serverUrl, run }: TestDatabases, suffix: string): Promise<string> {
  const name = `${run}_${suffix}`;
  await onServer(serverUrl, (server) => server.query(`CREATE DATABASE ${escapeIdentifier(name)}`));
  return databaseAt(serverUrl, name);
}

export async function dropAll({ serverUrl, run }: TestDatabases): Promise<void> {
  await onServer(serverUrl, async (server) => {
    const { rows } = await server.query<{ datname: string }>('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [`${run}_`]);
    for (const { datname } of rows) await drop(server, datname);
  });
}

const MAY_NOT_TERMINATE = '42501';
const TRIES = 40;

/** With whoever is still in it; the server's own vacuum cannot be sent away, and is gone in a moment. */
async function drop(server: Client, name: string): Promise<void> {
  for (let left = TRIES; ; left -= 1)
    try {
      await server.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== MAY_NOT_TERMINATE || left === 0) throw error;
      await setTimeout(250);
    }
}

function databaseAt(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer<T>(serverUrl: string, act: (server: Client) => Promise<T>): Promise<T> {
  const server = new Client({ connectionString: serverUrl });
  await server.connect();
  try {
    return await act(server);
  } finally {
    await server.end();
  }
}
