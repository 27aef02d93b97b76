import { z } from 'zod';
import { requireMergeable } from '../activity/merge-edit.ts';
import { record, type ChangeEntry } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { StepNotPossible } from '../kernel/errors.ts';
import { given } from '../kernel/given.ts';
import { field } from '../kernel/input.ts';
import type { Tx } from '../kernel/transact.ts';
import { clashOf, standingIn } from '../scheduling/clashes.ts';
import { lockSessionsWith, refitBookings, releaseUnit } from '../scheduling/refit-bookings.ts';
import { ResourceTaken } from '../scheduling/resource-taken.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { maintenanceFields } from './gear-inputs.ts';
import { lockMaintenance, maintenanceChange, requireExpectedBack, type MaintenanceRecord } from './maintenance-record.ts';
import { saveStays } from './stays.ts';

const editMaintenanceInput = z.object({
  maintenanceId: field.id('maintenance'),
  expectedVersion: field.version().optional(),
  ...z.object({ ...maintenanceFields, costMinor: field.money() }).partial().shape,
});

/**
 * Changes what is done and when it is expected back. Put off, sessions in the added time get another unit or stay short of it;
 * a room's sessions in that time refuse it.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit · StepNotPossible once it has ended · ResourceTaken
 */
export const editMaintenance = command('equipment.editMaintenance', editMaintenanceInput, async (tx, input) => {
  equipmentPolicy.require(tx.actor, 'maintain');
  const { maintenanceId, expectedVersion, ...fields } = input;
  const before = await lockMaintenance(tx, maintenanceId);
  if (before.endedAt) throw new StepNotPossible('The maintenance', 'finished', 'changed', []);
  const edited: MaintenanceRecord = { ...before, ...given(fields) };
  await requireMergeable(tx, { entity: 'maintenance', id: before.id, expectedVersion, before, after: edited, derived: ['allocations'] });
  const after = { ...edited, version: before.version + 1 };
  const isLonger = +after.expectedBackAt !== +before.expectedBackAt;
  const refits = isLonger ? await stretch(tx, after) : [];
  const { allocations: _allocations, name: _name, id, ...data } = after;
  await tx.db.maintenance.update({ where: { studioId_id: { studioId: tx.studioId, id } }, data });
  await record(tx, maintenanceChange('edited', before, after), ...refits);
  return { id, version: after.version };
});

/** Lets the maintenance take its resource until the new time; changes `maintenance.allocations`. */
async function stretch(tx: Tx, maintenance: MaintenanceRecord): Promise<ChangeEntry[]> {
  const { id, resourceId, startsAt, expectedBackAt } = maintenance;
  requireExpectedBack(expectedBackAt, tx.at);
  const dropping = { unitId: resourceId, from: startsAt, until: expectedBackAt };
  const sessions = await lockSessionsWith(tx, dropping);
  await tx.db.$queryRaw`SELECT 1 FROM resource WHERE studio_id = ${tx.studioId}::uuid AND id = ${resourceId}::uuid FOR NO KEY UPDATE`;
  const unit = await tx.db.gearUnit.findFirst({ where: { studioId: tx.studioId, id: resourceId }, select: { modelId: true } });
  if (!unit) {
    const standing = await standingIn(tx.db, [resourceId], { startsAt, endsAt: expectedBackAt }, null);
    const others = standing.filter(({ reason }) => reason !== 'maintenance');
    if (others.length > 0) throw new ResourceTaken(others.map((one) => clashOf(tx.actor, one, { name: maintenance.name, kind: 'room' })));
  }
  if (unit) await releaseUnit(tx, resourceId, sessions);
  maintenance.allocations = [{ resourceId, startsAt, endsAt: expectedBackAt, firm: true, reason: 'maintenance' }];
  await saveStays(tx, { maintenanceId: id }, maintenance.allocations);
  return unit ? refitBookings(tx, sessions, dropping, unit.modelId) : [];
}
