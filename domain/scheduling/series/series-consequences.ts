import type { ChangeEntry } from '../../activity/record.ts';
import { actorKey } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transact.ts';
import { readWall } from '../../kernel/wall-time.ts';
import type { BookingRecord } from '../booking-record.ts';
import { isWanting } from '../booking-states.ts';
import { freedPlaces } from './freed-places.ts';
import { placeAt } from './series-dates-rules.ts';
import { seriesOf, timesOf } from './series-record.ts';

/**
 * What the change of one session means for series: the place of one that is called off is skipped and can be had again, and what it lets go
 * of may be what a skipped place of another series waits for.
 */
export async function seriesConsequences(tx: Tx, before: BookingRecord | null, after: BookingRecord): Promise<ChangeEntry[]> {
  if (!before) return [];
  await keepPlace(tx, before, after);
  return letsGo(before, after) ? freedPlaces(tx, spanOf(before)) : [];
}

async function keepPlace(tx: Tx, before: BookingRecord, after: BookingRecord): Promise<void> {
  const { seriesId, occurrence } = after;
  if (seriesId === null || occurrence === null) return;
  if (before.state === 'cancelled' && isWanting(after.state))
    await tx.db.seriesSkip.deleteMany({ where: { studioId: tx.studioId, seriesId, occurrence } });
  if (!isWanting(before.state) || after.state !== 'cancelled') return;
  const series = await seriesOf(tx, seriesId);
  if (series.endsBefore !== null && occurrence >= series.endsBefore) return;
  const { startsAt, endsAt } = placeAt(timesOf(series), readWall(occurrence)!);
  // Called off twice, by two people or by a retry, it is skipped once.
  await tx.db.$executeRaw`
    INSERT INTO series_skip (id, studio_id, series_id, occurrence, starts_at, ends_at, reason, skipped_by, skipped_by_name, skipped_at)
    VALUES (${newId()}::uuid, ${tx.studioId}::uuid, ${seriesId}::uuid, ${occurrence}, ${startsAt}::timestamptz, ${endsAt}::timestamptz,
      'cancelled', ${actorKey(tx.actor)}, ${tx.actor.name}, ${tx.at}::timestamptz)
    ON CONFLICT (studio_id, series_id, occurrence) DO NOTHING`;
}

/** Whether it had something firmly that it has no more, or not then. */
function letsGo(before: BookingRecord, after: BookingRecord): boolean {
  const kept = new Set(after.allocations.filter(({ firm }) => firm).map(keyOf));
  return before.allocations.some((one) => one.firm && !kept.has(keyOf(one)));
}

const keyOf = ({ resourceId, startsAt, endsAt }: BookingRecord['allocations'][number]): string => `${resourceId} ${+startsAt} ${+endsAt}`;

const spanOf = ({ allocations }: BookingRecord) => ({
  startsAt: new Date(Math.min(...allocations.map(({ startsAt }) => +startsAt))),
  endsAt: new Date(Math.max(...allocations.map(({ endsAt }) => +endsAt))),
});
