import type { Instant } from '../kernel/clock.ts';
import { StepNotPossible } from '../kernel/errors.ts';
import { minusMinutes, plusMinutes, type TimeRange } from '../kernel/time-range.ts';
import { isFirm, isOpen, isWanting, NEXT_STATES, type BookingState } from './booking-states.ts';

export interface BookingTimes extends TimeRange {
  setupMinutes: number;
  teardownMinutes: number;
}

/** Setup and teardown take the resource too. Half-open: 9–10 and 10–11 do not clash. */
export const occupied = (booking: BookingTimes): TimeRange => ({
  startsAt: minusMinutes(booking.startsAt, booking.setupMinutes),
  endsAt: plusMinutes(booking.endsAt, booking.teardownMinutes),
});

export interface BookingProgress extends BookingTimes {
  state: BookingState;
  checkedInAt: Instant | null;
  endedAt: Instant | null;
}

/**
 * What a session takes of its resources: all of its occupied time, until it really ended when that was earlier.
 * Null when it has let go of them.
 */
export function takenBy(booking: BookingProgress): TimeRange | null {
  if (!isWanting(booking.state)) return null;
  const whole = occupied(booking);
  if (booking.state !== 'completed' || !booking.endedAt) return whole;
  const freedAt = plusMinutes(booking.endedAt, booking.teardownMinutes);
  if (freedAt >= whole.endsAt) return whole;
  return freedAt > whole.startsAt ? { startsAt: whole.startsAt, endsAt: freedAt } : null;
}

/**
 * Where a session stands at a moment, as a board shows it. Computed where it is shown, from the shared clock:
 * nothing is sent when only time has passed.
 * upcoming · setting_up · due (should have begun, nobody checked in) · on_air · over (should have ended) · tearing_down · past · off
 */
export type BookingPhase = 'upcoming' | 'setting_up' | 'due' | 'on_air' | 'over' | 'tearing_down' | 'past' | 'off';

export function phaseAt(booking: BookingProgress, at: Instant): BookingPhase {
  if (!isWanting(booking.state)) return 'off';
  if (booking.state === 'in_session') return at < booking.endsAt ? 'on_air' : 'over';
  if (booking.state === 'completed') {
    const endedAt = booking.endedAt ?? booking.endsAt;
    return at < plusMinutes(endedAt, booking.teardownMinutes) ? 'tearing_down' : 'past';
  }
  if (at >= occupied(booking).endsAt) return 'past';
  if (at < occupied(booking).startsAt) return 'upcoming';
  // Holds and inquiries have nobody setting up for them.
  if (!isFirm(booking.state)) return at < booking.endsAt ? 'upcoming' : 'past';
  return at < booking.startsAt ? 'setting_up' : 'due';
}

/** @throws StepNotPossible, naming the states that are possible */
export function requireNextState(state: BookingState, next: BookingState): void {
  const possible: readonly BookingState[] = NEXT_STATES[state];
  if (!possible.includes(next)) throw new StepNotPossible('The session', state, next, possible);
}

/** @throws StepNotPossible when the session is over or off: its time, rooms, people and gear are history */
export function requireOpen(booking: { state: BookingState }): void {
  if (!isOpen(booking.state)) throw new StepNotPossible('The session', booking.state, 'changed', NEXT_STATES[booking.state]);
}
