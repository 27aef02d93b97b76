import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { lockShortSessions, refitBookings } from '../scheduling/refit-bookings.ts';
import { endedAt } from './checkout-record.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { condition } from './gear-inputs.ts';
import { lockMaintenance, maintenanceChange, type MaintenanceRecord } from './maintenance-record.ts';
import { saveStays } from './stays.ts';
import { applyToUnit, lockUnit } from './unit-record.ts';

const finishMaintenanceInput = z.object({
  maintenanceId: field.id('maintenance'),
  /** Of a unit; ignored for a room. */
  condition: condition.default('good'),
  costMinor: field.money().optional(),
  note: field.text(2_000).default(''),
});

/**
 * Ends a maintenance: the unit or room can be taken from now on, and sessions that were short of such a unit get one if it is free.
 * A repeat changes nothing.
 * @throws InvalidInput · NotAllowed · NotFound
 */
export const finishMaintenance = command('equipment.finishMaintenance', finishMaintenanceInput, async (tx, input) => {
  equipmentPolicy.require(tx.actor, 'maintain');
  const known = await tx.db.maintenance.findFirst({
    where: { studioId: tx.studioId, id: input.maintenanceId },
    select: { resourceId: true },
  });
  const model =
    known && (await tx.db.gearUnit.findFirst({ where: { studioId: tx.studioId, id: known.resourceId }, select: { modelId: true } }));
  const short = model ? await lockShortSessions(tx, model.modelId) : [];
  const locked = model ? await lockUnit(tx, known.resourceId) : null;
  const before = await lockMaintenance(tx, input.maintenanceId);
  if (before.endedAt) return { id: before.id, version: before.version };
  const after: MaintenanceRecord = {
    ...before,
    endedAt: tx.at,
    costMinor: input.costMinor ?? before.costMinor,
    description: [before.description, input.note].filter(Boolean).join('\n'),
    version: before.version + 1,
    allocations: endedAt(before.allocations, tx.at),
  };
  const { name: _name, allocations, id, ...data } = after;
  await tx.db.maintenance.update({ where: { studioId_id: { studioId: tx.studioId, id } }, data });
  await saveStays(tx, { maintenanceId: id }, allocations);
  const noted = locked
    ? await applyToUnit(tx, { kind: 'noted_condition_of', before: locked.unit, after: { ...locked.unit, condition: input.condition } })
    : [];
  const refits = locked ? await refitBookings(tx, short, null, locked.unit.modelId) : [];
  await record(tx, maintenanceChange('took_from_maintenance', before, after), ...noted, ...refits);
  return { id, version: after.version };
});
