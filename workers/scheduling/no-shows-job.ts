import { markAllMissed } from '../../domain/scheduling/mark-missed.ts';
import type { TimedJob } from '../timed-jobs.ts';

/** Sessions to which nobody came. */
export const noShowsJob: TimedJob = { name: 'no-shows', everyMs: 20_000, run: markAllMissed };
