import { requireMergeable } from '../activity/merge-edit.ts';
import { valueWords } from '../activity/words/booking-values.ts';
import { readNames } from '../activity/words/read-names.ts';
import { StaleEdit } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import { partsOf, readKinds } from './booking-parts.ts';
import { bookingSnapshot, type BookingRecord } from './booking-record.ts';

/** What the caller of an edit has seen: a version, and their own changes since. */
export interface Seen {
  expectedVersion?: number | undefined;
  ownVersions?: readonly number[] | undefined;
}

/**
 * Rooms, people, gear and roles change on their own, as the fields do: who adds gear does not clash with who adds a person.
 * @throws StaleEdit when somebody changed the same of this session since the caller looked, with both sides in words
 */
export async function requireUnchanged(tx: Tx, before: BookingRecord, decided: BookingRecord, seen: Seen): Promise<void> {
  try {
    await requireMergeable(tx, {
      entity: 'booking',
      id: before.id,
      expectedVersion: seen.expectedVersion,
      ownVersions: seen.ownVersions,
      before: { ...bookingSnapshot(before), version: before.version },
      after: bookingSnapshot(decided),
      derived: ['checkedInAt', 'endedAt'],
      compare: async (records) => {
        const kinds = await readKinds(tx, records);
        return (record) => partsOf(record, kinds);
      },
    });
  } catch (error) {
    if (!(error instanceof StaleEdit)) throw error;
    const names = await readNames(tx.db, tx.studioId, error.fields);
    for (const one of error.fields) {
      one.yoursText = valueWords(one.field, one.yours, names);
      one.theirsText = valueWords(one.field, one.theirs, names);
    }
    throw error;
  }
}
