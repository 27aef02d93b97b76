import { isFirm, type BookingState } from '../booking-states.ts';

/** What a session that stands does to one that is wanted beside it. */
export const PAIR_VERDICTS = ['allows', 'warns', 'blocks'] as const;
export type PairVerdict = (typeof PAIR_VERDICTS)[number];

/** States as the matrix knows them; `confirmed` is everything firm. */
export const PAIR_STATES = ['inquiry', 'hold', 'tentative', 'confirmed'] as const satisfies readonly BookingState[];
export type PairState = (typeof PAIR_STATES)[number];

/** By the state that stands, then the one that is wanted. */
export type StatePairs = Record<PairState, Record<PairState, PairVerdict>>;

/** What a studio begins with: who asks is free to ask, holds share a slot, and whoever comes beside something surer is told. */
export const USUAL_PAIRS: StatePairs = {
  inquiry: { inquiry: 'allows', hold: 'allows', tentative: 'allows', confirmed: 'allows' },
  hold: { inquiry: 'allows', hold: 'allows', tentative: 'warns', confirmed: 'warns' },
  tentative: { inquiry: 'allows', hold: 'warns', tentative: 'warns', confirmed: 'warns' },
  confirmed: { inquiry: 'warns', hold: 'warns', tentative: 'warns', confirmed: 'blocks' },
};

/** What is firm blocks what is firm: that is no setting, the database keeps it. */
export const isFixedPair = (standing: PairState, wanted: PairState): boolean => standing === 'confirmed' && wanted === 'confirmed';

/** Null for a session that wants nothing any more. */
export const pairState = (state: BookingState): PairState | null =>
  isFirm(state) ? 'confirmed' : (PAIR_STATES.find((one) => one === state) ?? null);

export function verdictOf(pairs: StatePairs, standing: BookingState, wanted: BookingState): PairVerdict {
  const [one, other] = [pairState(standing), pairState(wanted)];
  return one && other ? pairs[one][other] : 'allows';
}

/** The usual matrix with what a studio wants otherwise. */
export function pairsWith(changes: readonly { standing: PairState; wanted: PairState; verdict: PairVerdict }[]): StatePairs {
  const pairs = structuredClone(USUAL_PAIRS);
  for (const { standing, wanted, verdict } of changes) if (!isFixedPair(standing, wanted)) pairs[standing][wanted] = verdict;
  return pairs;
}
