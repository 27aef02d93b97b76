import type { Instant } from './clock.ts';

/** Half-open: the end is not part of it, so 9–10 and 10–11 do not overlap. */
export interface TimeRange {
  startsAt: Instant;
  endsAt: Instant;
}

const MINUTE = 60_000;

export const plusMinutes = (at: Instant, minutes: number): Instant => new Date(at.getTime() + minutes * MINUTE);
export const minusMinutes = (at: Instant, minutes: number): Instant => plusMinutes(at, -minutes);
export const minutesBetween = (from: Instant, to: Instant): number => (to.getTime() - from.getTime()) / MINUTE;
/** Screens turn at the minute: what began or ended within one has done so for them from its start. */
export const startOfMinute = (at: Instant): Instant => new Date(Math.floor(at.getTime() / MINUTE) * MINUTE);
export const lengthMinutes = (range: TimeRange): number => minutesBetween(range.startsAt, range.endsAt);
export const shift = (range: TimeRange, minutes: number): TimeRange => ({
  startsAt: plusMinutes(range.startsAt, minutes),
  endsAt: plusMinutes(range.endsAt, minutes),
});
export const overlaps = (a: TimeRange, b: TimeRange): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;
export const includes = (range: TimeRange, at: Instant): boolean => range.startsAt <= at && at < range.endsAt;
export const sameRange = (a: TimeRange, b: TimeRange): boolean => +a.startsAt === +b.startsAt && +a.endsAt === +b.endsAt;

/** The common part of two ranges, or null when they only touch or lie apart. */
export function intersection(a: TimeRange, b: TimeRange): TimeRange | null {
  const startsAt = a.startsAt > b.startsAt ? a.startsAt : b.startsAt;
  const endsAt = a.endsAt < b.endsAt ? a.endsAt : b.endsAt;
  return startsAt < endsAt ? { startsAt, endsAt } : null;
}

/** What of `whole` none of `parts` covers, in order. */
export function gaps(whole: TimeRange, parts: readonly TimeRange[]): TimeRange[] {
  const free: TimeRange[] = [];
  let from = whole.startsAt;
  for (const part of [...parts].sort((a, b) => +a.startsAt - +b.startsAt)) {
    if (part.startsAt >= whole.endsAt) break;
    if (part.startsAt > from) free.push({ startsAt: from, endsAt: part.startsAt });
    if (part.endsAt > from) from = part.endsAt;
  }
  if (from < whole.endsAt) free.push({ startsAt: from, endsAt: whole.endsAt });
  return free;
}

export const MINUTES_A_YEAR = 366 * 1_440;
