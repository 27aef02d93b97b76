import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { given } from '../kernel/given.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { modelFields, modelRef } from './gear-inputs.ts';
import { changeModel, lockModel } from './model-record.ts';

/**
 * Changes a kind of gear; its units are called by its new name.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit
 */
export const editModel = command(
  'equipment.editModel',
  z.object({ ...modelRef, ...z.object(modelFields).partial().shape }),
  async (tx, { modelId, expectedVersion, ...fields }) => {
    equipmentPolicy.require(tx.actor, 'keep_gear');
    const before = await lockModel(tx, modelId);
    return changeModel(tx, { kind: 'edited', before, after: { ...before, ...given(fields) }, expectedVersion });
  },
);
