import { minusMinutes, plusMinutes, type TimeRange } from '../../domain/kernel/time-range.ts';
import { atMinute, dayAt, weekdayOf } from '../../domain/kernel/zone.ts';
import { chooseSession } from './choose-session.ts';
import { ROOMS, type RoomName } from './rooms-data.ts';
import { seededRandom } from './seeded-random.ts';
import type { SessionWish } from './session-wish.ts';

const QUARTER = 15 * 60_000;

/** The part of a plan that lies around the present moment. */
export interface PresentPlan {
  wishes: SessionWish[];
  /** What must stay empty, so that a room is seen free. */
  free: { room: RoomName; range: TimeRange }[];
}

/**
 * What a board should show at this moment, whatever the hour: Studio A is on air, Studio B is being set up,
 * the vocal booth is free until a session that begins soon (or taken, while it would be closed), and the edit bay has run over into the time of the next session.
 * All begin and end on a quarter of an hour, as people book.
 */
export function planNow(now: Date, zone: string): PresentPlan {
  const random = seededRandom(Math.floor(+now / 3_600_000));
  const quarter = new Date(Math.floor(+now / QUARTER) * QUARTER);
  const session = (room: RoomName, from: number, minutes: number, more: Partial<SessionWish> = {}): SessionWish => {
    const startsAt = plusMinutes(quarter, from);
    return { ...chooseSession(random, room, 0, { startsAt, endsAt: plusMinutes(startsAt, minutes) }), ...more };
  };
  const sincePast = (+now - +quarter) / 60_000;
  // Late enough to be set up for, early enough that the setting up has begun.
  const setUpFor = sincePast < 8 ? 15 : 30;
  // Over by six minutes at the least, so that it is not taken for a rounding.
  const overSince = sincePast >= 6 ? 0 : -15;
  return {
    wishes: [
      session('Studio A', -75, 120, {
        running: true,
        title: 'Harbour Nights, ep. 41',
        project: 'Harbour Nights',
        client: 'Saltwater Audio',
        duties: ['engineer', 'assistant'],
      }),
      // Nobody has put an engineer on it yet.
      session('Studio A', 90, 150, { duties: [] }),
      session('Studio A', -330, 195),
      session('Studio B', setUpFor, 150, {
        title: 'The Long Table, remote guests',
        project: 'The Long Table',
        client: 'Fieldnote Media',
      }),
      session('Studio B', setUpFor - 255, 165),
      session('Vocal booth', -225, 165),
      // A room that is closed cannot be seen free, so at night and on Sundays somebody is in it.
      ...(isOpen(now, zone, 'Vocal booth') ? [session('Vocal booth', 45, 105)] : [session('Vocal booth', -45, 90, { running: true })]),
      session('Vocal booth', 180, 90, { state: 'hold' }),
      session('Vocal booth', 195, 120, { state: 'hold' }),
      session('Edit bay 1', overSince - 180, 180, {
        running: true,
        title: 'Copper Line, grade reel #',
        project: 'Copper Line',
        client: 'Copper Line Pictures',
      }),
      session('Edit bay 1', 30, 180),
    ],
    free: [
      { room: 'Studio A', range: around(now, 60, 15) },
      { room: 'Vocal booth', range: { startsAt: minusMinutes(quarter, 60), endsAt: plusMinutes(quarter, 30) } },
      { room: 'Edit bay 1', range: around(now, 30, 15) },
    ],
  };
}

function isOpen(at: Date, zone: string, room: RoomName): boolean {
  const day = dayAt(at, zone);
  const [from, to] = ROOMS.find(({ name }) => name === room)!.opens;
  return weekdayOf(day) <= 5 && atMinute(day, from, zone) <= at && at < atMinute(day, to, zone);
}

const around = (at: Date, before: number, after: number): TimeRange => ({
  startsAt: minusMinutes(at, before),
  endsAt: plusMinutes(at, after),
});
