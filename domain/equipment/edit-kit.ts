import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { given } from '../kernel/given.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { kitFields, kitRef } from './gear-inputs.ts';
import { changeKit, lockKit, requirePackable } from './kit-record.ts';

/**
 * Renames a kit or repacks it. Sessions that are booked with it keep the units they were given until they are changed themselves.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit
 */
export const editKit = command(
  'equipment.editKit',
  z.object({ ...kitRef, ...z.object(kitFields).partial().shape }),
  async (tx, { kitId, expectedVersion, unitIds, ...fields }) => {
    equipmentPolicy.require(tx.actor, 'keep_gear');
    const before = await lockKit(tx, kitId);
    const packed = unitIds ? await requirePackable(tx, unitIds, kitId) : before.unitIds;
    return changeKit(tx, { kind: 'edited', before, after: { ...before, ...given(fields), unitIds: packed }, expectedVersion });
  },
);
