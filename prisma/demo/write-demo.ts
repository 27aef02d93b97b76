import type { Prisma } from '../generated/client/client.ts';
import { HOUSE, ZONE, type Demo, type LoggedEntry } from './demo.ts';
import { snapshot } from './snapshots.ts';

type TxDb = Prisma.TransactionClient;

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
  const first: LoggedEntry = {
    at: createdAt,
    by: HOUSE,
    area: 'studio',
    entity: 'studio',
    entityId: studioId,
    kind: 'set_up',
    before: null,
    after: snapshot(studio),
  };
  // Sorting is stable: what happened at one moment stays in the order in which it was told.
  const log = [first, ...demo.log.sort((a, b) => +a.at - +b.at)];

  await db.studio.create({ data: { ...studio, revision: BigInt(log.length) } });
  await db.site.createMany({ data: rows.sites });
  await db.resource.createMany({ data: rows.resources });
  await db.room.createMany({ data: rows.rooms });
  await db.openingHours.createMany({ data: rows.openingHours });
  await db.person.createMany({ data: rows.persons });
  await db.client.createMany({ data: rows.clients });
  await db.user.createMany({ data: rows.users });
  await db.account.createMany({ data: rows.accounts });
  await db.member.createMany({ data: rows.members });
  await db.boardLink.createMany({ data: rows.boardLinks });
  await db.gearModel.createMany({ data: rows.gearModels });
  await db.gearUnit.createMany({ data: rows.gearUnits });
  await db.gearKit.createMany({ data: rows.gearKits });
  await db.kitUnit.createMany({ data: rows.kitUnits });
  await db.project.createMany({ data: rows.projects });
  await db.expense.createMany({ data: rows.expenses });
  await db.booking.createMany({ data: rows.bookings });
  await db.bookingRequirement.createMany({ data: rows.requirements });
  await db.checkout.createMany({ data: rows.checkouts });
  await db.maintenance.createMany({ data: rows.maintenances });
  await db.closure.createMany({ data: rows.closures });
  await db.allocation.createMany({ data: rows.allocations });
  for (let from = 0; from < log.length; from += MOST_CHANGES) await writeChanges(db, studioId, log.slice(from, from + MOST_CHANGES), from);
}

/** Changes in one statement; a session's is some kilobytes. */
const MOST_CHANGES = 1_000;

async function writeChanges(db: TxDb, studioId: string, log: readonly LoggedEntry[], before: number): Promise<void> {
  const changes = JSON.stringify(
    log.map(({ by, ...entry }, index) => ({ ...entry, revision: before + index + 1, actor: by.key, actorName: by.name })),
  );
  await db.$executeRaw`
    INSERT INTO change (studio_id, revision, at, actor, actor_name, area, entity, entity_id, kind, before, after)
    SELECT ${studioId}::uuid, c.revision, c.at, c.actor, c."actorName", c.area, c.entity, c."entityId", c.kind,
      -- A record that did not exist is no value at all, not the JSON word null.
      nullif(c.before, 'null'::jsonb), nullif(c.after, 'null'::jsonb)
    FROM jsonb_to_recordset(${changes}::jsonb) AS c (revision bigint, at timestamptz, actor text, "actorName" text, area text, entity text,
      "entityId" uuid, kind text, before jsonb, after jsonb)`;
}
