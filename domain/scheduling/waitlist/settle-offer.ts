import { record } from '../../activity/record.ts';
import type { Tx } from '../../kernel/transact.ts';
import { isFirm, isWanting } from '../booking-states.ts';
import { decideChange } from '../change-booking.ts';
import { ResourceTaken } from '../resource-taken.ts';
import { finish } from './answer-waitlist-offer.ts';
import { closeOffer, lockOpenOffer, releaseKept, type OpenOffer } from './offer-record.ts';
import { applyToEntry, type WaitlistRecord } from './waitlist-record.ts';

/**
 * Looks whether an offer still stands, after something happened to it: somebody confirmed the holds on the schedule (then it is
 * accepted), called one off, or booked over them (then it is lost, and they wait on at their place).
 */
export async function settleOffer(tx: Tx, before: WaitlistRecord): Promise<void> {
  const offer = await lockOpenOffer(tx, before.id);
  if (offer && offer.bookings.every(({ state }) => isFirm(state))) {
    await closeOffer(tx, offer, 'accepted');
    await finish(tx, { before, state: 'accepted', kind: 'waitlist_accepted', due: false, entries: [] });
  } else if (!offer || !(await stands(tx, offer))) {
    const entries = offer ? await releaseKept(tx, offer) : [];
    if (offer) await closeOffer(tx, offer, 'lost');
    const entry = await applyToEntry(tx, { kind: 'waitlist_lost', before, after: { ...before, state: 'waiting' }, due: true });
    await record(tx, ...entries, entry!);
  } else await tx.db.waitlistEntry.update({ where: { studioId_id: { studioId: tx.studioId, id: before.id } }, data: { due: false } });
}

/** Whether all of it could be confirmed at this moment. */
async function stands(tx: Tx, { bookings }: OpenOffer): Promise<boolean> {
  if (!bookings.every(({ state }) => isWanting(state))) return false;
  try {
    for (const { id, state } of bookings)
      if (!isFirm(state))
        await decideChange(tx, { bookingId: id, kind: 'confirmed', decide: (booking) => ({ ...booking, state: 'confirmed' }) });
    return true;
  } catch (error) {
    if (error instanceof ResourceTaken) return false;
    throw error;
  }
}
