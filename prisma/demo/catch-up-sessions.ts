import { minusMinutes, plusMinutes } from '../../domain/kernel/time-range.ts';
import { cancelBooking, checkInBooking, completeBooking } from '../../domain/scheduling/booking-steps.ts';
import { attempt } from './attempt.ts';
import { bookWish } from './book-wish.ts';
import { planNow } from './plan-now.ts';
import type { CallerAt } from './refresh.ts';
import { seededRandom } from './seeded-random.ts';

/** A session that runs over ends by itself after so long. */
const OVER_AT_MOST_MINUTES = 25;

interface Step {
  at: Date;
  take(): Promise<unknown>;
}

/** Sessions whose time has passed took place; wishes for a time that has passed are let go. All in the order in which it happened. */
export async function catchUpSessions(callerAt: CallerAt, now: Date): Promise<void> {
  const { db, actor } = callerAt(now);
  const past = await db.booking.findMany({
    where: { studioId: actor.studioId, startsAt: { lte: now }, state: { in: ['inquiry', 'hold', 'tentative', 'confirmed', 'in_session'] } },
    select: { id: true, state: true, startsAt: true, endsAt: true },
  });
  const steps = past.flatMap(({ id: bookingId, state, startsAt, endsAt }): Step[] => {
    const random = seededRandom(+startsAt / 1_000);
    const begun = plusMinutes(startsAt, random.between(-5, 8));
    const ended = plusMinutes(endsAt, random.between(-12, 9));
    const release: Step = { at: startsAt, take: () => cancelBooking(callerAt(startsAt), { bookingId }) };
    const begin: Step = { at: begun, take: () => checkInBooking(callerAt(begun), { bookingId }) };
    const end: Step = { at: ended, take: () => completeBooking(callerAt(ended), { bookingId }) };
    if (state !== 'confirmed' && state !== 'in_session') return [release];
    const isOver = minusMinutes(now, state === 'in_session' ? OVER_AT_MOST_MINUTES : 0) >= endsAt;
    return [...(state === 'confirmed' ? [begin] : []), ...(isOver ? [end] : [])];
  });
  for (const { take } of steps.sort((a, b) => +a.at - +b.at)) await attempt(take);
}

/** Puts sessions around this moment where the rooms have none, so that a board shows a studio at work whatever the hour. */
export async function showPresent(callerAt: CallerAt, now: Date): Promise<void> {
  const yesterday = new Date(+now - 86_400_000);
  const { db, actor } = callerAt(now);
  const { zone } = await db.studio.findUniqueOrThrow({ where: { id: actor.studioId } });
  for (const wish of planNow(now, zone).wishes) {
    if (wish.state !== 'confirmed' || (wish.endsAt <= now && !wish.running)) continue;
    const bookingId = await bookWish(callerAt(yesterday), wish);
    if (bookingId && wish.running) await attempt(() => checkInBooking(callerAt(plusMinutes(wish.startsAt, 2)), { bookingId }));
  }
}
