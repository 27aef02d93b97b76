import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { newId } from '../kernel/ids.ts';
import { refusingTwin } from '../kernel/unique.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { MODEL_TWIN, modelFields } from './gear-inputs.ts';
import type { ModelRecord } from './model-record.ts';

const createModelInput = z.object({
  name: modelFields.name,
  manufacturer: modelFields.manufacturer.default(''),
  category: modelFields.category,
  dailyRateMinor: modelFields.dailyRateMinor.default(0),
});

/**
 * Enters a kind of gear, of which units can be added then.
 * @throws InvalidInput, also when the name is taken · NotAllowed
 */
export const createModel = command('equipment.createModel', createModelInput, async (tx, input) => {
  equipmentPolicy.require(tx.actor, 'keep_gear');
  const model: ModelRecord = { id: newId(), ...input, archivedAt: null, version: 1 };
  await refusingTwin(tx.db.gearModel.create({ data: { ...model, studioId: tx.studioId } }), 'name', MODEL_TWIN);
  await record(tx, { area: 'equipment', entity: 'gear_model', entityId: model.id, kind: 'created', before: null, after: model });
  return { id: model.id, version: 1 };
});
