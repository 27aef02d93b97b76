import { noticesFollower } from '../../domain/activity/notices.ts';
import { settingsOf } from '../../domain/studio/change-studio-settings.ts';
import { insertRows } from '../../domain/kernel/insert-rows.ts';
import type { Prisma } from '../generated/client/client.ts';
import { writeWebhooks } from './add-webhooks.ts';
import { HOUSE, ZONE, type Demo, type Rows } from './demo.ts';

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
  ['api_key', 'apiKeys'],
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
    // Whoever looks at the demonstration finds an offer that still stands.
    waitlistOfferMinutes: 1_440,
    demo: true,
    createdAt,
    version: 1,
  };
  // Sorting is stable: what happened at one moment stays in the order in which it was told.
  const log = demo.log.sort((a, b) => +a.at - +b.at);
  const written = await db.studio.create({ data: { ...studio, revision: BigInt(log.length + 1) } });
  const after = settingsOf(written);
  log.unshift({ at: createdAt, by: HOUSE, area: 'studio', entity: 'studio', entityId: studioId, kind: 'set_up', before: null, after });
  for (const [table, kind] of TABLES) await insertRows(db, table, rows[kind]);
  // Nobody is told of a year that they have lived through.
  await db.changeCursor.create({ data: { consumer: noticesFollower().consumer, studioId, revision: written.revision } });
  await insertRows(
    db,
    'change',
    log.map(({ by, ...entry }, index) => ({ ...entry, studioId, revision: index + 1, actor: by.key, actorName: by.name })),
  );
  await writeWebhooks(db, demo, log);
}
