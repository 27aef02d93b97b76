import { lapseDueHolds } from '../../domain/scheduling/lapse-holds.ts';
import type { TimedJob } from '../timed-jobs.ts';

/** Holds and challenges whose time is up. */
export const holdsJob: TimedJob = { name: 'holds', everyMs: 10_000, run: lapseDueHolds };
