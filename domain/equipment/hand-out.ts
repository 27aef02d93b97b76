import type { ChangeEntry } from '../activity/record.ts';
import { newId } from '../kernel/ids.ts';
import { gaps, type TimeRange } from '../kernel/time-range.ts';
import type { Tx } from '../kernel/transact.ts';
import { clashOf, standingIn } from '../scheduling/clashes.ts';
import { ResourceTaken } from '../scheduling/resource-taken.ts';
import { checkoutChange, type CheckoutRecord } from './checkout-record.ts';
import { freeUnitsLike } from './free-units.ts';
import type { Slip } from './slip.ts';
import { saveStays } from './stays.ts';
import { applyToUnit, type LockedUnit } from './unit-record.ts';
import { requireAct, type GearCondition } from './unit-rules.ts';

/**
 * Hands one locked unit out and takes it until it is due; where its session has it already, that time stays the session's.
 * Returns what changed, to be recorded.
 * @throws StepNotPossible when it is out, missing, retired or in maintenance · ResourceTaken when something else has it before it is due
 */
export async function handOut(tx: Tx, { unit, standing }: LockedUnit, slip: Slip, conditionOut: GearCondition): Promise<ChangeEntry[]> {
  requireAct(unit.name, standing, 'check_out', tx.at);
  const whole: TimeRange = { startsAt: tx.at, endsAt: slip.dueAt };
  const inTheWay = await standingIn(tx.db, [unit.id], whole, slip.booking?.id ?? null);
  if (inTheWay.length > 0) {
    const clashes = inTheWay.map((one) => clashOf(tx.actor, one, { name: unit.name, kind: 'unit' }));
    throw new ResourceTaken(clashes, await freeUnitsLike(tx, unit, whole));
  }
  const own = slip.booking?.allocations.filter((taken) => taken.resourceId === unit.id && taken.firm) ?? [];
  const checkout: CheckoutRecord = {
    id: newId(),
    name: unit.name,
    unitId: unit.id,
    bookingId: slip.booking?.id ?? null,
    personId: slip.personId,
    holderName: slip.holderName,
    outAt: tx.at,
    dueAt: slip.dueAt,
    returnedAt: null,
    conditionOut,
    conditionIn: null,
    note: slip.note,
    version: 1,
    allocations: gaps(whole, own).map((range) => ({ resourceId: unit.id, ...range, firm: true, reason: 'checkout' })),
  };
  const { name: _name, allocations, ...fields } = checkout;
  await tx.db.checkout.create({ data: { ...fields, studioId: tx.studioId } });
  await saveStays(tx, { checkoutId: checkout.id }, allocations);
  const worse = await applyToUnit(tx, { kind: 'noted_condition_of', before: unit, after: { ...unit, condition: conditionOut } });
  return [checkoutChange('checked_out', null, checkout), ...worse];
}
