import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../domain/kernel/caller.ts';
import { inStudio } from '../domain/kernel/in-studio.ts';
import { connect } from './connect.ts';
import { seedDemo } from './demo/seed.ts';
import { getDatamodel } from './generated/pothos-types.ts';
import { columnOf, findManyNested, keysOf, tableOf } from './read-nested.ts';
import { anotherDatabase } from './testing/more-databases.ts';

interface Field {
  name: string;
  kind: string;
  type: string;
  isList: boolean;
  relationFromFields?: readonly string[];
}
interface Delegate {
  findMany(query: object): Promise<object[]>;
}

const models = Object.entries(getDatamodel().datamodel.models).map(([name, { fields }]) => ({ name, fields: fields as readonly Field[] }));
const fieldsOf = (model: string): readonly Field[] => models.find(({ name }) => name === model)!.fields;
const hasId = (model: string): boolean => fieldsOf(model).some(({ name }) => name === 'id');
/** What belongs to a studio and has an id: of these there are pages. */
const listed = models.filter(({ name, fields }) => hasId(name) && fields.some((field) => field.name === 'studioId'));

let db: Db;
let ours: Db;
beforeAll(async () => {
  const url = await anotherDatabase();
  await seedDemo(url, { now: new Date('2030-05-01T09:00:00Z'), secret: 'a secret of these tests, thirty-two characters or more' });
  db = connect(url);
  ours = inStudio(db, (await db.studio.findFirstOrThrow()).id);
}, 120_000);
afterAll(() => db.$disconnect());

test('tables, columns and keys are named as nested reads take them to be', async () => {
  const columns = await db.$queryRaw<{ at: string; type: string }[]>`
    SELECT table_name || '.' || column_name AS at, data_type AS type FROM information_schema.columns WHERE table_schema = 'public'`;
  const known = new Map(columns.map(({ at, type }) => [at, type]));
  const own = models.flatMap(({ name, fields }) =>
    fields.filter(({ kind }) => kind !== 'object').map((field) => `${tableOf(name)}.${columnOf(field.name)}`),
  );
  expect(own.filter((column) => !known.has(column))).toEqual([]);
  // Without a zone the text of a moment could be read as another one.
  expect(own.filter((column) => known.get(column) === 'timestamp without time zone')).toEqual([]);

  const keys = await db.$queryRaw<{ key: string }[]>`
    SELECT concat(c.conrelid::regclass, '>', c.confrelid::regclass, ':', string_agg(concat(f.attname, '=', t.attname), ',' ORDER BY k.place)) AS key
    FROM pg_constraint c, unnest(c.conkey, c.confkey) WITH ORDINALITY AS k(own, other, place), pg_attribute f, pg_attribute t
    WHERE c.contype = 'f' AND f.attrelid = c.conrelid AND f.attnum = k.own AND t.attrelid = c.confrelid AND t.attnum = k.other
    GROUP BY c.oid, c.conrelid, c.confrelid`;
  const there = new Set(keys.map(({ key }) => key.replaceAll('"', '')));
  const wanted = models.flatMap(({ name, fields }) =>
    fields.flatMap(({ type, relationFromFields }) =>
      relationFromFields?.length
        ? [`${tableOf(name)}>${tableOf(type)}:${keysOf(relationFromFields).map(({ from, to }) => `${from}=${to}`)}`]
        : [],
    ),
  );
  expect(wanted.filter((key) => !there.has(key))).toEqual([]);
});

/** All columns, and what is led to, as deep as said. */
function everythingOf(model: string, depth: number): Record<string, unknown> {
  const below = (field: Field) => ({
    select: everythingOf(field.type, depth - 1),
    ...(field.isList ? { orderBy: hasId(field.type) ? { id: 'desc' } : orderOfPairs(field.type) } : {}),
  });
  return Object.fromEntries(
    fieldsOf(model).flatMap((field): [string, unknown][] => {
      if (field.kind !== 'object') return [[field.name, true]];
      return depth > 0 && field.type !== 'Studio' ? [[field.name, below(field)]] : [];
    }),
  );
}
/** Records without an id of their own are told apart by their columns together. */
const orderOfPairs = (model: string) =>
  fieldsOf(model)
    .filter(({ kind, type, isList }) => kind === 'scalar' && type !== 'Json' && !isList)
    .map(({ name }) => ({ [name]: 'asc' }));

test.each(listed.map(({ name }) => name))('a page of %s with all it leads to is what Prisma reads', async (model) => {
  const query = { select: everythingOf(model, 2), orderBy: { id: 'asc' }, take: 5 };
  const delegate = (ours as unknown as Record<string, Delegate>)[model.charAt(0).toLowerCase() + model.slice(1)]!;
  expect(await findManyNested(ours, model, query)).toEqual(await delegate.findMany(query));
});

test('part of a relation and its count are read beside what is read whole', async () => {
  const query = {
    where: { state: 'confirmed' as const },
    orderBy: [{ startsAt: 'asc' as const }, { id: 'asc' as const }],
    take: 10,
    skip: 2,
    select: {
      title: true,
      client: { select: { name: true } },
      requirements: {
        orderBy: { position: 'asc' as const },
        select: { duty: true, resource: { select: { name: true } }, allocations: { where: { firm: true }, select: { firm: true } } },
      },
      series: { select: { title: true } },
      _count: { select: { requirements: true } },
    },
  };
  const plain = await ours.booking.findMany(query);
  expect(plain).toHaveLength(10);
  expect(await findManyNested(ours, 'Booking', query)).toEqual(plain.map((booking) => ({ ...booking, id: expect.any(String) as string })));
});

test('nested reads stay inside the studio', async () => {
  const elsewhere = inStudio(db, crypto.randomUUID());
  expect(await findManyNested(elsewhere, 'Booking', { select: { title: true, client: { select: { name: true } } } })).toEqual([]);
});
