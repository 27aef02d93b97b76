import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createClient } from '../domain/clients/create-client.ts';
import { systemActor } from '../domain/kernel/actor.ts';
import { newId } from '../domain/kernel/ids.ts';
import { acrossStudios, inStudio } from '../domain/kernel/in-studio.ts';
import { transact } from '../domain/kernel/transact.ts';
import { aStudio, type TestStudio } from '../domain/testing/a-studio.ts';
import { connect } from './connect.ts';
import { migrate } from './migrate.ts';
import { testDatabaseUrl } from './testing/test-database.ts';

let here: TestStudio;
let elsewhere: TestStudio;
let theirs: string;
beforeAll(async () => {
  [here, elsewhere] = [await aStudio({ people: ['Mia'] }), await aStudio({ people: ['Mia'] })];
  theirs = (await createClient(elsewhere.system, { name: 'Theirs' })).id;
  await createClient(here.system, { name: 'Ours' });
});

test('every table that belongs to a studio is held by a policy, also against its owner', async () => {
  const tables = await here.db.$queryRaw<{ name: string; held: boolean }[]>`
    SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AS held
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND (c.relname = 'studio' OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'studio_id'))`;
  expect(tables.length).toBeGreaterThan(30);
  // A migration that makes such a table says: SELECT isolate('its_name').
  expect(tables.filter(({ held }) => !held)).toEqual([]);
});

test('a statement that forgets its studio sees and changes nothing of another', async () => {
  const db = inStudio(here.db, here.studioId);
  expect((await db.client.findMany()).map(({ name }) => name)).toEqual(['Ours']);
  expect(await db.studio.count()).toBe(1);
  expect(await db.client.findUnique({ where: { id: theirs } })).toBeNull();
  expect(await db.$queryRaw`SELECT name FROM client`).toEqual([{ name: 'Ours' }]);
  expect(await db.$queryRaw`SELECT DISTINCT studio_id FROM change`).toEqual([{ studio_id: here.studioId }]);
  expect(await db.client.updateMany({ data: { note: 'mine' } })).toEqual({ count: 1 });
  expect(await db.client.deleteMany({ where: { id: theirs } })).toEqual({ count: 0 });
  await expect(db.client.create({ data: { id: crypto.randomUUID(), studioId: elsewhere.studioId, name: 'Slipped in' } })).rejects.toThrow(
    Error,
  );
  expect(await here.db.client.findUnique({ where: { id: theirs } })).toMatchObject({ name: 'Theirs', note: '' });
});

test('a command cannot reach beyond its studio, whatever it was handed', async () => {
  const caller = { ...here.system, db: acrossStudios(here.db) };
  expect(await transact(caller, ({ db }) => db.client.findUnique({ where: { id: theirs } }))).toBeNull();
  expect(await transact(caller, ({ db }) => db.client.count())).toBe(1);
});

test('two studios that ask in the same moment, on the same connections, each get their own', async () => {
  const [ours, other] = [inStudio(here.db, here.studioId), inStudio(here.db, elsewhere.studioId)];
  for (let round = 0; round < 20; round += 1) {
    const [mine, hidden, found, all, names] = await Promise.all([
      ours.studio.findUnique({ where: { id: here.studioId } }),
      ours.client.findUnique({ where: { id: theirs } }),
      other.client.findUnique({ where: { id: theirs } }),
      here.db.studio.count(),
      other.$transaction(async (tx) => (await tx.client.findMany()).map(({ name }) => name)),
    ]);
    expect([mine?.id, hidden, found?.id, all, names]).toEqual([here.studioId, null, theirs, 2, ['Theirs']]);
  }
});

test('what a failed transaction leaves behind reaches no further', async () => {
  const db = inStudio(here.db, elsewhere.studioId);
  await expect(db.$transaction(async (tx) => tx.$queryRaw`SELECT 1 / 0`)).rejects.toThrow('division by zero');
  await Promise.all(Array.from({ length: 20 }, async () => expect(await inStudio(here.db, here.studioId).client.count()).toBe(1)));
});

/** A database of the superuser's own, as on a server where there is no other account. */
async function asSuperuser(adminUrl: string, act: (url: string) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  const name = `t_super_${newId().replaceAll('-', '')}`;
  await admin.query(`CREATE DATABASE ${name}`);
  try {
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    await act(url.href);
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
}

const adminUrl = inject('testAdminUrl');
test.skipIf(adminUrl === null)(
  'an account that is above all policies is held like any other, or is not let in',
  async () => {
    await asSuperuser(adminUrl!, async (url) => {
      const early = connect(url, { connections: 1 });
      await expect(early.$queryRaw`SELECT 1`).rejects.toThrow('callboard_isolated');
      await early.$disconnect();

      await migrate(url);
      const db = connect(url, { connections: 2 });
      const [north, south] = [newId(), newId()];
      for (const id of [north, south]) await db.studio.create({ data: { id, name: id, kind: 'podcast', zone: 'UTC', currency: 'EUR' } });
      expect(await db.studio.count()).toBe(2);
      expect(await inStudio(db, north).studio.findMany({ select: { id: true } })).toEqual([{ id: north }]);
      await createClient({ ...here.system, db, actor: systemActor(south, 'test') }, { name: 'Theirs' });
      await expect(db.$executeRaw`DELETE FROM change`).rejects.toThrow('append-only');
      await db.$disconnect();
    });
  },
  60_000,
);

let stranger: Client;
beforeAll(async () => {
  stranger = new Client({ connectionString: testDatabaseUrl() });
  await stranger.connect();
});
afterAll(() => stranger.end());

test('a connection that says nothing sees no studio', async () => {
  for (const table of ['studio', 'client', 'booking', 'change', 'member'])
    expect.soft((await stranger.query(`SELECT FROM ${table}`)).rowCount).toBe(0);
  await expect(stranger.query(`UPDATE studio SET name = 'x'`)).resolves.toMatchObject({ rowCount: 0 });
});
