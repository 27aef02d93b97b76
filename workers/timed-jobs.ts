import type { Services } from '../domain/kernel/caller.ts';
import { expireExportsJob } from './exporting/export-job.ts';
import { holdsJob } from './scheduling/holds-job.ts';
import { noShowsJob } from './scheduling/no-shows-job.ts';
import { extendSeriesJob, tellFreePlacesJob } from './scheduling/series-jobs.ts';
import { waitlistDeadlines } from './scheduling/waitlist-job.ts';

/**
 * Something that falls due because time passes: a hold lapses, an offer ends. Any worker may run it, also two at once and again after
 * one was killed: what it does is a command, which finds its work done already.
 */
export interface TimedJob {
  name: string;
  everyMs: number;
  run(services: Services, stop: AbortSignal): Promise<void>;
}

/** Everything that falls due. */
export const TIMED_JOBS: readonly TimedJob[] = [
  holdsJob,
  noShowsJob,
  extendSeriesJob,
  tellFreePlacesJob,
  waitlistDeadlines,
  expireExportsJob,
];
