import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { field, requireRange } from '../kernel/input.ts';
import { bookingRef, overrideReason } from './booking-inputs.ts';
import { requireOpen } from './booking-rules.ts';
import { changeBooking } from './change-booking.ts';
import { requireMayRun } from './scheduling-policy.ts';

/**
 * Lets a session end later or earlier, also while it runs; its teardown moves along. The rules of the house refuse one that has not begun;
 * of one that runs they only warn, since people are in the room.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible · RuleBroken · ResourceTaken · StaleEdit
 */
export const extendBooking = command(
  'scheduling.extend',
  z.object({ ...bookingRef, endsAt: field.instant(), overrideReason }),
  (tx, input) =>
    changeBooking(tx, {
      bookingId: input.bookingId,
      expectedVersion: input.expectedVersion,
      ownVersions: input.ownVersions,
      kind: 'extended',
      overrideReason: input.overrideReason,
      decide: (booking) => {
        requireMayRun(tx.actor, 'run_sessions', booking);
        requireOpen(booking);
        return +input.endsAt === +booking.endsAt ? booking : requireRange({ ...booking, endsAt: input.endsAt });
      },
    }),
);
