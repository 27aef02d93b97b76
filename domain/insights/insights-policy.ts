import type { Role } from '../kernel/actor.ts';
import { policy } from '../kernel/policy.ts';

type InsightsAct = 'see_utilization' | 'see_margins';

export const SEE_UTILIZATION = ['owner', 'studio_manager', 'coordinator', 'finance'] as const satisfies readonly Role[];
/** Margins hold people's costs, so coordinators and crew do not see them. */
export const SEE_MARGINS = ['owner', 'studio_manager', 'producer', 'finance'] as const satisfies readonly Role[];

/** Who sees the studio's figures. */
export const insightsPolicy = policy<InsightsAct>(
  { see_utilization: SEE_UTILIZATION, see_margins: SEE_MARGINS },
  { see_utilization: 'Seeing room utilization', see_margins: 'Seeing project margins' },
);
