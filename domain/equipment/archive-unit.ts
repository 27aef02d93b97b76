import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { requireUnbooked } from '../scheduling/still-booked.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { unitRef } from './gear-inputs.ts';
import { requireAct } from './unit-rules.ts';
import { changeUnit, lockUnit } from './unit-record.ts';

/**
 * Retires a unit: it is sold, lost or worn out. Its history stays.
 * @throws NotAllowed · NotFound · StaleEdit · StepNotPossible while it is out or in maintenance · StillBooked, naming the sessions to come
 */
export const archiveUnit = command('equipment.archiveUnit', z.object(unitRef), async (tx, { unitId, expectedVersion }) => {
  equipmentPolicy.require(tx.actor, 'keep_gear');
  const { unit: before, standing } = await lockUnit(tx, unitId);
  if (before.archivedAt) return { id: before.id, version: before.version };
  requireAct(before.name, standing, 'archive', tx.at);
  await requireUnbooked(tx, before);
  return changeUnit(tx, { kind: 'archived', before, after: { ...before, archivedAt: tx.at }, expectedVersion });
});

/**
 * Brings a retired unit back.
 * @throws NotAllowed · NotFound · StaleEdit
 */
export const restoreUnit = command('equipment.restoreUnit', z.object(unitRef), async (tx, { unitId, expectedVersion }) => {
  equipmentPolicy.require(tx.actor, 'keep_gear');
  const { unit: before } = await lockUnit(tx, unitId);
  return changeUnit(tx, { kind: 'restored', before, after: { ...before, archivedAt: null }, expectedVersion });
});
