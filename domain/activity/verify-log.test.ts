import { Client } from 'pg';
import { expect, test } from 'vitest';
import { anotherDatabase } from '../../prisma/testing/more-databases.ts';
import { ACROSS_STUDIOS } from '../../prisma/migrate.ts';
import { connect } from '../../prisma/connect.ts';
import { testDatabaseUrl } from '../../prisma/testing/test-database.ts';
import { systemActor } from '../kernel/actor.ts';
import { silentDoorbell } from '../kernel/caller.ts';
import { systemClock } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';
import { createClient } from '../clients/create-client.ts';
import { aStudio } from '../testing/a-studio.ts';
import { verifyLog } from './verify-log.ts';

/** Somebody who holds the database itself. */
async function asHolder(url: string, act: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url, options: ACROSS_STUDIOS });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}

/** A studio with nine changes in a database of its own, which may be damaged. */
async function aLog() {
  const url = await anotherDatabase();
  const db = connect(url, { connections: 2 });
  const studioId = newId();
  await db.studio.create({ data: { id: studioId, name: 'North', kind: 'podcast', zone: 'UTC', currency: 'EUR' } });
  const caller = { db, clock: systemClock, doorbell: silentDoorbell, actor: systemActor(studioId, 'test') };
  for (let n = 1; n <= 9; n += 1) await createClient(caller, { name: `Client ${n}`, note: 'Äöü \u{1F399}' });
  return { url, db, studioId, caller };
}

const unguarded = (sql: string) => async (client: Client) => {
  await client.query('ALTER TABLE change DISABLE TRIGGER USER');
  await client.query(sql);
  await client.query('ALTER TABLE change ENABLE TRIGGER USER');
};

test('a log that nobody touched is unbroken, and names its last hash', async () => {
  const { db, studioId, caller } = await aLog();
  const whole = await verifyLog(db, studioId);
  expect(whole).toMatchObject({ revision: 9n, broken: null, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  await createClient(caller, { name: 'One more' });
  expect(await verifyLog(db, studioId)).toMatchObject({ revision: 10n, broken: null });
  await db.$disconnect();
});

test.each([
  ['another name', `UPDATE change SET actor_name = 'Somebody else' WHERE revision = 4`, 4n, 'altered'],
  ['another moment', `UPDATE change SET at = at + interval '1 ms' WHERE revision = 4`, 4n, 'altered'],
  ['other contents', `UPDATE change SET after = jsonb_set(after, '{name}', '"Other"') WHERE revision = 7`, 7n, 'altered'],
  [
    'another hash beside other contents',
    `UPDATE change AS c SET kind = 'x', hash = sha256(convert_to(change_content(c), 'UTF8')) WHERE revision = 2`,
    2n,
    'altered',
  ],
  ['a row removed', 'DELETE FROM change WHERE revision = 5', 5n, 'missing'],
  ['the end cut off', 'DELETE FROM change WHERE revision >= 8', 8n, 'missing'],
  [
    'two rows exchanged',
    'UPDATE change SET revision = 1000 WHERE revision = 3; UPDATE change SET revision = 3 WHERE revision = 6',
    3n,
    'altered',
  ],
  ['the beginning cut off', 'DELETE FROM change WHERE revision <= 2', 1n, 'missing'],
])('%s is found where it begins', async (_what, sql, revision, fault) => {
  const { url, db, studioId } = await aLog();
  await asHolder(url, unguarded(sql));
  expect((await verifyLog(db, studioId)).broken).toEqual({ revision, fault });
  await db.$disconnect();
});

test('the database itself refuses to change, remove or empty the log, and to add what does not follow', async () => {
  const studio = await aStudio();
  await createClient(studio.system, { name: 'Client' });
  const { studioId } = studio;
  const tries = [
    `UPDATE change SET actor_name = 'x' WHERE studio_id = '${studioId}'`,
    `DELETE FROM change WHERE studio_id = '${studioId}'`,
    'TRUNCATE change CASCADE',
  ];
  await asHolder(testDatabaseUrl(), async (client) => {
    for (const sql of tries) await expect.soft(client.query(sql)).rejects.toThrow('append-only');
    const add = (revision: number, hash: string) =>
      client.query(
        `INSERT INTO change (studio_id, revision, at, actor, actor_name, area, entity, entity_id, kind, hash)
         VALUES ($1, $2, now(), 'x', 'x', 'clients', 'client', gen_random_uuid(), 'created', ${hash})`,
        [studioId, revision],
      );
    await expect(add(7, 'NULL')).rejects.toThrow('no revision 6');
    await expect(add(2, `sha256('x')`)).rejects.toThrow('not what its hash was made of');
  });
  expect((await verifyLog(studio.db, studioId)).broken).toBeNull();
});
