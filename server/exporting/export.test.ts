import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXPORT_RECORD_NAMES, labelOf } from '../../domain/exporting/export-rules.ts';
import { recordsFor } from '../../domain/exporting/exporting-policy.ts';
import { type Actor, type KeyRole } from '../../domain/kernel/actor.ts';
import { EVERY_MEMBER } from '../../domain/kernel/policy.ts';
import { SCOPES, type Scope } from '../../domain/kernel/scopes.ts';
import { aStudio } from '../../domain/testing/a-studio.ts';
import { manySessions } from '../../domain/testing/many-sessions.ts';
import { schema } from '../../schema/index.ts';
import type { Access } from '../../schema/shared/access.ts';
import { ROOT_AREAS, TYPE_AREAS } from '../../schema/shared/areas.ts';
import { encodeId } from '../../schema/shared/ids.ts';
import { refuseKey } from '../../schema/shared/key-scopes.ts';
import { aHouse, type House } from '../../schema/testing/a-house.ts';
import { verdict } from '../../schema/testing/authorization.ts';
import { aServer, type Guest, type Served } from '../testing/a-server.ts';
import { exportAs, fetchExport, readExport, startAs, workOn, type Line } from '../testing/exported.ts';
import { SOURCES } from './sources.ts';
import { writeLines } from './write-lines.ts';

let served: Served;
let house: House;
/** At least one record of each kind. */
beforeAll(async () => {
  served = await aServer({}, (close) => afterAll(close, 30_000));
  house = await aHouse(served);
  const { make } = house;
  for (const type of ['BoardLink', 'ApiKey', 'Checkout', 'Closure', 'Expense', 'GearKit', 'HoursException', 'Maintenance', 'BookingRule'])
    await house.idOf(type);
  await make.roomNeed();
  await make.waiting();
  await make.waiting('withdrawn');
  await make.series();
  await make.block();
  await make.sessionType();
  await house.studio.ana.book({ room: 'A', from: '2031-02-03 10:00', to: '2031-02-03 12:00', people: ['Mia'], gear: [{ model: 'SM7B' }] });
  const archived = await make.client();
  await house.studio.db.client.update({ where: { id: archived }, data: { archivedAt: new Date() } });
});

const typesIn = (lines: readonly Line[]): string[] => [...new Set(lines.map(({ __typename }) => __typename))];
const start = (as: Guest, input: object = {}) => startAs(served, as, input);

test('an owner takes everything out: each kind of record, under the ids and in the words of the API, of one revision', async () => {
  const { studioId } = house.studio;
  const { head, lines, end, answer, shown } = await exportAs(served, studioId, house.owner);
  expect(head).toMatchObject({
    callboard: 'export',
    format: 1,
    studio: { id: encodeId('Studio', studioId), currency: 'EUR' },
    by: { role: 'owner' },
  });
  expect(head.records).toEqual(EXPORT_RECORD_NAMES);
  expect(typesIn(lines)).toEqual(EXPORT_RECORD_NAMES.map((name) => SOURCES[name].type));
  expect(Object.values(end.records).every((count) => count! > 0)).toBe(true);
  expect(shown).toMatchObject({ rowCount: lines.length, expectedRowCount: lines.length, revision: head.revision, createdByName: 'owner' });
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="northlight-studios-\d{4}-\d\d-\d\d\.jsonl\.gz"$/);
  expect(Number(answer.headers.get('content-length'))).toBe(shown.sizeBytes);

  // No line twice, and what lines name of each other is there.
  const ids = lines.map(({ __typename, id }) => `${__typename} ${id}`);
  expect(new Set(ids).size).toBe(ids.length);
  const known = new Set(ids);
  const named = lines
    .flatMap((line) => Object.values(line).flat())
    .filter((one): one is Line => typeof one === 'object' && one !== null && 'id' in one);
  const references = named.filter((one) => Object.keys(one).length === 2 && SOURCES_BY_TYPE.has(one.__typename));
  expect(references.length).toBeGreaterThan(5);
  expect(references.filter(({ __typename, id }) => !known.has(`${__typename} ${id}`))).toEqual([]);

  // The archived ones are in it, and those who wait no longer.
  expect(lines.some(({ __typename, archivedAt }) => __typename === 'Client' && archivedAt !== null)).toBe(true);
  expect(lines.filter(({ __typename }) => __typename === 'WaitlistEntry').map(({ state }) => state)).toEqual(['waiting', 'withdrawn']);
  const booking = lines.find(({ __typename, people }) => __typename === 'Booking' && (people as unknown[]).length > 0)!;
  const { data } = await served.ask<{ node: object }>(
    'query ($id: ID!) { node(id: $id) { ... on Booking { title startsAt state priceMinor rooms { __typename id name } people { __typename id name duty } version } } }',
    { as: house.owner, variables: { id: booking.id } },
  );
  expect(booking).toMatchObject(data!.node);
  // Nothing in it opens a door.
  expect(JSON.stringify(lines)).not.toMatch(/"url"|cb_\w{20}|"hash"/);
});

const SOURCES_BY_TYPE = new Set(Object.values(SOURCES).map(({ type }) => type));

test.each(EVERY_MEMBER)('what a %s takes out holds no field that the table of rights keeps from them', async (role) => {
  const { studioId } = house.studio;
  const member = role === 'owner' ? house.owner : await house.memberWith(role);
  const { lines, head } = await exportAs(served, studioId, member);
  const kept: string[] = [];
  const look = (line: Record<string, unknown>): void => {
    const type = schema.getType(line.__typename as string) as GraphQLObjectType;
    for (const [name, value] of Object.entries(line)) {
      if (name === '__typename') continue;
      if (verdict(type.getFields()[name]!.extensions.access as Access, role) === 'out') kept.push(`${type.name}.${name}`);
      for (const inner of [value].flat()) if (typeof inner === 'object' && inner !== null && '__typename' in inner) look(inner as Line);
    }
  };
  lines.forEach(look);
  expect(kept).toEqual([]);
  const seesMoney = ['owner', 'studio_manager', 'producer', 'finance'].includes(role);
  expect(typesIn(lines).includes('Expense')).toBe(seesMoney);
  expect(lines.some((line) => line.__typename === 'Project' && 'budgetMinor' in line)).toBe(seesMoney);
  expect(lines.some((line) => line.__typename === 'Booking' && line.priceMinor !== null)).toBe(role !== 'crew');
  expect(head.by.role).toBe(role);
});

test('a key takes out what its scopes let it read, and fetches it with the scope to do so', async () => {
  const { studioId } = house.studio;
  const scopes: Scope[] = ['exports_write', 'scheduling_read', 'finance_read'];
  const key = await served.aKey(studioId, { role: 'owner', scopes });
  const { lines, head, id } = await exportAs(served, studioId, key);
  expect(new Set(typesIn(lines))).toEqual(
    new Set([
      'Room',
      'SessionType',
      'TimeBlock',
      'BookingRule',
      'HoursException',
      'Series',
      'Booking',
      'Closure',
      'WaitlistEntry',
      'Expense',
    ]),
  );
  expect(head.by.scopes).toEqual(scopes);
  // From a record of one function to that of another there is no way in it.
  const text = JSON.stringify(lines);
  expect(text).not.toMatch(/"__typename":"(Client|Project|Person)"/);
  expect(lines.some((line) => 'client' in line || 'project' in line)).toBe(false);

  expect(await start(key, { records: ['clients'] })).toMatchObject({
    code: 'NOT_ALLOWED',
    message: expect.stringContaining('clients_read') as string,
  });
  const reader = await served.aKey(studioId, { role: 'owner', scopes: ['exports_read', 'scheduling_read'] });
  expect(await start(reader)).toMatchObject({ code: 'NOT_ALLOWED' });
  const without = await served.aKey(studioId, { role: 'owner', scopes: ['scheduling_read'] });
  // Another key has no part in it, and one without the scope is told which.
  expect([(await fetchExport(served, id, reader)).status, (await fetchExport(served, id, without)).status]).toEqual([404, 403]);
  expect((await fetchExport(served, id, house.owner)).status).toBe(200);
  // Narrowed meanwhile, it would get more than it may read by now.
  await served.services.db.apiKey.update({ where: { id: key.id }, data: { scopes: ['exports_read', 'scheduling_read'] } });
  expect((await fetchExport(served, id, key)).status).toBe(403);
});

test('which kinds a role and a scope may take out is what the lists of the API say', () => {
  const roots = schema.getQueryType()!.getFields();
  for (const record of EXPORT_RECORD_NAMES) {
    const field = roots[SOURCES[record].root]!;
    expect(isObjectType(schema.getType(SOURCES[record].type))).toBe(true);
    for (const role of EVERY_MEMBER)
      for (const scope of [...SCOPES, null]) {
        const common = { studioId: '', name: '', role } as const;
        const actor: Actor =
          scope === null
            ? { kind: 'member', ...common, memberId: '', userId: '', personId: null, clientId: null }
            : { kind: 'key', ...common, role: role as KeyRole, keyId: '', scopes: [scope], generation: 1 };
        const letsIn =
          verdict(field.extensions.access as Access, role) === 'in' &&
          !refuseKey(actor, { name: field.name, type: field.type, root: 'Query' });
        expect([record, role, scope, recordsFor(actor).includes(record)]).toEqual([record, role, scope, letsIn]);
      }
    const type = getNamedType(field.type).name;
    expect([record, ROOT_AREAS[field.name] ?? TYPE_AREAS[type]]).not.toContain(undefined);
    expect(labelOf(record)).not.toBe('');
  }
});

test('days narrow what has a time, in the studio’s zone, and nothing else', async () => {
  const studio = await aStudio({ zone: 'Pacific/Auckland', rooms: ['A'], now: '2030-04-01T00:00:00Z' });
  const owner = await served.aMember(studio.studioId, 'owner');
  for (const day of ['2030-05-01', '2030-05-02', '2030-05-03'])
    await studio.ana.book({ room: 'A', from: `${day} 08:00`, to: `${day} 09:00`, title: day });
  const input = { records: ['rooms', 'bookings'], firstDay: '2030-05-02', lastDay: '2030-05-02' };
  const { lines, head } = await exportAs(served, studio.studioId, owner, input);
  expect(lines.map(({ name, title }) => name ?? title)).toEqual(['A', '2030-05-02']);
  expect(head).toMatchObject({ firstDay: '2030-05-02', lastDay: '2030-05-02', records: ['rooms', 'bookings'] });
  expect(await start(owner, { firstDay: '2030-05-02', lastDay: '2030-05-01' })).toMatchObject({ code: 'INVALID_INPUT' });
});

test('while everybody books, the file tells one moment: what was booked by its revision and nothing later', async () => {
  const studio = await aStudio({ rooms: ['A'] });
  const owner = await served.aMember(studio.studioId, 'owner');
  let booked = 0;
  const book = async (): Promise<void> => {
    const day = new Date(Date.UTC(2030, 5, 1 + booked++)).toISOString().slice(0, 10);
    await studio.ana.book({ room: 'A', from: `${day} 10:00`, to: `${day} 11:00` });
  };
  for (let n = 0; n < 120; n += 1) await book();
  const { id } = await start(owner, { records: ['bookings', 'changes'] });
  const written = new AbortController();
  const others = (async () => {
    while (!written.signal.aborted) await book();
  })();
  // Two more between every two pages, however quick this machine is.
  await workOn(served.services, studio.studioId, (snapshot, order, tell) =>
    writeLines(snapshot, order, async (progress) => {
      await tell(progress);
      await book();
      await book();
    }),
  );
  written.abort();
  await others;
  const { head, lines } = readExport(Buffer.from(await (await fetchExport(served, id, owner)).arrayBuffer()));
  const log = await studio.db.change.findMany({
    where: { studioId: studio.studioId, entity: 'booking', revision: { lte: BigInt(head.revision) } },
  });
  const of = (type: string) => lines.filter(({ __typename }) => __typename === type);
  expect(
    of('Booking')
      .map((one) => one.id)
      .sort(),
  ).toEqual(log.map(({ entityId }) => encodeId('Booking', entityId)).sort());
  expect(of('ActivityLine').map(({ revision }) => revision)).toEqual(Array.from({ length: head.revision }, (_, n) => head.revision - n));
  expect(booked).toBeGreaterThan(of('Booking').length + 4);
});

test('ten thousand sessions come out, in their order and in pieces that a row holds', async () => {
  const studio = await aStudio({ rooms: ['A'] });
  const owner = await served.aMember(studio.studioId, 'owner');
  const COUNT = 10_000;
  const sessions = manySessions(studio.studioId, COUNT);
  await sessions.insertInto(studio.db);
  const { lines, shown, id } = await exportAs(served, studio.studioId, owner, { records: ['bookings'] });
  expect(lines.map(({ title }) => title)).toEqual(sessions.titles);
  expect(shown).toMatchObject({ rowCount: COUNT, expectedRowCount: COUNT });
  const sizes = await studio.db.$queryRaw<{ size: number }[]>`
    SELECT octet_length(bytes) AS size FROM export_chunk WHERE studio_id = ${studio.studioId}::uuid ORDER BY place`;
  expect(sizes.length).toBeGreaterThan(1);
  expect(Math.max(...sizes.map(({ size }) => size))).toBeLessThanOrEqual(1_000_000);

  // Cut off, a program goes on where it stood; across the seam of two rows too.
  const seam = sizes[0]!.size;
  const whole = Buffer.from(await (await fetchExport(served, id, owner)).arrayBuffer());
  for (const [range, expected] of [
    [`bytes=${seam - 5}-${seam + 4}`, whole.subarray(seam - 5, seam + 5)],
    [`bytes=${seam}-`, whole.subarray(seam)],
    ['bytes=-7', whole.subarray(-7)],
  ] as const) {
    const part = await fetchExport(served, id, owner, { range });
    expect([part.status, Buffer.from(await part.arrayBuffer()).equals(expected)]).toEqual([206, true]);
  }
  const beyond = await fetchExport(served, id, owner, { range: `bytes=${whole.length}-` });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
}, 120_000);
