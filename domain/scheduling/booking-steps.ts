import { z } from 'zod';
import { command } from '../kernel/command.ts';
import type { Tx } from '../kernel/transact.ts';
import { bookingRef } from './booking-inputs.ts';
import type { BookingRecord } from './booking-record.ts';
import { requireNextState } from './booking-rules.ts';
import type { BookingState } from './booking-states.ts';
import { changeBooking } from './change-booking.ts';
import { expiryOf } from './hold-expiry.ts';
import { requireMayRun } from './scheduling-policy.ts';

/** One step from state to state. A repeat finds the session there already and changes nothing. */
const step = (
  name: string,
  to: BookingState,
  kind: string,
  act: 'schedule' | 'run_sessions',
  also: (booking: BookingRecord, tx: Tx) => Partial<BookingRecord> | Promise<Partial<BookingRecord>> = () => ({}),
) =>
  command(`scheduling.${name}`, z.object(bookingRef), (tx, input) =>
    changeBooking(tx, {
      ...input,
      kind,
      decide: async (booking) => {
        requireMayRun(tx.actor, act, booking);
        if (booking.state === to) return booking;
        requireNextState(booking.state, to);
        return { ...booking, state: to, ...(await also(booking, tx)) };
      },
    }),
  );

// Each throws NotAllowed · NotFound · StepNotPossible · StaleEdit; confirming also ResourceTaken.

/** Keeps the slot for somebody without taking it from others, behind those who hold it already, for as long as the studio's holds stand. */
export const holdBooking = step('hold', 'hold', 'held', 'schedule', async ({ startsAt }, tx) => ({
  holdExpiresAt: await expiryOf(tx, startsAt),
}));
/** Agreed, but not signed: still takes nothing. */
export const pencilBooking = step('pencil', 'tentative', 'pencilled', 'schedule');
/** Makes a session firm: its resources are taken from now on, and the holds that wanted them are settled. */
export const confirmBooking = step('confirm', 'confirmed', 'confirmed', 'schedule');
/** The session begins. */
export const checkInBooking = step('checkIn', 'in_session', 'checked_in', 'run_sessions', (_booking, { at }) => ({ checkedInAt: at }));
/** The session is over; what is left of its time is free for others, after the teardown. */
export const completeBooking = step('complete', 'completed', 'completed', 'run_sessions', (_booking, { at }) => ({ endedAt: at }));
/** Called off; everything it took is free. */
export const cancelBooking = step('cancel', 'cancelled', 'cancelled', 'schedule');
/** Nobody came; everything it took is free. */
export const markNoShow = step('noShow', 'no_show', 'marked_no_show', 'run_sessions');
