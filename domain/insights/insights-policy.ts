import { policy } from '../kernel/policy.ts';

type InsightsAct = 'see_utilization' | 'see_margins';

/** Who sees the studio's figures. Margins hold people's costs, so coordinators and crew do not see them. */
export const insightsPolicy = policy<InsightsAct>(
  {
    see_utilization: ['owner', 'studio_manager', 'coordinator', 'finance'],
    see_margins: ['owner', 'studio_manager', 'producer', 'finance'],
  },
  { see_utilization: 'Seeing room utilization', see_margins: 'Seeing project margins' },
);
