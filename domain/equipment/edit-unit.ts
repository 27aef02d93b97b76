import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { given } from '../kernel/given.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { unitFields, unitRef } from './gear-inputs.ts';
import { changeUnit, lockUnit } from './unit-record.ts';

/**
 * Changes what is known of a unit; what is left out stays.
 * @throws InvalidInput, also when the barcode is taken · NotAllowed · NotFound · StaleEdit
 */
export const editUnit = command(
  'equipment.editUnit',
  z.object({ ...unitRef, ...z.object(unitFields).partial().shape }),
  async (tx, { unitId, expectedVersion, ...fields }) => {
    equipmentPolicy.require(tx.actor, 'keep_gear');
    const { unit: before } = await lockUnit(tx, unitId);
    return changeUnit(tx, { kind: 'edited', before, after: { ...before, ...given(fields) }, expectedVersion });
  },
);
