import type { Tx } from '../kernel/transact.ts';
import type { BookingRecord } from './booking-record.ts';
import type { Candidate } from './candidates.ts';

/** A session about to be booked (`before` is null) or changed, with every resource that could serve it; nothing is written yet. */
export interface GuardedChange {
  before: BookingRecord | null;
  after: BookingRecord;
  candidates: readonly Candidate[];
}

/**
 * The studio's own rules, which stand beside what is physically taken. The one place through which every booking and every change of one goes.
 * @throws the refusal of the first rule that says no
 */
export async function requirePermitted(_tx: Tx, _change: GuardedChange): Promise<void> {}
