import type { ChangeEntry } from '../activity/record.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import type { Tx } from '../kernel/transact.ts';
import { bookingChange, lockBooking, type BookingRecord, type Taken } from './booking-record.ts';
import { lockResources, saveAllocations, takeResources } from './take-resources.ts';

/** A unit that drops out: of everything from a moment on, until it is expected back (or for good). */
export interface DroppingUnit {
  unitId: string;
  from: Date;
  until: Date | null;
}

/** Firm sessions that have this unit in that time. They are locked before the unit is: sessions come before resources everywhere. */
export async function lockSessionsWith(tx: Tx, unit: DroppingUnit, known: readonly BookingRecord[] = []): Promise<BookingRecord[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT booking_id AS id FROM allocation
    WHERE studio_id = ${tx.studioId}::uuid AND resource_id = ${unit.unitId}::uuid AND firm AND reason = 'session'
      AND during && tstzrange(${unit.from}::timestamptz, ${unit.until}::timestamptz)
      AND booking_id <> ALL (${known.map(({ id }) => id)}::uuid[])
    ORDER BY 1`;
  const locked = [...known];
  for (const { id } of rows) locked.push(await lockBooking(tx, id));
  return locked;
}

/** Firm sessions that lack a unit of this model and are not over, locked; the nearest first. */
export async function lockShortSessions(tx: Tx, modelId: string): Promise<BookingRecord[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT b.id FROM booking b
    JOIN allocation a ON a.studio_id = b.studio_id AND a.booking_id = b.id AND NOT a.firm
    JOIN gear_unit u ON u.id = a.resource_id AND u.model_id = ${modelId}::uuid
    WHERE b.studio_id = ${tx.studioId}::uuid AND b.state IN ('confirmed', 'in_session') AND a.ends_at > ${tx.at}::timestamptz
    ORDER BY 1`;
  const locked: BookingRecord[] = [];
  for (const { id } of rows) locked.push(await lockBooking(tx, id));
  return locked.sort((a, b) => +a.startsAt - +b.startsAt || (a.id < b.id ? -1 : 1));
}

/** Lets go of a unit's time, so that something else may take it; the sessions must be refitted in the same transaction. */
export async function releaseUnit(tx: Tx, unitId: string, sessions: readonly BookingRecord[]): Promise<void> {
  await tx.db.allocation.updateMany({
    where: { studioId: tx.studioId, resourceId: unitId, bookingId: { in: sessions.map(({ id }) => id) } },
    data: { firm: false },
  });
}

/**
 * Gives locked sessions their gear anew: a free unit of the same model for one that dropped out, and where none is free
 * the session stays short of it, which boards and the schedule show. Returns what changed, to be recorded.
 */
export async function refitBookings(
  tx: Tx,
  sessions: readonly BookingRecord[],
  gone: DroppingUnit | null,
  modelId: string,
): Promise<ChangeEntry[]> {
  const entries: ChangeEntry[] = [];
  for (const before of sessions) {
    const allocations = before.state === 'completed' && gone ? cutShort(before, gone) : await fitted(tx, before, modelId);
    if (isSame(before.allocations, allocations)) continue;
    const after: BookingRecord = { ...before, allocations, version: before.version + 1 };
    await saveAllocations(tx, after.id, allocations);
    await tx.db.booking.update({ where: { studioId_id: { studioId: tx.studioId, id: after.id } }, data: { version: after.version } });
    entries.push(bookingChange('refitted', before, after));
  }
  return entries;
}

async function fitted(tx: Tx, session: BookingRecord, modelId: string): Promise<Taken[]> {
  const candidates = await lockResources(tx, session, { wasFirm: true, alsoModelIds: [modelId] });
  return takeResources(tx, session, candidates, { findsStandIns: true, mayLack: () => Number.POSITIVE_INFINITY });
}

/** A session that is over needs no other unit for the rest of its teardown. */
const cutShort = (session: BookingRecord, { unitId, from }: DroppingUnit): Taken[] =>
  session.allocations
    .map((one) => (one.resourceId === unitId && one.endsAt > from ? { ...one, endsAt: from } : one))
    .filter((one: TimeRange) => one.startsAt < one.endsAt);

const isSame = (before: readonly Taken[], after: readonly Taken[]): boolean => {
  const key = (one: Taken) => `${one.requirementId} ${one.resourceId} ${one.firm} ${+one.startsAt} ${+one.endsAt}`;
  const had = new Set(before.map(key));
  return before.length === after.length && after.every((one) => had.has(key(one)));
};
