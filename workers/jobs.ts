import type { FollowJob } from './follow-job.ts';
import { noticesJob } from './activity/notices-job.ts';
import { profitabilityJob } from './insights/profitability-job.ts';
import { utilizationJob } from './insights/utilization-job.ts';

/** Everybody who follows the log. */
export const JOBS: readonly FollowJob[] = [utilizationJob, profitabilityJob, noticesJob];
