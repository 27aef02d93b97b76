import type { Instant } from '../kernel/clock.ts';
import { minutesBetween } from '../kernel/time-range.ts';
import type { BoardUnit } from './board.ts';

/** Where a unit is that is not simply in: due is out and expected soon. */
export type GearState = 'out' | 'due' | 'overdue' | 'repair' | 'missing';

/** Gear that comes back within this time is due: somebody should expect it. */
export const DUE_WITHIN_MINUTES = 120;

/** Null when the work on it has not begun, and it is otherwise in. */
export function gearStateAt(unit: BoardUnit, at: Instant): GearState | null {
  if (unit.missingAt) return 'missing';
  if (unit.maintenance && unit.maintenance.startsAt <= at) return 'repair';
  if (!unit.checkout) return null;
  const left = minutesBetween(at, unit.checkout.dueAt);
  if (left <= 0) return 'overdue';
  return left <= DUE_WITHIN_MINUTES ? 'due' : 'out';
}

export interface GearTally {
  in: number;
  out: number;
  /** Due soon and overdue together: what should come back now. */
  due: number;
  repair: number;
  missing: number;
}

export function gearTallyAt(units: readonly BoardUnit[], unitCount: number, at: Instant): GearTally {
  const tally: GearTally = { in: unitCount, out: 0, due: 0, repair: 0, missing: 0 };
  for (const unit of units) {
    const state = gearStateAt(unit, at);
    if (!state) continue;
    tally.in -= 1;
    tally[state === 'overdue' ? 'due' : state] += 1;
  }
  return tally;
}
