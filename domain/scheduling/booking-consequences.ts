import type { Tx } from '../kernel/transact.ts';
import type { ChangeEntry } from '../activity/record.ts';
import type { BookingRecord } from './booking-record.ts';
import { seriesConsequences } from './series/series-consequences.ts';

/**
 * What the change of one session does to others, in the same transaction: written already when it returns, and told for the log.
 * The session itself stands as `after` in the database by then.
 */
export async function bookingConsequences(tx: Tx, before: BookingRecord | null, after: BookingRecord): Promise<ChangeEntry[]> {
  return seriesConsequences(tx, before, after);
}
