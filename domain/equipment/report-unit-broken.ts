import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { plusMinutes } from '../kernel/time-range.ts';
import { lockSessionsWith } from '../scheduling/refit-bookings.ts';
import { maintenanceFields } from './gear-inputs.ts';
import { asReporter } from './report-from-tablet.ts';
import { takeOutOfUse } from './take-out-of-use.ts';
import { applyToUnit, lockUnit } from './unit-record.ts';
import { requireAct } from './unit-rules.ts';

/** Until somebody knows better, a repair takes a week. */
const REPAIR_MINUTES = 7 * 1_440;

const reportUnitBrokenInput = z.object({
  unitId: field.id('unit'),
  description: maintenanceFields.description,
  /** Omitted: in a week. */
  expectedBackAt: maintenanceFields.expectedBackAt.optional(),
});

/**
 * Says that a unit is broken and takes it out of use for repair.
 * Sessions that had it get another of its model, or stay short of it.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible when it is out (check it in as broken), missing, retired or in maintenance
 */
export const reportUnitBroken = command('equipment.reportBroken', reportUnitBrokenInput, async (tx, { unitId, description, ...rest }) => {
  const house = await asReporter(tx, unitId);
  const expectedBackAt = rest.expectedBackAt ?? plusMinutes(tx.at, REPAIR_MINUTES);
  const sessions = await lockSessionsWith(house, { unitId, from: tx.at, until: expectedBackAt });
  const { unit, standing } = await lockUnit(house, unitId);
  requireAct(unit.name, standing, 'report_broken', tx.at);
  const noted = await applyToUnit(tx, { kind: 'reported_broken', before: unit, after: { ...unit, condition: 'broken' } });
  const changes = await takeOutOfUse(house, unit, { kind: 'repair', description, expectedBackAt }, sessions);
  await record(tx, ...changes, ...noted);
  return { id: changes[0]!.entityId };
});
