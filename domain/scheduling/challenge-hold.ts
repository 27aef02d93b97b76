import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { changeHolds } from './change-holds.ts';
import { areRivals, decidesBy } from './hold-rules.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

const challengeHoldInput = z.object({
  /** The hold that waits behind. */
  byId: field.id('hold'),
  /** The one that must decide; omitted, all that stand before it. */
  bookingId: field.id('hold').optional(),
});

/**
 * A hold asks those before it to decide: each is confirmed by its deadline, or released. One that is challenged already keeps its deadline.
 * @throws InvalidInput when nobody stands before it · NotAllowed · NotFound · StepNotPossible when one of them is no hold
 */
export const challengeHold = command('scheduling.challengeHold', challengeHoldInput, async (tx, { byId, bookingId }) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  const { challengeHours } = await tx.db.studio.findUniqueOrThrow({ where: { id: tx.studioId }, select: { challengeHours: true } });
  return changeHolds(tx, {
    kind: 'hold_challenged',
    bookingIds: [byId, ...(bookingId ? [bookingId] : [])],
    decide: ({ chain }) => {
      const mine = chain.find(({ id }) => id === byId);
      const before = chain.filter((hold) => mine && areRivals(mine, hold) && hold.holdRank < mine.holdRank);
      const asked = before.filter(({ id }) => bookingId === undefined || id === bookingId);
      if (asked.length === 0)
        throw invalid(
          bookingId ? 'bookingId' : 'byId',
          bookingId
            ? 'That hold does not stand before this one. Choose one that does.'
            : 'No hold stands before this one: confirm it whenever the client decides.',
        );
      return new Map(
        asked
          .filter(({ challengedById }) => challengedById === null)
          .map((hold) => [hold.id, { challengedById: byId, challengeEndsAt: decidesBy(tx.at, hold.startsAt, challengeHours) }]),
      );
    },
  });
});
