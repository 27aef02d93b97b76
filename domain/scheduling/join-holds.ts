import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { field } from '../kernel/input.ts';
import { changeHolds } from './change-holds.ts';
import { areRivals } from './hold-rules.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/**
 * Makes two holds of one slot joint: they share the rank of the first of them, and whoever decides first has it.
 * @throws InvalidInput when they do not want the same room at an overlapping time · NotAllowed · NotFound · StepNotPossible
 */
export const joinHolds = command(
  'scheduling.joinHolds',
  z.object({ bookingId: field.id('hold'), withId: field.id('hold') }),
  (tx, { bookingId, withId }) => {
    schedulingPolicy.require(tx.actor, 'share_holds');
    if (bookingId === withId) throw invalid('withId', 'Choose another hold: this is the same one.');
    return changeHolds(tx, {
      kind: 'hold_joined',
      bookingIds: [bookingId, withId],
      decide: ({ named, chain }) => {
        const [mine, theirs] = [bookingId, withId].map((id) => chain.find((hold) => hold.id === id));
        if (!mine || !theirs || !areRivals(mine, theirs))
          throw invalid('withId', 'These two do not want the same room at an overlapping time: each is the first already.');
        const jointHoldId = named[1]!.jointHoldId ?? named[0]!.jointHoldId ?? newId();
        // Whoever shared with one of them shares with both from now on.
        const joined = chain.filter(
          ({ id, jointHoldId: of }) =>
            id === bookingId || id === withId || (of !== null && (of === mine.jointHoldId || of === theirs.jointHoldId)),
        );
        return new Map(joined.map(({ id }) => [id, { jointHoldId }]));
      },
    });
  },
);

/**
 * Ends that a hold shares its rank: it stands again where it stood by itself.
 * @throws NotAllowed · NotFound · StepNotPossible
 */
export const partHold = command('scheduling.partHold', z.object({ bookingId: field.id('hold') }), (tx, { bookingId }) => {
  schedulingPolicy.require(tx.actor, 'share_holds');
  return changeHolds(tx, {
    kind: 'hold_parted',
    bookingIds: [bookingId],
    decide: () => new Map([[bookingId, { jointHoldId: null }]]),
  });
});
