import { Prisma } from '../generated/client/client.ts';
import { HOUSE, ZONE, type Demo, type LoggedEntry, type Rows } from './demo.ts';
import { snapshot } from './snapshots.ts';

type TxDb = Prisma.TransactionClient;

/** Every table that the demo fills, in an order in which nothing refers to what is not there yet. */
const TABLES: readonly [table: string, rows: keyof Rows][] = [
  ['site', 'sites'],
  ['resource', 'resources'],
  ['room', 'rooms'],
  ['opening_hours', 'openingHours'],
  ['person', 'persons'],
  ['client', 'clients'],
  ['user', 'users'],
  ['account', 'accounts'],
  ['member', 'members'],
  ['board_link', 'boardLinks'],
  ['gear_model', 'gearModels'],
  ['gear_unit', 'gearUnits'],
  ['gear_kit', 'gearKits'],
  ['kit_unit', 'kitUnits'],
  ['project', 'projects'],
  ['expense', 'expenses'],
  ['booking', 'bookings'],
  ['booking_requirement', 'requirements'],
  ['checkout', 'checkouts'],
  ['maintenance', 'maintenances'],
  ['closure', 'closures'],
  ['allocation', 'allocations'],
];

/** Writes the whole studio with its log: revisions run in the order in which things happened, and the studio stands at the last. */
export async function writeDemo(db: TxDb, demo: Demo): Promise<void> {
  const { rows, studioId, createdAt } = demo;
  const studio = {
    id: studioId,
    name: 'Northlight Studios',
    kind: 'podcast' as const,
    zone: ZONE,
    currency: 'EUR',
    utilizationCountsBuffers: true,
    demo: true,
    createdAt,
    version: 1,
  };
  const change = { area: 'studio', entity: 'studio', entityId: studioId, kind: 'set_up', before: null, after: snapshot(studio) } as const;
  const first: LoggedEntry = { at: createdAt, by: HOUSE, ...change };
  // Sorting is stable: what happened at one moment stays in the order in which it was told.
  const log = [first, ...demo.log.sort((a, b) => +a.at - +b.at)];

  await db.studio.create({ data: { ...studio, revision: BigInt(log.length) } });
  for (const [table, kind] of TABLES) await insertRows(db, table, rows[kind]);
  await insertRows(
    db,
    'change',
    log.map(({ by, ...entry }, index) => ({ ...entry, studioId, revision: index + 1, actor: by.key, actorName: by.name })),
  );
}

/** Rows in one statement; a change of a session is some kilobytes. */
const MOST_ROWS = 2_000;

/**
 * Inserts rows as one JSON document per statement: some ten thousand rows with a bound value for each column took several times as long.
 * The columns are those of the first row; the database reads each as its own type.
 */
async function insertRows(db: TxDb, table: string, rows: readonly object[]): Promise<void> {
  if (!rows[0]) return;
  const names = Object.keys(rows[0]).map((field) => Prisma.raw(`"${field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`));
  const columns = Prisma.join(names);
  const into = Prisma.raw(`"${table}"`);
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    const json = JSON.stringify(rows.slice(from, from + MOST_ROWS).map(toColumns));
    await db.$executeRaw`INSERT INTO ${into} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${into}, ${json}::jsonb)`;
  }
}

const toColumns = (row: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([field, value]) => [field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
