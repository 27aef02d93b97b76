import type { Services } from '../../domain/kernel/caller.ts';
import { expireDueWaitlist } from '../../domain/scheduling/waitlist/expire-waitlist.ts';
import { offerToAllDue, studiosWithDueEntries } from '../../domain/scheduling/waitlist/offer-next.ts';
import { watchReleases } from '../../domain/scheduling/waitlist/watch-releases.ts';
import { followJob, type FollowJob } from '../follow-job.ts';
import type { TimedJob } from '../timed-jobs.ts';

/** Notes in the log what is released, and offers it to those who wait, in their order. */
export function waitlistJob(services: Services): FollowJob {
  const follow = followJob(watchReleases);
  return {
    consumer: follow.consumer,
    async run(db, studioId, stop, why) {
      await follow.run(db, studioId, stop, why);
      await offerToAllDue(services, studioId, stop);
    },
    waiting: studiosWithDueEntries,
  };
}

/** Ends offers that nobody answered. */
export const waitlistDeadlines: TimedJob = { name: 'waitlist', everyMs: 10_000, run: expireDueWaitlist };
