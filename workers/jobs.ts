import type { Logger } from 'pino';
import type { Services } from '../domain/kernel/caller.ts';
import type { PostConfig } from '../server/auth/postman.ts';
import type { FollowJob } from './follow-job.ts';
import { noticesJob } from './activity/notices-job.ts';
import { exportJob } from './exporting/export-job.ts';
import { profitabilityJob } from './insights/profitability-job.ts';
import { utilizationJob } from './insights/utilization-job.ts';
import { waitlistJob } from './scheduling/waitlist-job.ts';
import { mailJob } from './studio/mail-job.ts';

/** Everybody who follows the log, or is woken by it. */
export const jobsOf = (services: Services, config: PostConfig, log: Logger): readonly FollowJob[] => [
  utilizationJob,
  profitabilityJob,
  waitlistJob(services),
  noticesJob(services),
  mailJob(services, config, log),
  exportJob(services),
];
