import type { Follower } from '../activity/follow-changes.ts';
import { projectTotals } from './project-totals.ts';
import { roomDays } from './room-days.ts';

/** Every figure that is kept in step with the log. A new one is a file of its own and a line here. */
export const ROLLUPS: readonly Required<Follower>[] = [roomDays, projectTotals];
