import { requireMergeable } from '../activity/merge-edit.ts';
import type { Tx } from '../kernel/transact.ts';
import { bookingSnapshot, type BookingRecord } from './booking-record.ts';

/** What others may change of a hold while somebody edits it: its place follows from all of them. */
const PLACE_IN_LINE = ['holdRank', 'heldAt', 'jointHoldId', 'challengedById', 'challengeEndsAt'];

/** @throws StaleEdit when somebody changed the same fields of this session since the caller looked */
export const requireUnchanged = (
  tx: Tx,
  before: BookingRecord,
  decided: BookingRecord,
  expectedVersion: number | undefined,
): Promise<void> =>
  requireMergeable(tx, {
    entity: 'booking',
    id: before.id,
    expectedVersion,
    before: { ...bookingSnapshot(before), version: before.version },
    after: bookingSnapshot(decided),
    derived: ['allocations', 'priceMinor', 'checkedInAt', 'endedAt', ...PLACE_IN_LINE],
  });
