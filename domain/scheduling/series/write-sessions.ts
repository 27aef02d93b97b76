import { newId } from '../../kernel/ids.ts';
import { columnsOf, insertRows, toColumns } from '../../kernel/insert-rows.ts';
import type { Tx } from '../../kernel/transact.ts';
import type { BookingRecord } from '../booking-record.ts';
import { exchangeCheckLists } from '../house/check-list.ts';
import { refusingOverlap, saveAllocations } from '../take-resources.ts';
import type { WantedSession } from './weigh-sessions.ts';

/**
 * Writes many sessions that were decided, new ones and changed ones, with a handful of statements. Everything that the changed ones took
 * is let go of first: sessions of a series that all move may take one another's places.
 */
export async function writeSessions(tx: Tx, sessions: readonly WantedSession[]): Promise<void> {
  const changed = sessions.flatMap(({ before, after }) => (before ? [{ before, after }] : []));
  const made = sessions.flatMap(({ before, after }) => (before ? [] : [after]));
  const retaken = changed.filter(({ before, after }) => after.allocations !== before.allocations);
  const asking = changed.filter(({ before, after }) => after.requirements !== before.requirements);
  const ids = (pairs: readonly { after: BookingRecord }[]): string[] => pairs.map(({ after }) => after.id);

  const handedOut = await bookingsWithGearOut(tx, ids(retaken));
  if (retaken.length > 0) await tx.db.allocation.deleteMany({ where: { studioId: tx.studioId, bookingId: { in: ids(retaken) } } });
  await updateBookings(tx, changed);
  if (asking.length > 0) {
    await tx.db.bookingRequirement.deleteMany({ where: { studioId: tx.studioId, bookingId: { in: ids(asking) } } });
    await insertRequirements(
      tx,
      asking.map(({ after }) => after),
    );
  }
  await insertRows(
    tx.db,
    'booking',
    made.map(({ requirements: _lines, allocations: _taken, ...fields }) => fields),
  );
  await insertRequirements(tx, made);
  await exchangeCheckLists(tx, [
    ...made.filter(({ sessionTypeId }) => sessionTypeId).map(({ id }) => id),
    ...ids(changed.filter(isOtherKind)),
  ]);
  const taking = [...made, ...retaken.map(({ after }) => after)].filter(({ id }) => !handedOut.has(id));
  await insertAllocations(tx, taking);
  for (const { after } of retaken) if (handedOut.has(after.id)) await saveAllocations(tx, after.id, after.allocations);
}

const isOtherKind = ({ before, after }: { before: BookingRecord; after: BookingRecord }): boolean =>
  before.sessionTypeId !== after.sessionTypeId;

/** Gear that is out for a session keeps the time around it, which is counted anew with its allocations. */
async function bookingsWithGearOut(tx: Tx, bookingIds: readonly string[]): Promise<ReadonlySet<string | null>> {
  if (bookingIds.length === 0) return new Set();
  const found = await tx.db.checkout.findMany({
    where: { studioId: tx.studioId, bookingId: { in: [...bookingIds] } },
    select: { bookingId: true },
  });
  return new Set(found.map(({ bookingId }) => bookingId));
}

async function updateBookings(tx: Tx, changed: readonly { before: BookingRecord; after: BookingRecord }[]): Promise<void> {
  if (changed.length === 0) return;
  const replaced = changed.filter(({ before, after }) => before.occurrence !== after.occurrence || before.seriesId !== after.seriesId);
  // One session's place may be another's until both are written.
  if (replaced.length > 0)
    await tx.db.booking.updateMany({
      where: { studioId: tx.studioId, id: { in: replaced.map(({ after }) => after.id) } },
      data: { seriesId: null, occurrence: null },
    });
  const rows = changed.map(({ after: { requirements: _lines, allocations: _taken, ...fields } }) => fields);
  const { id: _id, studioId: _studio, ...settable } = rows[0]!;
  const columns = columnsOf(settable);
  await tx.db.$executeRaw`
    UPDATE booking SET (${columns}) = (SELECT ${columns} FROM (SELECT row.*) AS new)
    FROM jsonb_populate_recordset(NULL::booking, ${JSON.stringify(rows.map(toColumns))}::jsonb) AS row
    WHERE booking.studio_id = ${tx.studioId}::uuid AND booking.id = row.id`;
}

async function insertRequirements(tx: Tx, sessions: readonly BookingRecord[]): Promise<void> {
  const rows = sessions.flatMap(({ id: bookingId, requirements }) =>
    requirements.map(({ id, resourceId, modelId, kitId, skill, quantity, duty, position }) => ({
      id,
      studioId: tx.studioId,
      bookingId,
      resourceId,
      modelId,
      kitId,
      skill,
      quantity,
      duty,
      position,
    })),
  );
  await insertRows(tx.db, 'booking_requirement', rows);
}

async function insertAllocations(tx: Tx, sessions: readonly BookingRecord[]): Promise<void> {
  const rows = sessions.flatMap(({ id: bookingId, allocations }) =>
    allocations.map(({ requirementId, resourceId, firm, startsAt, endsAt }) => ({
      id: newId(),
      studioId: tx.studioId,
      resourceId,
      reason: 'session',
      firm,
      startsAt,
      endsAt,
      bookingId,
      requirementId,
    })),
  );
  await refusingOverlap(insertRows(tx.db, 'allocation', rows));
}
