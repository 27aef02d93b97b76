import type { ChangeEntry } from '../activity/record.ts';
import { newId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transact.ts';
import type { BookingRecord } from '../scheduling/booking-record.ts';
import { lockSessionsWith, refitBookings, releaseUnit } from '../scheduling/refit-bookings.ts';
import { maintenanceChange, requireExpectedBack, type MaintenanceRecord } from './maintenance-record.ts';
import { saveStays } from './stays.ts';
import type { UnitRecord } from './unit-record.ts';

export interface Work {
  kind: MaintenanceRecord['kind'];
  description: string;
  expectedBackAt: Date;
}

/**
 * Puts a locked unit into maintenance from now on. Sessions that had it get a free one of the model, or stay short of it.
 * `known` are those sessions as locked before the unit was. Returns what changed, to be recorded.
 * @throws InvalidInput
 */
export async function takeOutOfUse(tx: Tx, unit: UnitRecord, work: Work, known: readonly BookingRecord[]): Promise<ChangeEntry[]> {
  requireExpectedBack(work.expectedBackAt, tx.at);
  const dropping = { unitId: unit.id, from: tx.at, until: work.expectedBackAt };
  const sessions = await lockSessionsWith(tx, dropping, known);
  await releaseUnit(tx, unit.id, sessions);
  const maintenance = await openMaintenance(tx, unit, work);
  return [maintenanceChange('put_into_maintenance', null, maintenance), ...(await refitBookings(tx, sessions, dropping, unit.modelId))];
}

/** Writes the maintenance and takes its unit or room until it is expected back. */
export async function openMaintenance(tx: Tx, resource: { id: string; name: string }, work: Work): Promise<MaintenanceRecord> {
  const maintenance: MaintenanceRecord = {
    id: newId(),
    name: resource.name,
    resourceId: resource.id,
    ...work,
    startsAt: tx.at,
    endedAt: null,
    costMinor: 0,
    reportedByName: tx.actor.name,
    version: 1,
    allocations: [{ resourceId: resource.id, startsAt: tx.at, endsAt: work.expectedBackAt, firm: true, reason: 'maintenance' }],
  };
  const { name: _name, allocations, ...fields } = maintenance;
  await tx.db.maintenance.create({ data: { ...fields, studioId: tx.studioId } });
  await saveStays(tx, { maintenanceId: maintenance.id }, allocations);
  return maintenance;
}
