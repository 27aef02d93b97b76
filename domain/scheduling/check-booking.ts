import type { z } from 'zod';
import type { Caller } from '../kernel/caller.ts';
import { parseInput } from '../kernel/input.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import { transact, type Tx } from '../kernel/transact.ts';
import { decideSession } from './book-session.ts';
import type { Permit } from './booking-guard.ts';
import { bookSessionInput } from './booking-inputs.ts';
import { takenBy } from './booking-rules.ts';
import type { BookingRecord } from './booking-record.ts';
import { decideChange } from './change-booking.ts';
import { editBookingInput, editOf } from './edit-booking.ts';
import type { Finding } from './house/house-rules.ts';
import { RuleBroken } from './house/rule-broken.ts';
import { ResourceTaken, type Alternative, type Clash } from './resource-taken.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/** What booking or editing a session would answer at this moment. */
export interface BookingCheck {
  clashes: Clash[];
  alternatives: Alternative[];
  /** Rules of the house that refuse it, all of them. */
  broken: Finding[];
  /** What should be known, and refuses nothing. */
  warnings: Finding[];
  /** Whether the caller could book over the rules, with a reason. */
  mayOverride: boolean;
  /** Null when it is refused, or for those who may not see prices. */
  priceMinor: number | null;
  /** With setup and teardown; null when it is refused. */
  takes: TimeRange | null;
}

/** The input of bookSession, or with `bookingId` that of editBooking. Still without a name while somebody types it. */
export type CheckBookingInput = (
  Omit<z.input<typeof bookSessionInput>, 'title'> | Omit<z.input<typeof editBookingInput>, 'title' | 'expectedVersion'>
) & { bookingId?: string | undefined };

type Decide = (tx: Tx) => Promise<Permit & { booking: BookingRecord }>;

/**
 * Decides as the command would and writes nothing; the locks it takes are gone when it answers.
 * @throws InvalidInput · NotAllowed · NotFound · StepNotPossible
 */
export async function checkBooking(caller: Caller, input: CheckBookingInput): Promise<BookingCheck> {
  const decide = decisionOf(input);
  const run = (): Promise<Permit & { booking: BookingRecord }> =>
    transact({ ...caller, doorbell: SILENT }, (tx) => {
      schedulingPolicy.require(tx.actor, 'schedule');
      return decide(tx);
    });
  try {
    const { booking, warnings } = await run();
    const priceMinor = schedulingPolicy.can(caller.actor, 'see_prices') ? booking.priceMinor : null;
    return { ...FREE, warnings, priceMinor, takes: takenBy(booking) };
  } catch (error) {
    if (error instanceof ResourceTaken) return { ...FREE, clashes: error.clashes, alternatives: error.alternatives };
    if (error instanceof RuleBroken) return { ...FREE, broken: error.rules, mayOverride: error.mayOverride };
    throw error;
  }
}

const FREE: BookingCheck = {
  clashes: [],
  alternatives: [],
  broken: [],
  warnings: [],
  mayOverride: false,
  priceMinor: null,
  takes: null,
};

/** Nobody need be woken when nothing was written. */
const SILENT = { ring: () => undefined };

function decisionOf(input: CheckBookingInput): Decide {
  if (input.bookingId) {
    const edit = editOf(parseInput(editBookingInput, input));
    return async (tx) => {
      const { after, warnings, overrode } = await decideChange(tx, edit);
      return { booking: after, warnings, overrode };
    };
  }
  const session = parseInput(bookSessionInput, { ...input, title: 'Session' });
  return async (tx) => {
    const { booked, warnings, overrode } = await decideSession(tx, session);
    return { booking: booked, warnings, overrode };
  };
}
