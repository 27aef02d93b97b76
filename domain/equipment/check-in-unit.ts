import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { condition, maintenanceFields, unitFields } from './gear-inputs.ts';
import { handIn } from './hand-in.ts';
import { takeOutOfUse } from './take-out-of-use.ts';
import { lockUnit } from './unit-record.ts';
import { needsMaintenance } from './unit-rules.ts';
import { lockSessionsWith } from '../scheduling/refit-bookings.ts';

const checkInUnitInput = z.object({
  unitId: field.id('unit'),
  /** Omitted: as it left. */
  conditionIn: condition.optional(),
  note: field.text().default(''),
  location: unitFields.location.optional(),
  /** Puts it straight into maintenance, as one comes back faulty. */
  maintenance: z.object(maintenanceFields).optional(),
});

/**
 * Takes a unit back. When it comes back faulty or broken and goes into no maintenance, `maintenanceAdvised` says so.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible when it is not out
 */
export const checkInUnit = command('equipment.checkInUnit', checkInUnitInput, async (tx, { unitId, conditionIn, maintenance, ...rest }) => {
  equipmentPolicy.require(tx.actor, 'handle_gear');
  const dropping = maintenance && { unitId, from: tx.at, until: maintenance.expectedBackAt };
  const sessions = dropping ? await lockSessionsWith(tx, dropping) : [];
  const locked = await lockUnit(tx, unitId);
  const state = conditionIn ?? locked.standing.checkout?.conditionOut ?? locked.unit.condition;
  const { unit, changes } = await handIn(tx, locked, { ...rest, conditionIn: state });
  if (maintenance) changes.push(...(await takeOutOfUse(tx, unit, maintenance, sessions)));
  await record(tx, ...changes);
  return { id: changes[0]!.entityId, maintenanceAdvised: !maintenance && needsMaintenance(state) };
});
