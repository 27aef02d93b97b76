import type { Tx } from '../kernel/transact.ts';
import type { ChangeEntry } from '../activity/record.ts';
import type { BookingRecord } from './booking-record.ts';
import { keepPlaces, slotOf } from './hold-places.ts';
import { NOTHING_SETTLED, settleHolds } from './settle-holds.ts';
import { seriesConsequences } from './series/series-consequences.ts';

/**
 * What the change of one session does to others, in the same transaction: written already when it returns, and told for the log.
 * The session itself stands as `after` in the database by then.
 */
export async function bookingConsequences(
  tx: Tx,
  before: BookingRecord | null,
  after: BookingRecord,
  /** Whether confirming it decides over the holds in its way; taking an act back decides nothing anew. */
  { settles = true } = {},
): Promise<ChangeEntry[]> {
  const freed = await seriesConsequences(tx, before, after);
  const settled = settles ? await settleHolds(tx, before, after) : NOTHING_SETTLED;
  const touched = [...(before?.state === 'hold' ? [before] : []), ...(after.state === 'hold' ? [after] : []), ...settled.released];
  const entries = [...settled.entries, ...freed];
  if (touched.length === 0) return entries;
  const slots = touched.flatMap((booking) => slotOf(booking) ?? []);
  return [...entries, ...(await keepPlaces(tx, slots, after))];
}
