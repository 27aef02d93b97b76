import type { Role } from '../kernel/actor.ts';

/** Who sees how full the rooms are. */
export const SEE_UTILIZATION = ['owner', 'studio_manager', 'coordinator', 'finance'] as const satisfies readonly Role[];
/** Margins hold people's costs, so coordinators and crew do not see them. */
export const SEE_MARGINS = ['owner', 'studio_manager', 'producer', 'finance'] as const satisfies readonly Role[];

/** Shares are fractions: 0.65 is 65 %. The client shows the same rules. */
export interface Target {
  low: number;
  high: number;
}

/** What the trade aims at: fuller rooms leave no time for overruns and upkeep; a richer margin is rarely the client's to pay twice. */
export const TARGETS = {
  roomUtilization: { low: 0.65, high: 0.8 },
  projectMargin: { low: 0.3, high: 0.5 },
} as const satisfies Record<string, Target>;

export type Standing = 'below' | 'within' | 'above' | 'unknown';

/** Where a share lies against its target; both bounds belong to the target. */
export function standing(share: number | null, target: Target): Standing {
  if (share === null) return 'unknown';
  if (share < target.low) return 'below';
  return share > target.high ? 'above' : 'within';
}

/**
 * Booked ÷ available minutes; null when there was nothing to book.
 * Work outside opening hours counts as booked, so it may exceed 1: an hour sold at night is an hour sold.
 */
export const utilization = (minutes: { bookedMinutes: number; availableMinutes: number }): number | null =>
  minutes.availableMinutes > 0 ? minutes.bookedMinutes / minutes.availableMinutes : null;

export interface ProjectMoney {
  revenueMinor: number;
  peopleCostMinor: number;
  expenseMinor: number;
}

export const costOf = (money: ProjectMoney): number => money.peopleCostMinor + money.expenseMinor;
