import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { condition, slipFields } from './gear-inputs.ts';
import { handOut } from './hand-out.ts';
import { fillSlip } from './slip.ts';
import { lockUnit } from './unit-record.ts';

const checkOutUnitInput = z.object({
  unitId: field.id('unit'),
  ...slipFields,
  /** Omitted: as it was last noted. */
  conditionOut: condition.optional(),
});

/**
 * Hands a unit to somebody until it is due; nobody else can have it meanwhile.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible when it is out, missing, retired or in maintenance ·
 * ResourceTaken, naming the session that has it and other units that are free
 */
export const checkOutUnit = command('equipment.checkOutUnit', checkOutUnitInput, async (tx, { unitId, conditionOut, ...terms }) => {
  equipmentPolicy.require(tx.actor, 'handle_gear');
  const slip = await fillSlip(tx, terms);
  const locked = await lockUnit(tx, unitId);
  const changes = await handOut(tx, locked, slip, conditionOut ?? locked.unit.condition);
  await record(tx, ...changes);
  return { id: changes[0]!.entityId };
});
