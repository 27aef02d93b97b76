import type { ChangeEntry } from '../activity/record.ts';
import type { Tx } from '../kernel/transact.ts';
import { checkoutChange, endedAt, type CheckoutRecord } from './checkout-record.ts';
import { readStays, saveStays } from './stays.ts';
import { applyToUnit, type LockedUnit, type UnitRecord } from './unit-record.ts';
import { requireAct, type GearCondition } from './unit-rules.ts';

export interface Return {
  conditionIn: GearCondition;
  note: string;
  location?: string | undefined;
}

/**
 * Takes a locked unit back. Back early, the rest of its time is free; back late, what it had stays as it was.
 * Returns the unit as it is now and what changed, to be recorded.
 * @throws StepNotPossible when it is not out
 */
export async function handIn(
  tx: Tx,
  { unit, standing }: LockedUnit,
  { conditionIn, note, location }: Return,
): Promise<{ unit: UnitRecord; changes: ChangeEntry[] }> {
  // A unit that was thought lost while it was out is found by coming back.
  requireAct(unit.name, { ...standing, missingAt: standing.checkout ? null : standing.missingAt }, 'check_in', tx.at);
  const { studioId: _studio, ...open } = standing.checkout!;
  const before: CheckoutRecord = { ...open, name: unit.name, allocations: await readStays(tx, { checkoutId: open.id }) };
  const after: CheckoutRecord = {
    ...before,
    returnedAt: tx.at,
    conditionIn,
    note: [before.note, note].filter(Boolean).join('\n'),
    version: before.version + 1,
    allocations: endedAt(before.allocations, tx.at),
  };
  const { name: _name, allocations, id, ...data } = after;
  await tx.db.checkout.update({ where: { studioId_id: { studioId: tx.studioId, id } }, data });
  await saveStays(tx, { checkoutId: id }, allocations);
  const back: UnitRecord = { ...unit, condition: conditionIn, location: location ?? unit.location, missingAt: null };
  const noted = await applyToUnit(tx, { kind: 'noted_condition_of', before: unit, after: back });
  return {
    unit: noted.length > 0 ? { ...back, version: unit.version + 1 } : unit,
    changes: [checkoutChange('checked_in', before, after), ...noted],
  };
}
