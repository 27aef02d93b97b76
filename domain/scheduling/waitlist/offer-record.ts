import type { WaitlistOutcome } from '../../../prisma/generated/client/client.ts';
import type { ChangeEntry } from '../../activity/record.ts';
import type { Tx } from '../../kernel/transact.ts';
import { lockBooking, type BookingRecord } from '../booking-record.ts';
import { requireNextState } from '../booking-rules.ts';
import { applyToBooking } from '../change-booking.ts';
import { lockHolds } from '../hold-chains.ts';
import { idsOf, lockCandidates } from '../candidates.ts';

/** A slot that is kept for somebody, with the sessions that keep it, locked. */
export interface OpenOffer {
  id: string;
  endsAt: Date;
  bookings: BookingRecord[];
}

/** The open offer of a locked entry. Its sessions are locked in order of id, and come before their resources. */
export async function lockOpenOffer(tx: Tx, entryId: string): Promise<OpenOffer | null> {
  const offer = await tx.db.waitlistOffer.findFirst({
    where: { studioId: tx.studioId, entryId, outcome: 'open' },
    select: { id: true, endsAt: true, bookings: { select: { bookingId: true, position: true } } },
  });
  if (!offer) return null;
  await lockHolds(tx);
  const locked = new Map<string, BookingRecord>();
  for (const id of offer.bookings.map(({ bookingId }) => bookingId).sort()) locked.set(id, await lockBooking(tx, id));
  const inOrder = [...offer.bookings].sort((a, b) => a.position - b.position);
  return { id: offer.id, endsAt: offer.endsAt, bookings: inOrder.map(({ bookingId }) => locked.get(bookingId)!) };
}

export const closeOffer = (tx: Tx, { id }: OpenOffer, outcome: Exclude<WaitlistOutcome, 'open'>): Promise<unknown> =>
  tx.db.waitlistOffer.update({ where: { studioId_id: { studioId: tx.studioId, id } }, data: { outcome, answeredAt: tx.at } });

/** Lets go of what was kept: whoever waits behind may have it. Sessions that somebody made firm meanwhile stay. */
export async function releaseKept(tx: Tx, { bookings }: OpenOffer): Promise<ChangeEntry[]> {
  const entries: ChangeEntry[] = [];
  for (const { id, state } of bookings)
    if (state === 'hold' || state === 'tentative' || state === 'inquiry')
      entries.push(
        ...(await applyToBooking(tx, { bookingId: id, kind: 'hold_released', decide: (booking) => ({ ...booking, state: 'cancelled' }) }))
          .entries,
      );
  return entries;
}

/**
 * Makes everything that was kept firm, all of it or nothing.
 * @throws ResourceTaken · StepNotPossible when somebody called one of the sessions off
 */
export async function confirmKept(tx: Tx, { bookings }: OpenOffer): Promise<ChangeEntry[]> {
  await lockCandidates(tx, idsOf(bookings.flatMap(({ requirements }) => requirements)));
  const entries: ChangeEntry[] = [];
  for (const { id } of bookings) {
    const confirmed = await applyToBooking(tx, {
      bookingId: id,
      kind: 'confirmed',
      decide: (booking) => {
        if (booking.state === 'confirmed') return booking;
        requireNextState(booking.state, 'confirmed');
        return { ...booking, state: 'confirmed' };
      },
    });
    entries.push(...confirmed.entries);
  }
  return entries;
}
