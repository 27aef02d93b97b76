import { atMinute, dayAt, plusDays, type Day } from '../../domain/kernel/zone.ts';
import { plusMinutes } from '../../domain/kernel/time-range.ts';
import { isClosedDay } from './house-data.ts';
import { chooseSession } from './choose-session.ts';
import { ROOMS, type RoomName } from './rooms-data.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';
import type { SessionWish } from './session-wish.ts';

interface Slot {
  /** Minutes after midnight at which the session may begin, and how long it may last. */
  starts: readonly number[];
  lengths: readonly number[];
  /** How often the slot is taken in an ordinary week. */
  share: number;
}

const WEEKDAY: Record<RoomName, readonly Slot[]> = {
  'Studio A': [
    { starts: [570, 570, 600], lengths: [150, 180, 180, 210], share: 0.94 },
    { starts: [840, 840, 855], lengths: [180, 210, 240], share: 0.92 },
  ],
  'Studio B': [
    { starts: [570, 600], lengths: [120, 150, 180], share: 0.94 },
    { starts: [825, 840], lengths: [165, 195, 225], share: 0.92 },
  ],
  'Vocal booth': [
    { starts: [585, 600], lengths: [135, 150, 180], share: 0.92 },
    { starts: [795, 810, 840], lengths: [135, 165, 180], share: 0.9 },
  ],
  'Edit bay 1': [
    { starts: [540, 570], lengths: [270, 300, 330], share: 0.95 },
    { starts: [900, 915], lengths: [120, 150, 180], share: 0.78 },
  ],
};
const SATURDAY: Partial<Record<RoomName, Slot>> = {
  'Studio A': { starts: [630], lengths: [150, 180], share: 0.45 },
  'Studio B': { starts: [630], lengths: [120, 150], share: 0.35 },
};

/** Weeks ahead for which sessions are planned. */
export const WEEKS_AHEAD = 13;

/** How full a week is, measured by an ordinary one. The future thins out; summers are quiet. */
function fullness(week: number, monday: Day): number {
  const month = Number(monday.slice(5, 7));
  const season = month === 8 ? 0.84 : month === 7 ? 0.92 : 1;
  if (week <= 1) return season;
  if (week <= 4) return season * 0.9;
  return season * (week <= 8 ? 0.68 : 0.45);
}

function stateFor(random: SeededRandom, week: number): SessionWish['state'] {
  if (week <= 0) return 'confirmed';
  const firm = week <= 2 ? 0.9 : week <= 6 ? 0.78 : 0.66;
  if (random.chance(firm)) return 'confirmed';
  return random.pick(week <= 4 ? ['tentative', 'tentative', 'hold'] : ['tentative', 'hold', 'inquiry', 'inquiry']);
}

/** The sessions of one week, the same whenever they are asked for. Week 0 is the present one; several may want one slot in the future. */
export function planWeek(monday: Day, week: number, zone: string): SessionWish[] {
  const random = seededRandom(Date.parse(`${monday}T00:00:00Z`) / 86_400_000);
  const wishes: SessionWish[] = [];
  const full = fullness(week, monday);
  const place = (room: RoomName, weekday: number, slot: Slot): SessionWish => {
    const startsAt = atMinute(plusDays(monday, weekday - 1), random.pick(slot.starts), zone);
    return chooseSession(random, room, week, { startsAt, endsAt: plusMinutes(startsAt, random.pick(slot.lengths)) });
  };
  for (const { name } of ROOMS) {
    for (let weekday = 1; weekday <= 6; weekday += 1) {
      const saturday = SATURDAY[name];
      const slots = weekday < 6 ? WEEKDAY[name] : saturday ? [saturday] : [];
      for (const slot of slots)
        if (random.chance(slot.share * full)) wishes.push({ ...place(name, weekday, slot), state: stateFor(random, week) });
    }
  }
  // Others would like the same times: holds and inquiries beside what is booked already.
  const rivals = week < 0 ? 0 : week <= 8 ? 3 : 1;
  for (let rival = 0; rival < rivals; rival += 1) {
    const room = random.pick(ROOMS).name;
    const wish = place(room, random.between(1, 5), random.pick(WEEKDAY[room]));
    wishes.push({ ...wish, state: random.pick(['hold', 'hold', 'tentative', 'inquiry']) });
  }
  // This week is at work whatever the calendar says.
  return week < 1 ? wishes : wishes.filter(({ startsAt }) => !isClosedDay(dayAt(startsAt, zone)));
}
