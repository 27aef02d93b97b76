import { followChanges, type Follower } from '../domain/activity/follow-changes.ts';
import type { Db } from '../domain/kernel/caller.ts';

/** Follows one studio's log for one purpose. */
export interface FollowJob {
  consumer: string;
  run(db: Db, studioId: string, stop: AbortSignal): Promise<void>;
  /** Studios in which it has something to do although it has read their log. */
  waiting?(db: Db): Promise<string[]>;
  close?(): void;
}

/** Reads the log to its end, step by step; between two steps it may be asked to leave, and whoever comes next goes on from there. */
export const followJob = (follower: Follower): FollowJob => ({
  consumer: follower.consumer,
  async run(db, studioId, stop) {
    for (;;) {
      const progress = await followChanges(db, follower, studioId);
      // The other one may have read the log before the change that woke us: come again.
      if (progress === 'busy') throw new Error(`${follower.consumer} is followed by another worker at this moment.`);
      if (progress === 'caught_up' || stop.aborted) return;
    }
  },
});
