import type { Db } from '../kernel/caller.ts';
import { startAfresh } from '../activity/follow-changes.ts';
import { ROLLUPS } from './rollups.ts';

/** Computes every figure of a studio anew from its sessions, people and expenses. The workers may run meanwhile. */
export async function recomputeInsights(db: Db, studioId: string): Promise<void> {
  for (const rollup of ROLLUPS) await startAfresh(db, rollup, studioId);
}
