import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { NotFound, StepNotPossible } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import type { Tx } from '../kernel/transact.ts';
import { clashOf, standingIn } from '../scheduling/clashes.ts';
import { lockSessionsWith } from '../scheduling/refit-bookings.ts';
import { ResourceTaken } from '../scheduling/resource-taken.ts';
import { lockRoom } from '../scheduling/room-record.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { maintenanceFields } from './gear-inputs.ts';
import { maintenanceChange, requireExpectedBack } from './maintenance-record.ts';
import { openMaintenance, takeOutOfUse, type Work } from './take-out-of-use.ts';
import { lockUnit } from './unit-record.ts';
import { requireAct } from './unit-rules.ts';

const startMaintenanceInput = z.object({ resourceId: field.id('unit or room'), ...maintenanceFields });

/**
 * Takes a unit or a room out of use until it is expected back.
 * Sessions that had the unit get another of its model or stay short of it; a room with sessions in that time is refused.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible when it is out, missing, retired or in maintenance already ·
 * ResourceTaken, naming the room's sessions
 */
export const startMaintenance = command('equipment.startMaintenance', startMaintenanceInput, async (tx, { resourceId, ...work }) => {
  equipmentPolicy.require(tx.actor, 'maintain');
  requireExpectedBack(work.expectedBackAt, tx.at);
  const resource = await tx.db.resource.findFirst({ where: { studioId: tx.studioId, id: resourceId }, select: { kind: true } });
  if (resource?.kind === 'unit') return maintainUnit(tx, resourceId, work);
  if (resource?.kind === 'room') return maintainRoom(tx, resourceId, work);
  throw new NotFound('unit or room', resourceId);
});

async function maintainUnit(tx: Tx, unitId: string, work: Work): Promise<{ id: string }> {
  const sessions = await lockSessionsWith(tx, { unitId, from: tx.at, until: work.expectedBackAt });
  const { unit, standing } = await lockUnit(tx, unitId);
  requireAct(unit.name, standing, 'start_maintenance', tx.at);
  const changes = await takeOutOfUse(tx, unit, work, sessions);
  await record(tx, ...changes);
  return { id: changes[0]!.entityId };
}

async function maintainRoom(tx: Tx, roomId: string, work: Work): Promise<{ id: string }> {
  const room = await lockRoom(tx, roomId);
  if (room.archivedAt) throw new StepNotPossible(room.name, 'archived', 'put into maintenance', ['restored']);
  const open = await tx.db.maintenance.findFirst({ where: { studioId: tx.studioId, resourceId: roomId, endedAt: null } });
  if (open) throw new StepNotPossible(room.name, 'in maintenance', 'put into maintenance', ['taken out of maintenance']);
  const standing = await standingIn(tx.db, [roomId], { startsAt: tx.at, endsAt: work.expectedBackAt }, null);
  if (standing.length > 0) throw new ResourceTaken(standing.map((one) => clashOf(tx.actor, one, { name: room.name, kind: 'room' })));
  const maintenance = await openMaintenance(tx, room, work);
  await record(tx, maintenanceChange('put_into_maintenance', null, maintenance));
  return { id: maintenance.id };
}
