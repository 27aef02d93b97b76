import { shift, type TimeRange } from '../kernel/time-range.ts';

/** What is looked for: a length of time in which nothing stands in the way, as near as can be to a wish. */
export interface FreeTimeQuestion {
  /** The wanted range with setup and teardown. */
  wanted: TimeRange;
  /** Nothing earlier than this is of use. */
  notBefore: Date;
  horizonDays: number;
  /** Whether a start at this shift (minutes) is free in everything. */
  isFree(range: TimeRange): boolean;
}

/** Starts that people choose: every quarter of an hour around the wish. */
const STEP_MINUTES = 15;

/** The nearest free shifts in minutes, later before earlier when equally near, at most one an hour so that they differ in use. */
export function nearestShifts(question: FreeTimeQuestion, most: number): number[] {
  const found: number[] = [];
  const furthest = question.horizonDays * 1_440;
  for (let distance = STEP_MINUTES; distance <= furthest && found.length < most; distance += STEP_MINUTES)
    for (const minutes of [distance, -distance]) {
      const range = shift(question.wanted, minutes);
      if (found.length < most && range.startsAt >= question.notBefore && apart(found, minutes) && question.isFree(range))
        found.push(minutes);
    }
  return found;
}

const apart = (found: readonly number[], minutes: number): boolean => found.every((other) => Math.abs(other - minutes) >= 60);
