import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { newId } from '../kernel/ids.ts';
import { refusingTwin } from '../kernel/unique.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { KIT_TWIN, kitFields } from './gear-inputs.ts';
import { packUnits, requirePackable, type KitRecord } from './kit-record.ts';

/**
 * Packs units together under one name, to be booked and handed out as one.
 * @throws InvalidInput · NotAllowed · NotFound
 */
export const createKit = command(
  'equipment.createKit',
  z.object({ ...kitFields, unitIds: kitFields.unitIds.default([]) }),
  async (tx, input) => {
    equipmentPolicy.require(tx.actor, 'keep_gear');
    const unitIds = await requirePackable(tx, input.unitIds, null);
    const { name, category } = input;
    const kit: KitRecord = { id: newId(), name, category, archivedAt: null, version: 1, unitIds };
    await refusingTwin(tx.db.gearKit.create({ data: { id: kit.id, studioId: tx.studioId, name, category } }), 'name', KIT_TWIN);
    await packUnits(tx, kit.id, unitIds);
    await record(tx, { area: 'equipment', entity: 'gear_kit', entityId: kit.id, kind: 'created', before: null, after: kit });
    return { id: kit.id, version: 1 };
  },
);
