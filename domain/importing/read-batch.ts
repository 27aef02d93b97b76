import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { BookingState } from '../scheduling/booking-states.ts';
import { reasonWords, type TakenReason } from '../scheduling/resource-taken.ts';
import type { Entry } from './entries.ts';
import { FirmTimes } from './firm-times.ts';
import { nameKey, type Earlier, type ImportRoom } from './plan-batch.ts';

type Reader = Pick<Prisma.TransactionClient, '$queryRaw' | 'booking' | 'closure'>;

/** Which lines an earlier import brought. */
export async function readEarlier(db: Reader, studioId: string, entries: readonly Entry[]): Promise<Map<string, Earlier>> {
  const importKey = { in: entries.map((entry) => entry.key) };
  const bookings = await db.booking.findMany({ where: { studioId, importKey }, select: { importKey: true, state: true } });
  const closures = await db.closure.findMany({ where: { studioId, importKey }, select: { importKey: true } });
  return new Map<string, Earlier>([
    ...bookings.map(({ importKey: key, state }) => [key!, { kind: 'booking', state: state as BookingState }] as const),
    ...closures.map(({ importKey: key }) => [key!, { kind: 'closure', state: null }] as const),
  ]);
}

interface Standing {
  resourceId: string;
  startsAt: Date;
  endsAt: Date;
  reason: TakenReason;
  title: string | null;
  key: string | null;
}

/** What stands firmly in the rooms and at the times of these lines, each named by the line it came from, if it did. */
export async function readFirm(
  db: Reader,
  entries: readonly Entry[],
  rooms: ReadonlyMap<string, ImportRoom>,
  lineOf: ReadonlyMap<string, number>,
): Promise<FirmTimes> {
  const wanted = entries.flatMap(({ room, startsAt, endsAt }) => {
    const ids = room === null ? [...rooms.values()].map(({ id }) => id) : [rooms.get(nameKey(room))!.id];
    return ids.map((roomId) => ({ roomId, startsAt, endsAt }));
  });
  const standing = await db.$queryRaw<Standing[]>`
    SELECT DISTINCT ON (a.id) a.resource_id AS "resourceId", a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.reason::text AS reason,
      coalesce(b.title, c.title, m.description) AS title, coalesce(b.import_key, c.import_key) AS key
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS want ("roomId" uuid, "startsAt" timestamptz, "endsAt" timestamptz)
    -- OFFSET keeps the search inside, so that it goes through the constraint's index line by line, whatever the planner thinks of the table.
    CROSS JOIN LATERAL (
      SELECT * FROM allocation
      WHERE resource_id = want."roomId" AND firm AND during && tstzrange(want."startsAt", want."endsAt") OFFSET 0
    ) AS a
    LEFT JOIN booking b ON b.id = a.booking_id
    LEFT JOIN closure c ON c.id = a.closure_id
    LEFT JOIN maintenance m ON m.id = a.maintenance_id`;
  const nameOf = new Map([...rooms.values()].map(({ id, name }) => [id, name]));
  const firm = new FirmTimes();
  for (const { resourceId, startsAt, endsAt, reason, title, key } of standing) {
    const line = key === null ? null : (lineOf.get(key) ?? null);
    firm.add({
      resourceId,
      startsAt,
      endsAt,
      key,
      side: { line, title: title ?? reasonWords(reason), room: nameOf.get(resourceId)!, startsAt, endsAt },
    });
  }
  return firm;
}
