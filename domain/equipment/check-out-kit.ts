import { z } from 'zod';
import { record, type ChangeEntry } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { slipFields } from './gear-inputs.ts';
import { handOut } from './hand-out.ts';
import { lockKit } from './kit-record.ts';
import { fillSlip } from './slip.ts';
import { lockUnit } from './unit-record.ts';

const checkOutKitInput = z.object({
  kitId: field.id('kit'),
  ...slipFields,
  /** Units that stay here: one is in the workshop, another is not needed. */
  withoutUnitIds: z.array(field.id('unit')).max(200, 'A kit holds at most 200 units.').default([]),
});

/**
 * Hands a kit to somebody until it is due: every unit of it, or none.
 * @throws InvalidInput when nothing is left to hand out · NotAllowed · NotFound ·
 * StepNotPossible naming the unit that is out, missing, retired or in maintenance · ResourceTaken
 */
export const checkOutKit = command('equipment.checkOutKit', checkOutKitInput, async (tx, { kitId, withoutUnitIds, ...terms }) => {
  equipmentPolicy.require(tx.actor, 'handle_gear');
  const slip = await fillSlip(tx, terms);
  const kit = await lockKit(tx, kitId);
  const stranger = withoutUnitIds.findIndex((id) => !kit.unitIds.includes(id));
  if (stranger >= 0) throw invalid(`withoutUnitIds.${stranger}`, `This unit is not in ${kit.name}. Leave it out.`);
  const unitIds = kit.unitIds.filter((id) => !withoutUnitIds.includes(id));
  if (unitIds.length === 0) throw invalid('kitId', `${kit.name} has no units to hand out. Pack it first.`);
  const changes: ChangeEntry[] = [];
  for (const unitId of unitIds) {
    const locked = await lockUnit(tx, unitId);
    changes.push(...(await handOut(tx, locked, slip, locked.unit.condition)));
  }
  await record(tx, ...changes);
  return { id: kit.id, checkoutIds: changes.filter(({ entity }) => entity === 'checkout').map(({ entityId }) => entityId) };
});
