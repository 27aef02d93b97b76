import { followChanges, type Follower } from '../domain/activity/follow-changes.ts';
import type { Db } from '../domain/kernel/caller.ts';
import type { Why } from './queue.ts';

/** Follows one studio's log for one purpose. */
export interface FollowJob {
  consumer: string;
  /** `why` tells whether somebody else will ask again should it find another worker at it. */
  run(db: Db, studioId: string, stop: AbortSignal, why: Why): Promise<void>;
  /** Studios in which it has something to do although it has read their log. */
  waiting?(db: Db): Promise<string[]>;
  /** A change wakes it like the others, but it keeps no cursor: `waiting` alone says where it lags. */
  keepsNoCursor?: true;
  close?(): void;
}

/** Reads the log to its end, step by step; between two steps it may be asked to leave, and whoever comes next goes on from there. */
export const followJob = (follower: Follower): FollowJob => ({
  consumer: follower.consumer,
  async run(db, studioId, stop, why) {
    for (;;) {
      const progress = await followChanges(db, follower, studioId);
      // Somebody is at it, as during a first computation of years; the next sweep looks whether it was enough.
      if (progress === 'busy' && why === 'sweep') return;
      // The other one may have read the log before the change that woke us: come again.
      if (progress === 'busy') throw new Error(`${follower.consumer} is followed by another worker at this moment.`);
      if (progress === 'caught_up' || stop.aborted) return;
    }
  },
});
