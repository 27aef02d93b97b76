import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { invalid, StepNotPossible } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { minutesBetween } from '../kernel/time-range.ts';
import { bookingRef } from './booking-inputs.ts';
import type { BookingRecord } from './booking-record.ts';
import { NEXT_STATES } from './booking-states.ts';
import { changeBooking } from './change-booking.ts';
import { LATEST_MINUTES } from './lateness-rules.ts';
import { requireMayRun } from './scheduling-policy.ts';

/**
 * Notes that a session begins later than planned, and when; null takes it back. Nothing is moved by it: who comes next is warned.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible when it is not confirmed, or has begun · StaleEdit
 */
export const reportLate = command(
  'scheduling.reportLate',
  z.object({ ...bookingRef, expectedStartAt: field.instant().nullable() }),
  (tx, { expectedStartAt, ...ref }) =>
    changeBooking(tx, {
      ...ref,
      kind: expectedStartAt ? 'reported_late' : 'expected_on_time',
      decide: (booking) => {
        requireMayRun(tx.actor, 'run_sessions', booking);
        if (expectedStartAt === null) return booking.expectedStartAt === null ? booking : { ...booking, expectedStartAt: null };
        requireLater(booking, expectedStartAt, tx.at);
        return +expectedStartAt === +(booking.expectedStartAt ?? 0) ? booking : { ...booking, expectedStartAt };
      },
    }),
);

function requireLater({ state, startsAt }: BookingRecord, expectedStartAt: Date, now: Date): void {
  if (state !== 'confirmed') throw new StepNotPossible('The session', state, 'expected late', NEXT_STATES[state]);
  if (expectedStartAt <= startsAt)
    throw invalid('expectedStartAt', 'That is no later than planned. Choose a later time, or take the delay back.');
  if (minutesBetween(expectedStartAt, now) >= 1) throw invalid('expectedStartAt', 'This moment has passed. Choose one that lies ahead.');
  if (minutesBetween(startsAt, expectedStartAt) > LATEST_MINUTES)
    throw invalid('expectedStartAt', 'That is more than half a day late. Move the session instead.');
}
