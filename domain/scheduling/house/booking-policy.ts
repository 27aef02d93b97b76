import type { Db } from '../../kernel/caller.ts';
import type { Tx } from '../../kernel/transact.ts';
import { USUAL_POLICY, type BookingPolicy } from './house-defaults-rules.ts';
import { pairsWith, type PairState, type StatePairs } from './state-pair-rules.ts';

/** What holds in the house beside its rules, with the matrix of states. */
export interface HousePolicy extends BookingPolicy {
  pairs: StatePairs;
  /** 1 for a studio that never changed it. */
  version: number;
}

export async function readPolicy(db: Db | Tx['db'], studioId: string): Promise<HousePolicy> {
  const row = await db.bookingPolicy.findUnique({ where: { studioId } });
  const pairs = await db.statePair.findMany({ where: { studioId } });
  const { outsideHoursStaff, outsideHoursClients, inPast, version } = row ?? { ...USUAL_POLICY, version: 1 };
  const changed = pairs.map(({ standing, wanted, verdict }) => ({ standing: standing as PairState, wanted: wanted as PairState, verdict }));
  return { outsideHoursStaff, outsideHoursClients, inPast, version, pairs: pairsWith(changed) };
}
