import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { changeHolds } from './change-holds.ts';
import { areRivals, swapped } from './hold-rules.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/**
 * Two holds of one slot change places: one is raised, the other lowered. Joint ones go together.
 * @throws InvalidInput when they do not meet, or share a rank · NotAllowed · NotFound · StepNotPossible
 */
export const swapHolds = command(
  'scheduling.swapHolds',
  z.object({
    bookingId: field.id('hold'),
    withId: field.id('hold'),
    /** The rank of the first as the caller saw it: a repeat must not swap them back. */
    seenRank: z.number().int('A rank is a whole number.').min(1, 'A rank starts at 1.').max(10_000, 'There is no such rank.').optional(),
  }),
  (tx, { bookingId, withId, seenRank }) => {
    schedulingPolicy.require(tx.actor, 'rank_holds');
    return changeHolds(tx, {
      kind: 'hold_swapped',
      bookingIds: [bookingId, withId],
      decide: ({ chain }) => {
        const [mine, theirs] = [bookingId, withId].map((id) => chain.find((hold) => hold.id === id));
        if (!mine || !theirs || !areRivals(mine, theirs))
          throw invalid('withId', 'These two do not want the same room at an overlapping time, so neither stands before the other.');
        if (seenRank !== undefined && seenRank !== mine.holdRank) return new Map();
        if (mine.holdRank === theirs.holdRank) throw invalid('withId', 'These two share a rank. End that first.');
        return new Map([...swapped(chain, bookingId, withId)].map(([id, heldAt]) => [id, { heldAt }]));
      },
    });
  },
);
