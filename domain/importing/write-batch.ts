import { record, type ChangeEntry } from '../activity/record.ts';
import { insertRows } from '../kernel/insert-rows.ts';
import type { Tx } from '../kernel/transact.ts';
import { bookingChange } from '../scheduling/booking-record.ts';
import type { BatchPlan, PlannedClosure } from './plan-batch.ts';

/** Writes a decided batch with its changes. The rooms are locked; the exclusion constraint has the last word all the same. */
export async function writeBatch(tx: Tx, { bookings, closures }: BatchPlan): Promise<void> {
  const { studioId } = tx;
  await insertRows(
    tx.db,
    'booking',
    bookings.map(({ requirements: _requirements, allocations: _allocations, ...booking }) => booking),
  );
  await insertRows(
    tx.db,
    'booking_requirement',
    bookings.flatMap(({ id: bookingId, requirements }) => requirements.map((one) => ({ ...one, studioId, bookingId }))),
  );
  await insertRows(
    tx.db,
    'closure',
    closures.map(({ allocations: _allocations, ...closure }) => ({ ...closure, studioId, version: 1 })),
  );
  await insertRows(
    tx.db,
    'allocation',
    bookings.flatMap(({ id: bookingId, allocations }) => allocations.map((one) => ({ ...one, studioId, bookingId, reason: 'session' }))),
  );
  await insertRows(
    tx.db,
    'allocation',
    closures.flatMap(({ id: closureId, startsAt, endsAt, allocations }) =>
      allocations.map((one) => ({ ...one, studioId, closureId, startsAt, endsAt, reason: 'closed' })),
    ),
  );
  const changes = [...bookings.map((booking) => bookingChange('booked', null, booking)), ...closures.map(closureChange)];
  if (changes.length > 0) await record(tx, ...changes);
}

const closureChange = ({ allocations, ...closure }: PlannedClosure): ChangeEntry => {
  const { startsAt, endsAt } = closure;
  const taken = allocations.map(({ resourceId, firm }) => ({ resourceId, firm, startsAt, endsAt, reason: 'closed' }));
  return {
    area: 'scheduling',
    entity: 'closure',
    entityId: closure.id,
    kind: 'created',
    before: null,
    after: { ...closure, version: 1, allocations: taken },
  };
};
