import { record, type ChangeEntry } from '../activity/record.ts';
import { changedFields } from '../activity/merge-edit.ts';
import { NotFound, StepNotPossible } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import { bookingChange, lockBookings, type BookingRecord } from './booking-record.ts';
import { NEXT_STATES } from './booking-states.ts';
import { lockHolds, readHoldChain, type StandingHold } from './hold-chains.ts';
import { keepPlaces, saveHold, slotOf, type HoldChange } from './hold-places.ts';

/** Holds that an act is about, with all whose places depend on them. */
export interface HoldsAtHand {
  /** Locked, in the order in which they were named. */
  named: BookingRecord[];
  chain: StandingHold[];
}

/** What an act makes of holds: which of their fields it changes, by id. One that is not named stays as it is. */
export type HoldChanges = ReadonlyMap<string, HoldChange>;

export interface HoldAct {
  /** What happened, past tense, for the log. */
  kind: string;
  bookingIds: readonly string[];
  decide(at: HoldsAtHand): HoldChanges | Promise<HoldChanges>;
}

/**
 * The one way in which an act changes places and deadlines of holds, and nothing else of them: lock, decide, write, bring the places
 * of all concerned in step, record. An act that changes nothing (a retry, a second click) writes and records nothing.
 * @throws NotFound · StepNotPossible when one of them is no hold (any more)
 */
export async function changeHolds(tx: Tx, { kind, bookingIds, decide }: HoldAct): Promise<{ id: string; version: number }> {
  await lockHolds(tx);
  const locked = await lockBookings(tx, [...new Set(bookingIds)]);
  const named = bookingIds.map((id) => requireHold(locked, id));
  const chain = await readHoldChain(
    tx.db,
    tx.studioId,
    named.flatMap((hold) => slotOf(hold) ?? []),
  );
  const changes = await decide({ named, chain });
  const others = await lockBookings(
    tx,
    [...changes.keys()].filter((id) => !bookingIds.includes(id)),
  );
  const entries: ChangeEntry[] = [];
  const touched: BookingRecord[] = [];
  for (const before of [...locked, ...others].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const change = changes.get(before.id);
    if (!change || changedFields(before, { ...before, ...change }).length === 0) continue;
    const after = await saveHold(tx, before, change);
    touched.push(after);
    entries.push(bookingChange(kind, before, after, before.id === named[0]!.id ? {} : { because: named[0]! }));
  }
  const first = named[0]!;
  if (touched.length === 0) return { id: first.id, version: first.version };
  const slots = touched.flatMap((hold) => slotOf(hold) ?? []);
  await record(tx, ...entries, ...(await keepPlaces(tx, slots, first)));
  const { version } = await tx.db.booking.findUniqueOrThrow({ where: { id: first.id }, select: { version: true } });
  return { id: first.id, version };
}

function requireHold(locked: readonly BookingRecord[], id: string): BookingRecord {
  const found = locked.find((booking) => booking.id === id);
  if (!found) throw new NotFound('session', id);
  if (found.state !== 'hold') throw new StepNotPossible('The session', found.state, 'changed as a hold', NEXT_STATES[found.state]);
  return found;
}
