import { plusMinutes, type TimeRange } from '../../domain/kernel/time-range.ts';
import { atMinute, dayAt, plusDays } from '../../domain/kernel/zone.ts';
import { challengeHold } from '../../domain/scheduling/challenge-hold.ts';
import { extendHold } from '../../domain/scheduling/extend-hold.ts';
import { joinHolds } from '../../domain/scheduling/join-holds.ts';
import { reportLate } from '../../domain/scheduling/report-late.ts';
import { attempt } from './attempt.ts';
import { bookWish } from './book-wish.ts';
import type { CallerAt } from './refresh.ts';
import type { RoomName } from './rooms-data.ts';
import type { SessionWish } from './session-wish.ts';

const LATE_MINUTES = 20;

/**
 * What holds look like, whatever the day: three want one slot, of which the second has challenged the first and the third lapses
 * tomorrow; two share another; and the next session of Studio A comes late.
 */
export async function showHolds(callerAt: CallerAt, now: Date): Promise<void> {
  const caller = callerAt(now);
  const { db, actor } = caller;
  const { studioId } = actor;
  const { zone } = await db.studio.findUniqueOrThrow({ where: { id: studioId } });
  const slot = (days: number, from: number, minutes: number): TimeRange => {
    const startsAt = atMinute(plusDays(dayAt(now, zone), days), from, zone);
    return { startsAt, endsAt: plusMinutes(startsAt, minutes) };
  };
  const hold = async (room: RoomName, title: string, client: string, range: TimeRange): Promise<string | null> => {
    const standing = await db.booking.findFirst({ where: { studioId, title, state: 'hold', startsAt: { gt: now } }, select: { id: true } });
    const wish: SessionWish = {
      ...range,
      room,
      title,
      client,
      project: null,
      state: 'hold',
      setupMinutes: 30,
      teardownMinutes: 15,
      duties: [],
      gear: [],
    };
    return standing?.id ?? bookWish(caller, wish);
  };

  const wanted = slot(2, 840, 180);
  await hold('Studio A', 'Harbour Nights, live special', 'Saltwater Audio', wanted);
  const second = await hold('Studio A', 'The Long Table, audience episode', 'Fieldnote Media', wanted);
  const third = await hold('Studio A', 'Copper Line, cast interviews', 'Copper Line Pictures', slot(2, 900, 150));
  if (second) await attempt(() => challengeHold(caller, { byId: second }));
  const tomorrow = atMinute(plusDays(dayAt(now, zone), 1), 1_080, zone);
  if (third) await attempt(() => extendHold(caller, { bookingId: third, expiresAt: tomorrow }));

  const shared = slot(1, 1_020, 120);
  const one = await hold('Studio B', 'Fieldnote pilot, table read', 'Fieldnote Media', shared);
  const other = await hold('Studio B', 'Saltwater, trailer voices', 'Saltwater Audio', shared);
  if (one && other) await attempt(() => joinHolds(caller, { bookingId: other, withId: one }));

  const next = await db.booking.findFirst({
    where: {
      studioId,
      state: 'confirmed',
      startsAt: { gt: now, lt: plusMinutes(now, 180) },
      requirements: { some: { resource: { name: 'Studio A' } } },
    },
    orderBy: { startsAt: 'asc' },
  });
  if (next && next.expectedStartAt === null)
    await attempt(() => reportLate(caller, { bookingId: next.id, expectedStartAt: plusMinutes(next.startsAt, LATE_MINUTES) }));
}
