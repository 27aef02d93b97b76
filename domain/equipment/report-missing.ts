import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { lockSessionsWith, lockShortSessions, refitBookings, releaseUnit } from '../scheduling/refit-bookings.ts';
import { equipmentPolicy } from './equipment-policy.ts';
import { unitFields } from './gear-inputs.ts';
import { applyToUnit, lockUnit } from './unit-record.ts';
import { requireAct } from './unit-rules.ts';

/**
 * Says that nobody knows where a unit is. Sessions to come that had it get another of its model, or stay short of it.
 * A repeat changes nothing.
 * @throws NotAllowed · NotFound · StepNotPossible when it is retired
 */
export const reportUnitMissing = command('equipment.reportMissing', z.object({ unitId: field.id('unit') }), async (tx, { unitId }) => {
  equipmentPolicy.require(tx.actor, 'handle_gear');
  const dropping = { unitId, from: tx.at, until: null };
  const known = await lockSessionsWith(tx, dropping);
  const { unit, standing } = await lockUnit(tx, unitId);
  if (unit.missingAt) return { id: unit.id, version: unit.version };
  requireAct(unit.name, standing, 'report_missing', tx.at);
  const sessions = await lockSessionsWith(tx, dropping, known);
  await releaseUnit(tx, unitId, sessions);
  const noted = await applyToUnit(tx, { kind: 'reported_missing', before: unit, after: { ...unit, missingAt: tx.at } });
  const refits = await refitBookings(tx, sessions, dropping, unit.modelId);
  await record(tx, ...noted, ...refits);
  return { id: unit.id, version: unit.version + 1 };
});

/**
 * Says that a missing unit is back. Sessions that were short of such a unit get one if it is free.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible when it is not missing
 */
export const reportUnitFound = command(
  'equipment.reportFound',
  z.object({ unitId: field.id('unit'), location: unitFields.location.optional() }),
  async (tx, { unitId, location }) => {
    equipmentPolicy.require(tx.actor, 'handle_gear');
    const model = await tx.db.gearUnit.findFirst({ where: { studioId: tx.studioId, id: unitId }, select: { modelId: true } });
    const short = model ? await lockShortSessions(tx, model.modelId) : [];
    const { unit, standing } = await lockUnit(tx, unitId);
    requireAct(unit.name, standing, 'report_found', tx.at);
    const after = { ...unit, missingAt: null, location: location ?? unit.location };
    const noted = await applyToUnit(tx, { kind: 'found', before: unit, after });
    const refits = await refitBookings(tx, short, null, unit.modelId);
    await record(tx, ...noted, ...refits);
    return { id: unit.id, version: unit.version + 1 };
  },
);
