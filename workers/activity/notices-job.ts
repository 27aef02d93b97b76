import { noticesFollower } from '../../domain/activity/notices.ts';
import { followJob, type FollowJob } from '../follow-job.ts';

const { consumer } = noticesFollower();

/** Tells members what concerns them; whoever has a page open hears of it at once. */
export const noticesJob: FollowJob = {
  consumer,
  async run(services, studioId, stop) {
    let told = false;
    try {
      await followJob(noticesFollower(() => (told = true))).run(services, studioId, stop);
    } finally {
      // Only when something was told: every ring wakes this job again.
      if (told) services.doorbell.ring(studioId);
    }
  },
};
