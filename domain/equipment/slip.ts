import { visibleTo as visiblePeople } from '../crew/crew-policy.ts';
import { invalid, NotFound } from '../kernel/errors.ts';
import { MINUTES_A_YEAR, plusMinutes } from '../kernel/time-range.ts';
import type { Tx } from '../kernel/transact.ts';
import { lockBooking, type BookingRecord } from '../scheduling/booking-record.ts';
import { requireOpen } from '../scheduling/booking-rules.ts';

/** On what terms gear leaves: to whom, until when, for which session. */
export interface Slip {
  personId: string | null;
  holderName: string;
  dueAt: Date;
  booking: BookingRecord | null;
  note: string;
}

/**
 * Fills in the slip and locks the session it is for.
 * @throws InvalidInput when nobody is named or the due time does not lie ahead · NotFound · StepNotPossible when the session is over or off
 */
export async function fillSlip(
  tx: Tx,
  input: { personId: string | null; holderName: string; dueAt: Date; bookingId: string | null; note: string },
): Promise<Slip> {
  const { personId, dueAt, bookingId, note } = input;
  if (dueAt <= tx.at) throw invalid('dueAt', 'Choose a time ahead at which it is due back.');
  if (dueAt > plusMinutes(tx.at, MINUTES_A_YEAR)) throw invalid('dueAt', 'Gear is lent for a year at the most. Choose an earlier time.');
  const booking = bookingId === null ? null : await lockBooking(tx, bookingId);
  if (booking) requireOpen(booking);
  const person =
    personId &&
    (await tx.db.person.findFirst({ where: { AND: [visiblePeople(tx.actor), { id: personId }] }, include: { resource: true } }));
  if (personId && !person) throw new NotFound('person', personId);
  if (person && person.resource.archivedAt) throw invalid('personId', `${person.resource.name} is archived. Choose somebody else.`);
  const holderName = person ? person.resource.name : input.holderName;
  if (!holderName) throw invalid('holderName', 'Choose a person or write who takes it.');
  return { personId, holderName, dueAt, booking, note };
}
