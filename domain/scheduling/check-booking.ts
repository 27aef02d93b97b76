import type { z } from 'zod';
import type { Caller } from '../kernel/caller.ts';
import { parseInput } from '../kernel/input.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import { transact, type Tx } from '../kernel/transact.ts';
import { decideSession } from './book-session.ts';
import { bookSessionInput } from './booking-inputs.ts';
import { takenBy } from './booking-rules.ts';
import type { BookingRecord } from './booking-record.ts';
import { decideChange } from './change-booking.ts';
import { editBookingInput, editOf } from './edit-booking.ts';
import { ResourceTaken, type Alternative, type Clash } from './resource-taken.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/** What booking or editing a session would answer at this moment. */
export interface BookingCheck {
  clashes: Clash[];
  alternatives: Alternative[];
  /** Null when it clashes, or for those who may not see prices. */
  priceMinor: number | null;
  /** With setup and teardown; null when it clashes. */
  takes: TimeRange | null;
}

/** The input of bookSession, or with `bookingId` that of editBooking. Still without a name while somebody types it. */
export type CheckBookingInput = (
  Omit<z.input<typeof bookSessionInput>, 'title'> | Omit<z.input<typeof editBookingInput>, 'title' | 'expectedVersion'>
) & { bookingId?: string | undefined };

/**
 * Decides as the command would and writes nothing; the locks it takes are gone when it answers.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible
 */
export async function checkBooking(caller: Caller, input: CheckBookingInput): Promise<BookingCheck> {
  const decide = decisionOf(input);
  try {
    const booking = await transact({ ...caller, doorbell: SILENT }, (tx) => {
      schedulingPolicy.require(tx.actor, 'schedule');
      return decide(tx);
    });
    const priceMinor = schedulingPolicy.can(caller.actor, 'see_prices') ? booking.priceMinor : null;
    return { clashes: [], alternatives: [], priceMinor, takes: takenBy(booking) };
  } catch (error) {
    if (!(error instanceof ResourceTaken)) throw error;
    return { clashes: error.clashes, alternatives: error.alternatives, priceMinor: null, takes: null };
  }
}

/** Nobody need be woken when nothing was written. */
const SILENT = { ring: () => undefined };

function decisionOf(input: CheckBookingInput): (tx: Tx) => Promise<BookingRecord> {
  if (input.bookingId) {
    const edit = editOf(parseInput(editBookingInput, input));
    return async (tx) => (await decideChange(tx, edit)).after;
  }
  const session = parseInput(bookSessionInput, { ...input, title: 'Session' });
  return (tx) => decideSession(tx, session);
}
