import { policy } from '../kernel/policy.ts';
import { SEE_MARGINS, SEE_UTILIZATION } from './insights-rules.ts';

type InsightsAct = 'see_utilization' | 'see_margins';

/** Who sees the studio's figures. */
export const insightsPolicy = policy<InsightsAct>(
  { see_utilization: SEE_UTILIZATION, see_margins: SEE_MARGINS },
  { see_utilization: 'Seeing room utilization', see_margins: 'Seeing project margins' },
);
