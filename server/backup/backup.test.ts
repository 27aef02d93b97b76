import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../domain/clients/create-client.ts';
import { connect } from '../../prisma/connect.ts';
import { seedDemo } from '../../prisma/demo/seed.ts';
import { anotherDatabase, unmigratedDatabase } from '../../prisma/testing/more-databases.ts';
import { testDatabaseUrl } from '../../prisma/testing/test-database.ts';
import { aStudio, type TestStudio } from '../../domain/testing/a-studio.ts';
import { fingerprint } from '../../schema/testing/fingerprint.ts';
import { LEFT_OUT } from './format.ts';
import { frame } from './frames.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

let folder: string;
/** The database of this test file, with one small studio. */
const url = testDatabaseUrl();
let studio: TestStudio;
const AT = new Date('2030-05-01T09:00:00Z');
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-backup-'));
  studio = await aStudio({ people: ['Mia'], gear: { SM7B: 2 } });
  await studio.ana.book({ room: 'A', from: '14:00', to: '16:00', people: ['Mia'], gear: [{ model: 'SM7B' }] });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Of all that a backup keeps. */
async function contents(databaseUrl: string): Promise<Record<string, string>> {
  const restored = connect(databaseUrl, { connections: 2 });
  try {
    const kept = Object.entries(await fingerprint(restored)).filter(([table]) => !LEFT_OUT.includes(table));
    return Object.fromEntries(kept);
  } finally {
    await restored.$disconnect();
  }
}

test('a house comes back as it was, row for row, into an empty database', async () => {
  const demo = await anotherDatabase();
  await seedDemo(demo, { now: AT });
  const { rows } = await writeBackup(demo, file('whole'), AT);
  expect(statSync(file('whole')).mode & 0o077).toBe(0);
  const fresh = await unmigratedDatabase();
  const restored = await restoreBackup(fresh, file('whole'));
  expect(restored).toMatchObject({ madeAt: AT.toISOString(), rows, studios: [{ name: 'Northlight Studios' }] });
  expect(await contents(fresh)).toEqual(await contents(demo));
}, 180_000);

test('taken while people write, it holds one moment: every log ends where its studio stands', async () => {
  const names = Array.from({ length: 40 }, (_, n) => `Client ${n}`);
  const writing = Promise.all(names.map((name) => createClient(studio.system, { name })));
  const backups = Array.from({ length: 3 }, async (_, n) => {
    await expect.poll(() => studio.db.client.count(), { timeout: 30_000, interval: 5 }).toBeGreaterThan(n * 5);
    await writeBackup(url, file(`busy ${n}`), AT);
  });
  await Promise.all([writing, ...backups]);
  for (const n of [0, 1, 2]) {
    const fresh = await unmigratedDatabase();
    const { studios } = await restoreBackup(fresh, file(`busy ${n}`));
    const restored = connect(fresh, { connections: 2 });
    const log = await restored.change.findMany({ where: { entity: 'client' }, orderBy: { revision: 'asc' } });
    expect((await restored.client.findMany({ select: { id: true } })).map(({ id }) => id).sort()).toEqual(
      log.map((one) => one.entityId).sort(),
    );
    expect(await restored.studio.findMany({ select: { name: true, revision: true } })).toEqual(studios);
    await restored.$disconnect();
  }
}, 120_000);

test('nothing is overwritten, and nothing that is not whole is taken', async () => {
  await writeBackup(url, file('good'), AT);
  await expect(restoreBackup(url, file('good'))).rejects.toThrow('holds a studio');
  const fresh = await anotherDatabase();
  const whole = readFileSync(file('good'));
  writeFileSync(file('cut'), whole.subarray(0, whole.length / 2));
  await expect(restoreBackup(fresh, file('cut'))).rejects.toThrow('cut off');
  const plain = gunzipSync(whole);
  const place = plain.lastIndexOf('Northlight');
  plain.write('Southlight', place);
  writeFileSync(file('altered'), gzipSync(plain));
  await expect(restoreBackup(fresh, file('altered'))).rejects.toThrow('damaged');
  writeFileSync(file('other'), 'a letter');
  await expect(restoreBackup(fresh, file('other'))).rejects.toThrow('no backup of Callboard');
  await expect(restoreBackup(fresh, file('nowhere'))).rejects.toThrow('no file');
  expect((await contents(fresh)).studio).toBe('0 rows, 0');
  await restoreBackup(fresh, file('good'));
}, 120_000);

test('what a newer Callboard has written is refused, with the way out', async () => {
  const header = {
    callboard: 'backup',
    format: 1,
    madeAt: AT.toISOString(),
    migrations: [{ name: '29990101000000_later', checksum: 'x' }],
  };
  writeFileSync(file('newer'), gzipSync(frame(header)));
  const refused = restoreBackup(await unmigratedDatabase(), file('newer'));
  await expect(refused).rejects.toThrow('made by a newer Callboard (its tables have 29990101000000_later); restore it with that one');
});
