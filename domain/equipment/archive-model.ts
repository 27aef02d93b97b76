import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { StepNotPossible } from '../kernel/errors.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { modelRef } from './gear-inputs.ts';
import { changeModel, lockModel } from './model-record.ts';

/**
 * Takes a kind of gear out of lists and choices, once its units are archived.
 * @throws NotAllowed · NotFound · StaleEdit · StepNotPossible while it has units
 */
export const archiveModel = command('equipment.archiveModel', z.object(modelRef), async (tx, { modelId, expectedVersion }) => {
  equipmentPolicy.require(tx.actor, 'keep_gear');
  const before = await lockModel(tx, modelId);
  const units = await tx.db.gearUnit.count({ where: { studioId: tx.studioId, modelId, resource: { archivedAt: null } } });
  if (units > 0)
    throw new StepNotPossible(before.name, `in use with ${units} ${units === 1 ? 'unit' : 'units'}`, 'archived', [
      'archived after its units',
    ]);
  return changeModel(tx, { kind: 'archived', before, after: { ...before, archivedAt: before.archivedAt ?? tx.at }, expectedVersion });
});

/**
 * Brings an archived kind of gear back.
 * @throws NotAllowed · NotFound · StaleEdit
 */
export const restoreModel = command('equipment.restoreModel', z.object(modelRef), async (tx, { modelId, expectedVersion }) => {
  equipmentPolicy.require(tx.actor, 'keep_gear');
  const before = await lockModel(tx, modelId);
  return changeModel(tx, { kind: 'restored', before, after: { ...before, archivedAt: null }, expectedVersion });
});
