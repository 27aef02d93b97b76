import { noticesFollower } from '../../domain/activity/notices.ts';
import type { Services } from '../../domain/kernel/caller.ts';
import { followJob, type FollowJob } from '../follow-job.ts';

/** Tells members what concerns them; whoever has a page open hears of it at once. */
export const noticesJob = ({ doorbell }: Services): FollowJob => ({
  consumer: noticesFollower().consumer,
  async run(db, studioId, stop, why) {
    let told = false;
    try {
      await followJob(noticesFollower(() => (told = true))).run(db, studioId, stop, why);
    } finally {
      // Only when something was told: every ring wakes this job again.
      if (told) doorbell.ring(studioId);
    }
  },
});
