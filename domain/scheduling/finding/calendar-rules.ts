import { atMinute, plusDays, rangeOfDay, weekdayOf, type Day } from '../../kernel/zone.ts';
import type { FindRequest, Piece } from './find-types.ts';
import { MINUTE, STEP, stepFrom, type Frame, type Starts } from './starts-rules.ts';

/** The days of a request on the studio's wall clock, and on which of them each start lies. */
export interface Calendar {
  frame: Frame;
  zone: string;
  days: readonly { day: Day; weekday: number; week: Day; from: number; to: number }[];
  /** Index into `days`, by step. */
  dayOf: Int16Array;
}

/** From midnight to midnight; a step is a quarter of an hour in every zone there is. */
export function calendarOf(from: Day, to: Day, zone: string): Calendar {
  const days: Calendar['days'][number][] = [];
  for (let day = from; day < to; day = plusDays(day, 1)) {
    const range = rangeOfDay(day, zone);
    const weekday = weekdayOf(day);
    days.push({ day, weekday, week: plusDays(day, 1 - weekday), from: +range.startsAt, to: +range.endsAt });
  }
  const origin = days[0]!.from;
  const frame = { origin, steps: Math.ceil((days.at(-1)!.to - origin) / STEP) };
  const dayOf = new Int16Array(frame.steps);
  for (const [index, { from: first, to: last }] of days.entries()) dayOf.fill(index, stepFrom(frame, first), stepFrom(frame, last));
  return { frame, zone, days, dayOf };
}

/** Starts that the request allows for a piece: its days, weekdays and hours, and not in the past. */
export function allowedStarts(request: FindRequest, piece: Piece, { frame, days, zone }: Calendar, notBefore: number): Starts {
  const allowed = new Uint8Array(frame.steps);
  const { fromMinute, toMinute, weekdays } = request;
  for (const { day, weekday, from, to } of days) {
    if (weekdays.length > 0 && !weekdays.includes(weekday)) continue;
    const first = fromMinute === null ? from : +atMinute(day, fromMinute, zone);
    const closes = toMinute === null ? null : +atMinute(day, toMinute <= (fromMinute ?? 0) ? toMinute + 1_440 : toMinute, zone);
    const last = closes === null ? to - 1 : Math.min(to - 1, closes - piece.minutes * MINUTE);
    if (last < first) continue;
    allowed.fill(
      1,
      stepFrom(frame, Math.max(first, notBefore)),
      Math.max(stepFrom(frame, Math.max(first, notBefore)), stepFrom(frame, last + 1)),
    );
  }
  return allowed;
}
