import type { Change, Prisma } from '../../../prisma/generated/client/client.ts';
import type { Follower } from '../../activity/follow-changes.ts';
import { overlaps } from '../../kernel/time-range.ts';
import { candidateIds } from '../finding/candidates-rules.ts';
import type { HouseKit, HousePerson, HouseRoom, HouseUnit } from '../finding/find-types.ts';
import { releasedBy, takenFirmlyBy, type Released } from './released-rules.ts';
import { requestOf } from './waitlist-record.ts';

type TxDb = Prisma.TransactionClient;

/**
 * Follows the log and notes for whom something was released, or whose offer something happened to. What follows from it is done by
 * offerToAllDue in transactions of its own: the note stands until it is done, whatever is killed.
 */
export const watchReleases: Follower = {
  consumer: 'scheduling.waitlist',
  begin: (db, studioId) => noteDue(db, studioId, null),
  async apply(db, studioId, changes) {
    await noteTouchedOffers(db, studioId, changes);
    const released: Released[] = [];
    for (const change of changes) {
      const more = releasedBy(change);
      if (more === null) return noteDue(db, studioId, null);
      released.push(...more);
    }
    if (released.length > 0) await noteConcerned(db, studioId, released);
  },
};

/**
 * With ids of null everybody who waits or was offered something. Also those for whom it is noted already: whoever looks at one of them at
 * this moment may have looked before the release, and is about to say that nothing is due. The row's lock makes this note the later one.
 */
async function noteDue(db: TxDb, studioId: string, ids: readonly string[] | null): Promise<void> {
  if (ids?.length === 0) return;
  await db.waitlistEntry.updateMany({
    where: { studioId, state: { in: ['waiting', 'offered'] }, ...(ids ? { id: { in: [...ids] } } : {}) },
    data: { due: true },
  });
}

/** Offers whose holds were changed by somebody, or which something firm meets now. */
async function noteTouchedOffers(db: TxDb, studioId: string, changes: readonly Change[]): Promise<void> {
  const bookingIds = changes.filter(({ entity }) => entity === 'booking').map(({ entityId }) => entityId);
  const firm = changes.flatMap(takenFirmlyBy);
  const touched = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT offer.entry_id AS id
    FROM waitlist_offer offer JOIN waitlist_offer_booking kept ON kept.studio_id = offer.studio_id AND kept.offer_id = offer.id
    WHERE offer.studio_id = ${studioId}::uuid AND offer.outcome = 'open' AND (
      kept.booking_id = ANY (${bookingIds}::uuid[])
      OR EXISTS (
        SELECT 1 FROM allocation a
        JOIN unnest(${firm.map(({ resourceId }) => resourceId)}::uuid[], ${firm.map(({ startsAt }) => startsAt)}::timestamptz[],
          ${firm.map(({ endsAt }) => endsAt)}::timestamptz[]) AS taking (resource_id, starts_at, ends_at)
          ON taking.resource_id = a.resource_id AND taking.starts_at < a.ends_at AND a.starts_at < taking.ends_at
        WHERE a.studio_id = kept.studio_id AND a.booking_id = kept.booking_id))`;
  await noteDue(
    db,
    studioId,
    touched.map(({ id }) => id),
  );
}

interface ResourceRow {
  id: string;
  kind: 'room' | 'unit' | 'person';
  room: HouseRoom | null;
  person: HousePerson | null;
  unit: (HouseUnit & { kit: { id: string; category: string } | null }) | null;
}

/** Those who wait for something that one of these could serve, on days that it touches. */
async function noteConcerned(db: TxDb, studioId: string, released: readonly Released[]): Promise<void> {
  const waiting = await db.waitlistEntry.findMany({
    where: { studioId, state: 'waiting' },
    select: { id: true, request: true, earliestAt: true, latestAt: true },
  });
  if (waiting.length === 0) return;
  const rows = await readReleased(db, studioId, [...new Set(released.map(({ resourceId }) => resourceId))]);
  const stock = stockOf(rows);
  const concerned = waiting.filter(({ request, earliestAt, latestAt }) => {
    const window = { startsAt: earliestAt, endsAt: new Date(+latestAt + DAY) };
    const there = new Set(released.filter(({ range }) => range === null || overlaps(range, window)).map(({ resourceId }) => resourceId));
    return there.size > 0 && candidateIds(requestOf(request), stock).some((id) => there.has(id));
  });
  await noteDue(
    db,
    studioId,
    concerned.map(({ id }) => id),
  );
}
/** A session that begins on the last day may end on the next. */
const DAY = 86_400_000;

const readReleased = (db: TxDb, studioId: string, ids: readonly string[]): Promise<ResourceRow[]> => db.$queryRaw<ResourceRow[]>`
  SELECT r.id, r.kind::text AS kind,
    CASE WHEN room.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', r.name, 'kind', room.kind, 'capacity', room.capacity,
      'features', room.features, 'hourlyRateMinor', 0, 'setupMinutes', 0, 'teardownMinutes', 0, 'position', 0) END AS room,
    CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', r.name, 'jobTitle', p.job_title, 'skills', p.skills) END AS person,
    CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', r.name, 'modelId', u.model_id, 'number', u.number, 'kitId', k.id,
      'kit', CASE WHEN k.id IS NOT NULL THEN jsonb_build_object('id', k.id, 'category', k.category) END) END AS unit
  FROM resource r
  LEFT JOIN room ON room.id = r.id LEFT JOIN person p ON p.id = r.id LEFT JOIN gear_unit u ON u.id = r.id
  LEFT JOIN kit_unit packed ON packed.unit_id = r.id LEFT JOIN gear_kit k ON k.id = packed.kit_id
  WHERE r.studio_id = ${studioId}::uuid AND r.id = ANY (${ids}::uuid[])`;

function stockOf(rows: readonly ResourceRow[]) {
  const kits: HouseKit[] = rows.flatMap(({ unit }) =>
    unit?.kit ? [{ id: unit.kit.id, name: '', category: unit.kit.category, unitIds: [unit.id] }] : [],
  );
  return {
    rooms: rows.flatMap(({ room }) => room ?? []),
    people: rows.flatMap(({ person }) => person ?? []),
    units: rows.flatMap(({ unit }) => unit ?? []),
    kits,
  };
}
