import type { TimeRange } from '../kernel/time-range.ts';
import type { Tx } from '../kernel/transact.ts';
import type { Alternative } from '../scheduling/resource-taken.ts';

/** Other units of the same model that nobody has in that time, at the moment of answering. */
export async function freeUnitsLike(
  tx: Tx,
  unit: { id: string; modelId: string },
  { startsAt, endsAt }: TimeRange,
): Promise<Alternative[]> {
  const rows = await tx.db.$queryRaw<{ id: string; name: string }[]>`
    SELECT u.id, r.name FROM gear_unit u JOIN resource r ON r.id = u.id AND r.archived_at IS NULL
    WHERE u.studio_id = ${tx.studioId}::uuid AND u.model_id = ${unit.modelId}::uuid AND u.id <> ${unit.id}::uuid AND u.missing_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM checkout o WHERE o.unit_id = u.id AND o.returned_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM maintenance w WHERE w.resource_id = u.id AND w.ended_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM allocation a WHERE a.resource_id = u.id AND a.firm
        AND a.during && tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz))
    ORDER BY u.number LIMIT 5`;
  return rows.map(({ id, name }) => ({
    kind: 'unit',
    startsAt,
    endsAt,
    resourceId: id,
    resourceName: name,
    insteadOfId: unit.id,
    swaps: [{ kind: 'unit', resourceId: id, resourceName: name, insteadOfId: unit.id }],
    priceMinor: 0,
    shiftMinutes: 0,
  }));
}
