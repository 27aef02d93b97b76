import type { Clause } from './booking-lines.ts';
import { clock, dayAndClock, isSameDay, millis, stretch, type Fields, type Names } from './told.ts';

/** How a session's time changed: `moved X from Tue 24 Nov 10:00 to 14:00`. Null when it did not. */
export function timeClause(before: Fields, after: Fields, names: Names): Clause | null {
  const byStart = millis(after.startsAt) - millis(before.startsAt);
  const byEnd = millis(after.endsAt) - millis(before.endsAt);
  if (byStart === 0 && byEnd === 0) return null;
  if (byStart === byEnd) {
    const to = isSameDay(before.startsAt, after.startsAt, names) ? clock(after.startsAt, names) : dayAndClock(after.startsAt, names);
    return (what) => `moved ${what} from ${dayAndClock(before.startsAt, names)} to ${to}`;
  }
  if (byStart === 0) return (what) => `let ${what} end at ${near(before.endsAt, after.endsAt, names)}`;
  if (byEnd === 0) return (what) => `let ${what} begin at ${near(before.startsAt, after.startsAt, names)}`;
  const [was, is] = [stretch(before.startsAt, before.endsAt, names), stretch(after.startsAt, after.endsAt, names)];
  return (what) => `moved ${what} from ${was} to ${is}`;
}

const near = (was: unknown, is: unknown, names: Names): string =>
  isSameDay(was, is, names)
    ? `${clock(is, names)} instead of ${clock(was, names)}`
    : `${dayAndClock(is, names)} instead of ${dayAndClock(was, names)}`;
