import { unitStatusAt, type UnitState } from '../equipment/unit-rules.ts';
import type { Instant } from '../kernel/clock.ts';
import { minutesBetween } from '../kernel/time-range.ts';
import type { BoardUnit } from './board.ts';

/** Where a unit is that is not simply in: due is out and expected soon. */
export type GearState = 'out' | 'due' | 'overdue' | 'repair' | 'missing';

/** Gear that comes back within this time is due: somebody should expect it. */
export const DUE_WITHIN_MINUTES = 120;

const SHOWN_AS: Partial<Record<UnitState, GearState>> = { out: 'out', overdue: 'overdue', in_maintenance: 'repair', missing: 'missing' };

/** Null when the work on it has not begun, and it is otherwise in. */
export function gearStateAt(unit: BoardUnit, at: Instant): GearState | null {
  const { state, until } = unitStatusAt(unit, at);
  const shown = SHOWN_AS[state] ?? null;
  return shown === 'out' && until && minutesBetween(at, until) <= DUE_WITHIN_MINUTES ? 'due' : shown;
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
