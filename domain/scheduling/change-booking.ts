import type { Tx } from '../kernel/transact.ts';
import { record, type ChangeEntry } from '../activity/record.ts';
import { bookingConsequences } from './booking-consequences.ts';
import { requirePermitted, type Permit } from './booking-guard.ts';
import { bookingChange, lockBooking, NO_HOLD, type BookingRecord, type Taken } from './booking-record.ts';
import { lockHolds, lockHoldsOf } from './hold-chains.ts';
import { inLine } from './hold-places.ts';
import { withRate } from './book-session.ts';
import { isFirm, isOpen } from './booking-states.ts';
import { exchangeCheckLists } from './house/check-list.ts';
import type { Finding } from './house/house-rules.ts';
import { priceIn, readJudgement } from './house/judgement.ts';
import { requireUnchanged } from './stale-booking.ts';
import { asShortAs, lockResources, saveAllocations, takeResources } from './take-resources.ts';

/** What an edit of a session does: decide purely what it becomes, on the locked present state. */
export interface BookingEdit {
  bookingId: string;
  expectedVersion?: number | undefined;
  ownVersions?: readonly number[] | undefined;
  /** What happened, past tense, for the log. */
  kind: string;
  /** Why it is changed although rules of the house refuse. */
  overrideReason?: string | undefined;
  decide(booking: BookingRecord, tx: Tx): BookingRecord | Promise<BookingRecord>;
  /** Whether it goes back to how it stood before: the rules were asked then, and only warn now. */
  restores?: boolean;
  /** The session, where the caller has locked its holds and it, and read it. */
  locked?: BookingRecord;
  /** What it is given again where that is free; what it has, if nothing is said. */
  held?: readonly Taken[];
}

/** A session that was changed, and what the rules of the house have to say to it. */
export type ChangedBooking = { id: string; version: number; warnings: Finding[] };

/**
 * The one way in which a session changes: lock, merge or refuse a stale edit, decide, take the resources anew, save, record.
 * Returns the session unchanged, and records nothing, when the decision changes nothing (a retry, a second click).
 */
export async function changeBooking(tx: Tx, edit: BookingEdit): Promise<ChangedBooking> {
  const { after, warnings, entries } = await applyToBooking(tx, edit);
  if (entries.length > 0) await record(tx, ...entries);
  return { id: after.id, version: after.version, warnings };
}

/** The same as a part of a larger act, which records it; nothing to record when nothing changed. */
export async function applyToBooking(
  tx: Tx,
  edit: BookingEdit,
): Promise<{ after: BookingRecord; entries: ChangeEntry[] } & Pick<ChangedBooking, 'warnings'>> {
  const { before, after, warnings, overrode } = await decideChange(tx, edit);
  if (after === before) return { after, warnings, entries: [] };
  await saveBooking(tx, before, after);
  const entries = [bookingChange(edit.kind, before, after, { overrode }), ...(await bookingConsequences(tx, before, after))];
  return { after, warnings, entries };
}

/**
 * What the session would become, with the resources it would take: all that an edit does before it writes.
 * @throws what the edit refuses with · StaleEdit · RuleBroken · ResourceTaken
 */
export async function decideChange(tx: Tx, edit: BookingEdit): Promise<Permit & { before: BookingRecord; after: BookingRecord }> {
  if (!edit.locked) await lockHoldsOf(tx, [edit.bookingId]);
  const before = edit.locked ?? (await lockBooking(tx, edit.bookingId));
  const held = [...(edit.held ?? before.allocations)];
  const decided = await edit.decide(before, tx);
  if (decided === before) return { before, after: before, warnings: [], overrode: null };
  await requireUnchanged(tx, before, decided, edit);
  if (decided.state === 'hold' || (isFirm(decided.state) && !isFirm(before.state))) await lockHolds(tx);

  const candidates = await lockResources(tx, { requirements: decided.requirements, allocations: held }, { wasFirm: isFirm(before.state) });
  const after: BookingRecord = {
    ...decided,
    // What is no hold any more has no rank, no deadline and no challenge.
    ...(decided.state === 'hold' ? {} : NO_HOLD),
    expectedStartAt: stillExpected(decided),
    version: before.version + 1,
  };
  const judgement = await readJudgement(tx, after, candidates);
  // The price of a session that is over was agreed; nothing that happens to it later changes what was.
  if (isOpen(after.state))
    after.priceMinor = priceIn(judgement.facts, after, candidates.filter(({ kind }) => kind === 'room').map(withRate));
  const placed = after.state === 'hold' ? await inLine(tx, before, after) : after;
  const { overrideReason, restores } = edit;
  const permit = await requirePermitted(tx, { before, after: placed, candidates, judgement, overrideReason, restores });
  placed.allocations = await takeResources(tx, { ...placed, allocations: held }, candidates, asShortAs(before), judgement);
  return { ...permit, before, after: placed };
}

/** That somebody comes late is told of what has not begun, and no more once it is planned to begin then. */
const stillExpected = ({ state, startsAt, expectedStartAt }: BookingRecord): Date | null =>
  state === 'confirmed' && expectedStartAt && expectedStartAt > startsAt ? expectedStartAt : null;

/** Writes a decided change of a session. */
export async function saveBooking(tx: Tx, before: BookingRecord, after: BookingRecord): Promise<void> {
  const { requirements, allocations, id, studioId, ...fields } = after;
  await tx.db.booking.update({ where: { studioId_id: { studioId, id } }, data: fields });
  if (requirements !== before.requirements) {
    // Allocations hang on their requirements and go with them.
    await tx.db.bookingRequirement.deleteMany({ where: { studioId, bookingId: id } });
    await tx.db.bookingRequirement.createMany({ data: requirements.map((one) => ({ ...one, studioId, bookingId: id })) });
  }
  if (after.sessionTypeId !== before.sessionTypeId) await exchangeCheckLists(tx, [id]);
  await saveAllocations(tx, id, allocations);
}
