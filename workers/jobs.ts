import type { Logger } from 'pino';
import type { Services } from '../domain/kernel/caller.ts';
import type { PostConfig } from '../server/auth/postman.ts';
import type { FollowJob } from './follow-job.ts';
import { noticesJob } from './activity/notices-job.ts';
import { profitabilityJob } from './insights/profitability-job.ts';
import { utilizationJob } from './insights/utilization-job.ts';
import { mailJob } from './studio/mail-job.ts';

/** Everybody who follows the log. */
export const jobsOf = (services: Services, config: PostConfig, log: Logger): readonly FollowJob[] => [
  utilizationJob,
  profitabilityJob,
  noticesJob(services),
  mailJob(services, config, log),
];
