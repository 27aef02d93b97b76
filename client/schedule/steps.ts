import type { BookingState } from '../graphql/generated/graphql.ts';
import { ACTS } from '../outbox/acts.ts';
import { submit, type Outcome } from '../outbox/outbox.ts';
import { STEP_WORDS } from './schedule-words.ts';

export const isStep = (state: BookingState): boolean => state in ACTS;

/** Takes the session a step further, from the version that was looked at: another step since is not overrun. */
export const takeStep = (state: BookingState, booking: { id: string; version: number; title: string }): Promise<Outcome> =>
  submit({
    act: state,
    recordId: booking.id,
    input: { bookingId: booking.id, expectedVersion: booking.version },
    title: booking.title,
    what: STEP_WORDS[state].toLowerCase(),
    shows: { state },
  });

/** Who is in the room may begin and end it; everything else is planning. */
export const isRunning = (state: BookingState): boolean => state === 'in_session' || state === 'completed' || state === 'no_show';
