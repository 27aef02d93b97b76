import { z } from 'zod';
import { record, type ChangeEntry } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { invalid, StepNotPossible } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { condition } from './gear-inputs.ts';
import { handIn } from './hand-in.ts';
import { lockKit } from './kit-record.ts';
import { lockUnit, type LockedUnit } from './unit-record.ts';
import { needsMaintenance } from './unit-rules.ts';

const checkInKitInput = z.object({
  kitId: field.id('kit'),
  /** What came back otherwise than it left. */
  conditions: z
    .array(z.object({ unitId: field.id('unit'), conditionIn: condition, note: field.text().default('') }))
    .max(200, 'A kit holds at most 200 units.')
    .default([]),
  note: field.text().default(''),
});

/**
 * Takes back every unit of a kit that is out, in one act.
 * `maintenanceAdvised` names the units that came back faulty or broken.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible when none of it is out
 */
export const checkInKit = command('equipment.checkInKit', checkInKitInput, async (tx, { kitId, conditions, note }) => {
  equipmentPolicy.require(tx.actor, 'handle_gear');
  const kit = await lockKit(tx, kitId);
  const stranger = conditions.findIndex(({ unitId }) => !kit.unitIds.includes(unitId));
  if (stranger >= 0) throw invalid(`conditions.${stranger}.unitId`, `This unit is not in ${kit.name}. Check it in on its own.`);
  const out: LockedUnit[] = [];
  for (const unitId of kit.unitIds) {
    const locked = await lockUnit(tx, unitId);
    if (locked.standing.checkout) out.push(locked);
  }
  if (out.length === 0) throw new StepNotPossible(kit.name, 'in', 'checked in', ['checked out']);
  const changes: ChangeEntry[] = [];
  const advised: string[] = [];
  for (const locked of out) {
    const noted = conditions.find(({ unitId }) => unitId === locked.unit.id);
    const conditionIn = noted?.conditionIn ?? locked.standing.checkout!.conditionOut;
    const back = await handIn(tx, locked, { conditionIn, note: noted?.note || note });
    changes.push(...back.changes);
    if (needsMaintenance(conditionIn)) advised.push(locked.unit.id);
  }
  await record(tx, ...changes);
  return { id: kit.id, maintenanceAdvised: advised };
});
