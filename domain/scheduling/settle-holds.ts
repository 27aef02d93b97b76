import type { ChangeEntry } from '../activity/record.ts';
import type { Tx } from '../kernel/transact.ts';
import { bookingChange, lockBookings, NO_HOLD, type BookingRecord } from './booking-record.ts';
import { isFirm } from './booking-states.ts';
import { lockHolds, readHoldChain } from './hold-chains.ts';
import { saveHold, slotOf } from './hold-places.ts';
import { areRivals } from './hold-rules.ts';
import { saveAllocations } from './take-resources.ts';

interface Settled {
  /** The holds that had to go, as they were. */
  released: BookingRecord[];
  entries: ChangeEntry[];
}

export const NOTHING_SETTLED: Settled = { released: [], entries: [] };

/**
 * Confirming a session decides over the holds that want its room at its time: they are released, or kept as a second choice where
 * the studio wants it so. A session that is booked firmly at once decides nothing: nobody waited in line for it.
 */
export async function settleHolds(tx: Tx, before: BookingRecord | null, after: BookingRecord): Promise<Settled> {
  if (!before || isFirm(before.state) || !isFirm(after.state)) return NOTHING_SETTLED;
  const ids = await findSettled(tx, after);
  if (ids.length === 0) return NOTHING_SETTLED;
  await lockHolds(tx);
  const released = (await lockBookings(tx, ids)).filter(({ state }) => state === 'hold');
  const entries: ChangeEntry[] = [];
  for (const hold of released) {
    const gone = await saveHold(tx, hold, { state: 'cancelled', ...NO_HOLD });
    await saveAllocations(tx, hold.id, []);
    entries.push(bookingChange('hold_settled', hold, { ...gone, allocations: [] }, { because: after }));
  }
  return { released, entries };
}

/** The holds that confirming this session releases: none where the studio keeps them. */
export async function findSettled(tx: Pick<Tx, 'db' | 'studioId'>, booking: BookingRecord): Promise<string[]> {
  const slot = slotOf(booking);
  if (!slot) return [];
  const { confirmingReleasesHolds } = await tx.db.studio.findUniqueOrThrow({
    where: { id: tx.studioId },
    select: { confirmingReleasesHolds: true },
  });
  if (!confirmingReleasesHolds) return [];
  const mine = { id: booking.id, ...slot };
  return (await readHoldChain(tx.db, tx.studioId, [slot])).filter((hold) => areRivals(mine, hold)).map(({ id }) => id);
}
