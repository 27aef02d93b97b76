import { changedFields } from '../activity/merge-edit.ts';
import type { ChangeEntry } from '../activity/record.ts';
import { NotUndoable } from '../activity/undo-errors.ts';
import type { TakingBack, Undoer } from '../activity/undoer.ts';
import { NotFound } from '../kernel/errors.ts';
import { FOREIGN_KEY_VIOLATION, sqlState } from '../kernel/sql-state.ts';
import type { Tx } from '../kernel/transact.ts';
import { insertBooking } from './book-session.ts';
import { bookingConsequences } from './booking-consequences.ts';
import { LISTS, listOf, partsOf, readKinds, type Kinds } from './booking-parts.ts';
import { bookingChange, bookingSnapshot, lockBooking, NO_HOLD, type BookingRecord, type Requirement } from './booking-record.ts';
import { bookingFrom, heldIn } from './booking-snapshot.ts';
import { decideChange, saveBooking } from './change-booking.ts';
import { lockHolds } from './hold-chains.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/** Sessions are given back what they were under the rules of any change: they come back only where their resources are free. */
export const takeBackBookings: Undoer = {
  async lock(tx, ids) {
    await lockHolds(tx);
    const locked = new Map<string, Record<string, unknown> | null>();
    for (const id of ids) locked.set(id, await snapshotOf(tx, id));
    return locked;
  },
  async compare(tx, records) {
    const kinds = await readKinds(tx, records);
    return (record) => partsOf(record, kinds);
  },
  async takeBack(tx, items) {
    const kinds = await readKinds(
      tx,
      items.flatMap(({ was, left }) => [was, left]).filter((one) => one !== null),
    );
    for (const item of items) requireMay(tx, item, kinds);
    if (items.every((item) => item.was && item.left && partsThatChanged(item, kinds).length === 0))
      throw new NotUndoable('Whom a place in line concerns has been told of it. Change it where the holds of that time stand.');
    const present = new Map<string, BookingRecord>();
    for (const { entityId, left } of items) if (left) present.set(entityId, await lockBooking(tx, entityId));
    // Sessions of one act may have changed places: none of them may stand in another's way.
    if (items.length > 1) await letGo(tx, [...present.keys()]);
    const entries: ChangeEntry[] = [];
    for (const item of items) {
      const before = await standing(tx, present.get(item.entityId));
      if (!item.was) entries.push(...(await remove(tx, item, before!)));
      else if (before) entries.push(...(await giveBack(tx, item, before, kinds)));
      else entries.push(...(await bringBack(tx, item)));
    }
    return entries;
  },
};

/** What was locked, with the place in line that an earlier session of the same act has given it since. */
async function standing(tx: Tx, locked: BookingRecord | undefined): Promise<BookingRecord | undefined> {
  const now = locked && (await lockBooking(tx, locked.id));
  return now && now.version !== locked.version ? { ...now, allocations: locked.allocations } : locked;
}

async function snapshotOf(tx: Tx, id: string): Promise<Record<string, unknown> | null> {
  try {
    return bookingSnapshot(await lockBooking(tx, id));
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

const RUN = new Set(['state', 'checkedInAt', 'endedAt', 'expectedStartAt']);
const RUNNING = ['confirmed', 'in_session', 'completed', 'no_show'];

/** Who may begin and end a session may take that back; everything else is planning. */
function requireMay(tx: Tx, { was, left }: TakingBack, kinds: Kinds): void {
  const runs =
    was &&
    left &&
    changedFields(partsOf(was, kinds), partsOf(left, kinds)).every((field) => RUN.has(field)) &&
    [was.state, left.state].every((state) => RUNNING.includes(String(state)));
  schedulingPolicy.require(tx.actor, runs ? 'run_sessions' : 'schedule');
}

const letGo = (tx: Tx, bookingIds: string[]) =>
  tx.db.allocation.updateMany({
    where: { studioId: tx.studioId, bookingId: { in: bookingIds }, reason: 'session' },
    data: { firm: false },
  });

/** Writes the session as decided, with all that follows from it, and says so. */
async function settle(
  tx: Tx,
  item: TakingBack,
  before: BookingRecord,
  decided: BookingRecord,
): Promise<{ after: BookingRecord; others: ChangeEntry[] }> {
  const { after } = await decideChange(tx, {
    bookingId: before.id,
    kind: item.kind,
    decide: () => decided,
    locked: before,
    restores: true,
    held: item.was ? heldIn(item.was) : [],
  });
  await saveBooking(tx, before, after);
  return { after, others: await bookingConsequences(tx, before, after, { settles: false }) };
}

const partsThatChanged = ({ was, left }: TakingBack, kinds: Kinds): string[] => changedFields(partsOf(was!, kinds), partsOf(left!, kinds));

async function giveBack(tx: Tx, item: TakingBack, before: BookingRecord, kinds: Kinds): Promise<ChangeEntry[]> {
  const was = bookingFrom(tx, item.was!);
  const parts = new Set(partsThatChanged(item, kinds));
  // Its place in line follows from the holds that it meets, as they stand now.
  if (parts.size === 0) return [];
  const fields = Object.fromEntries(Object.entries(was).filter(([field]) => parts.has(field)));
  const heldAt = was.state === 'hold' && before.state !== 'hold' ? was.heldAt : before.heldAt;
  const decided: BookingRecord = { ...before, ...fields, heldAt, requirements: requirementsAs(before, was, parts, kinds) };
  const { after, others } = await settle(tx, item, before, decided);
  return [{ ...bookingChange(item.kind, before, after), undoes: item.undoes }, ...others];
}

/** The lists that the act changed as they were; the others stay as whoever changed them since has left them. */
function requirementsAs(now: BookingRecord, was: BookingRecord, parts: ReadonlySet<string>, kinds: Kinds): Requirement[] {
  const given = LISTS.filter((list) => parts.has(list));
  if (given.length === 0) return now.requirements;
  const lines = LISTS.flatMap((list) =>
    (given.includes(list) ? was : now).requirements.filter((line) => listOf({ ...line }, kinds) === list),
  );
  return lines.map((line, position) => ({ ...line, position }));
}

/** Its booking is taken back: everything lets go as if it were called off, and it is gone. */
async function remove(tx: Tx, item: TakingBack, before: BookingRecord): Promise<ChangeEntry[]> {
  const { others } = await settle(tx, item, before, { ...before, ...NO_HOLD, state: 'cancelled' });
  try {
    await tx.db.booking.delete({ where: { studioId_id: { studioId: tx.studioId, id: before.id } } });
  } catch (error) {
    if (sqlState(error) === FOREIGN_KEY_VIOLATION)
      throw new NotUndoable(`Something belongs to ${before.title} by now, such as gear that is out for it. Call it off instead.`);
    throw error;
  }
  return [{ ...bookingChange(item.kind, before, before), after: null, undoes: item.undoes }, ...others];
}

/** It is booked again as it was, if what it took is free. */
async function bringBack(tx: Tx, item: TakingBack): Promise<ChangeEntry[]> {
  const was = bookingFrom(tx, item.was!);
  const off: BookingRecord = { ...was, ...NO_HOLD, state: 'cancelled' };
  await insertBooking(tx, off);
  const { after, others } = await settle(tx, item, off, was);
  return [{ ...bookingChange(item.kind, null, after), undoes: item.undoes }, ...others];
}
