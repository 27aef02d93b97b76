import type { TimeRange } from '../../kernel/time-range.ts';
import type { Tx } from '../../kernel/transact.ts';
import type { Beside } from '../house/facts.ts';

/**
 * What stands in each of many ranges, by their index, with one statement; each range and resource is one look into an index. Of what is not
 * firm only what is named: units of a model are chosen late. Sessions that are changed in the same act, and gear that is out for them, do not count.
 */
export async function standingAround(
  db: Pick<Tx['db'], '$queryRaw'>,
  resourceIds: readonly string[],
  ranges: readonly (TimeRange | null)[],
  exceptBookingIds: readonly string[],
  namedIds: readonly string[],
): Promise<Map<number, Beside[]>> {
  const found = new Map<number, Beside[]>();
  const asked = ranges.flatMap((range, index) => (range ? [{ index, ...range }] : []));
  if (asked.length === 0 || resourceIds.length === 0) return found;
  const rows = await db.$queryRaw<(Beside & { index: number })[]>`
    SELECT asked.index, a.resource_id AS "resourceId", a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.reason::text AS reason,
      a.booking_id AS "bookingId", b.title, b.client_id AS "clientId", b.created_by_name AS by,
      a.firm, b.state::text AS state, b.created_at AS since, b.hold_rank AS "holdRank"
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS asked (index int, "startsAt" timestamptz, "endsAt" timestamptz)
    CROSS JOIN (SELECT id, id = ANY (${namedIds}::uuid[]) AS named FROM unnest(${resourceIds}::uuid[]) AS one (id)) AS wanted
    CROSS JOIN LATERAL (
      SELECT * FROM allocation
      WHERE allocation.resource_id = wanted.id AND allocation.firm AND allocation.during && tstzrange(asked."startsAt", asked."endsAt")
      UNION ALL
      SELECT loose.* FROM allocation loose
      JOIN booking_requirement q ON q.studio_id = loose.studio_id AND q.id = loose.requirement_id AND q.model_id IS NULL
      WHERE loose.resource_id = wanted.id AND wanted.named AND NOT loose.firm
        AND loose.during && tstzrange(asked."startsAt", asked."endsAt")
    ) a
    LEFT JOIN booking b ON b.id = a.booking_id
    LEFT JOIN checkout c ON c.id = a.checkout_id
    WHERE (a.booking_id IS NULL OR a.booking_id <> ALL (${exceptBookingIds}::uuid[]))
      AND (c.booking_id IS NULL OR c.booking_id <> ALL (${exceptBookingIds}::uuid[]))
    ORDER BY a.starts_at, a.resource_id`;
  for (const { index, ...standing } of rows) {
    const there = found.get(index);
    if (there) there.push(standing);
    else found.set(index, [standing]);
  }
  return found;
}
