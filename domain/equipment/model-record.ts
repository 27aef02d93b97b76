import type { GearModel } from '../../prisma/generated/client/client.ts';
import { saveEdit } from '../activity/save-edit.ts';
import { NotFound } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import { refusingTwin } from '../kernel/unique.ts';
import { visibleTo } from './equipment-policy.ts';
import { MODEL_TWIN } from './gear-inputs.ts';

/** A model as it is changed and logged. */
export type ModelRecord = Omit<GearModel, 'studioId'>;

/**
 * Reads a model and locks it until commit; its units are numbered under this lock.
 * @throws NotFound also when the actor may not see it
 */
export async function lockModel(tx: Tx, modelId: string): Promise<ModelRecord> {
  await tx.db.$queryRaw`SELECT 1 FROM gear_model WHERE studio_id = ${tx.studioId}::uuid AND id = ${modelId}::uuid FOR NO KEY UPDATE`;
  const found = await tx.db.gearModel.findFirst({ where: { AND: [visibleTo(tx.actor), { id: modelId }] } });
  if (!found) throw new NotFound('gear model', modelId);
  const { studioId: _studio, ...model } = found;
  return model;
}

/** @throws StaleEdit · InvalidInput when another model has the name */
export const changeModel = (
  tx: Tx,
  change: { kind: string; before: ModelRecord; after: ModelRecord; expectedVersion?: number | undefined },
): Promise<{ id: string; version: number }> =>
  saveEdit(tx, {
    area: 'equipment',
    entity: 'gear_model',
    ...change,
    save: async ({ id, ...data }) => {
      await refusingTwin(tx.db.gearModel.update({ where: { studioId_id: { studioId: tx.studioId, id } }, data }), 'name', MODEL_TWIN);
      if (data.name === change.before.name) return;
      // Units carry their model's name; it is no change of their own.
      await tx.db.$executeRaw`UPDATE resource SET name = ${data.name} || ' no. ' || u.number FROM gear_unit u
        WHERE u.studio_id = ${tx.studioId}::uuid AND u.model_id = ${id}::uuid AND resource.id = u.id`;
    },
  });
