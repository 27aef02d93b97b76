import { dayAt, plusDays, rangeOfDay, weekdayOf, type Day } from '../../domain/kernel/zone.ts';
import { bookWish } from './book-wish.ts';
import { planWeek, WEEKS_AHEAD } from './plan-week.ts';
import type { CallerAt } from './refresh.ts';

/** A week is planned as full as it would have been seeded; visitors' bookings count too. */
const ENOUGH = 0.75;

/** Fills the coming weeks: those beyond what was seeded, and those that were thin because they lay far ahead. */
export async function bookAhead(callerAt: CallerAt, now: Date): Promise<void> {
  const caller = callerAt(now);
  const { zone } = await caller.db.studio.findUniqueOrThrow({ where: { id: caller.actor.studioId } });
  const today = dayAt(now, zone);
  const monday = plusDays(today, 1 - weekdayOf(today));
  for (let week = 0; week <= WEEKS_AHEAD; week += 1) {
    const first = plusDays(monday, 7 * week);
    const ahead = planWeek(first, week, zone).filter(({ startsAt }) => startsAt > now);
    let booked = await sessionsFrom(callerAt, now, first, zone);
    for (const wish of ahead) {
      if (booked >= ahead.length * ENOUGH) break;
      if (await bookWish(caller, wish)) booked += 1;
    }
  }
}

/** Sessions of a week that lie ahead. */
function sessionsFrom(callerAt: CallerAt, now: Date, monday: Day, zone: string): Promise<number> {
  const { db, actor } = callerAt(now);
  const from = rangeOfDay(monday, zone).startsAt;
  return db.booking.count({
    where: {
      studioId: actor.studioId,
      state: { notIn: ['cancelled', 'no_show'] },
      startsAt: { gt: from > now ? from : now, lt: rangeOfDay(plusDays(monday, 7), zone).startsAt },
    },
  });
}
