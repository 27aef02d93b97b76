import { overlaps, type TimeRange } from '../../kernel/time-range.ts';
import { atMinute, daysOf, plusDays, weekdayOf, type Day } from '../../kernel/zone.ts';
import { DAY_MINUTES, type OpenHours } from '../room-rules.ts';

/** A stretch of one day's wall clock; what closes after midnight passes 1440. */
export interface DayHours {
  opensMinute: number;
  closesMinute: number;
}

/** Days on which a room, or the whole house (roomId null), is open otherwise than usual. */
export interface HoursException {
  roomId: string | null;
  name: string;
  firstDay: Day;
  /** Belongs to it. */
  lastDay: Day;
  /** Both null: closed all day. */
  opensMinute: number | null;
  closesMinute: number | null;
}

/** When a room is open: its week, and what differs from it. Without a week it is always open, but for its exceptions. */
export interface RoomHours {
  openingHours: readonly OpenHours[];
  /** Those of the room and those of the house. */
  exceptions: readonly HoursException[];
}

const ALL_DAY: readonly DayHours[] = [{ opensMinute: 0, closesMinute: DAY_MINUTES }];

/** What differs on this day, if anything. A room's own exception comes before the house's. */
export function exceptionOn(day: Day, exceptions: readonly HoursException[]): HoursException | null {
  const here = exceptions.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  return here.find(({ roomId }) => roomId !== null) ?? here[0] ?? null;
}

/** When the room is open on this day; empty when it is closed. What passes midnight belongs to the day on which it opens. */
export function hoursOn(day: Day, { openingHours, exceptions }: RoomHours): readonly DayHours[] {
  const other = exceptionOn(day, exceptions);
  if (other) return other.opensMinute === null ? [] : [{ opensMinute: other.opensMinute, closesMinute: other.closesMinute! }];
  return openingHours.length === 0 ? ALL_DAY : openingHours.filter(({ weekday }) => weekday === weekdayOf(day));
}

/** When the room is open within the window, in order; what touches is one, so that a room of day and night never closes. */
export function openIn(window: TimeRange, hours: RoomHours, zone: string): TimeRange[] {
  const days = daysOf(window, zone);
  // Hours of the day before may reach past midnight.
  const ranges = [plusDays(days[0]!, -1), ...days]
    .flatMap((day) =>
      hoursOn(day, hours).map((one) => ({
        startsAt: atMinute(day, one.opensMinute, zone),
        endsAt: atMinute(day, one.closesMinute, zone),
      })),
    )
    .filter((range) => range.startsAt < range.endsAt && overlaps(range, window))
    .sort((a, b) => +a.startsAt - +b.startsAt);
  const joined: TimeRange[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last && range.startsAt <= last.endsAt) last.endsAt = range.endsAt > last.endsAt ? range.endsAt : last.endsAt;
    else joined.push({ ...range });
  }
  return joined;
}

/** Whether the room is open for all of that time. */
export const isOpenDuring = (range: TimeRange, hours: RoomHours, zone: string): boolean =>
  (hours.openingHours.length === 0 && hours.exceptions.length === 0) ||
  openIn(range, hours, zone).some((open) => open.startsAt <= range.startsAt && range.endsAt <= open.endsAt);

/** `540` as the clock shows it; a day that ends at midnight ends at 24:00. */
export const clockWords = (minute: number): string => {
  const within = minute > DAY_MINUTES ? minute - DAY_MINUTES : minute;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};
