import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { StepNotPossible } from '../kernel/errors.ts';
import { bookingRef } from './booking-inputs.ts';
import { NEXT_STATES } from './booking-states.ts';
import { changeBooking } from './change-booking.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/**
 * Lets go of a hold: those behind it move up, and are told.
 * @throws NotAllowed · NotFound · StepNotPossible when it is no hold · StaleEdit
 */
export const releaseHold = command('scheduling.releaseHold', z.object(bookingRef), (tx, input) => {
  schedulingPolicy.require(tx.actor, 'schedule');
  return changeBooking(tx, {
    ...input,
    kind: 'hold_released',
    decide: (booking) => {
      if (booking.state === 'cancelled') return booking;
      if (booking.state !== 'hold') throw new StepNotPossible('The session', booking.state, 'released', NEXT_STATES[booking.state]);
      return { ...booking, state: 'cancelled' };
    },
  });
});
