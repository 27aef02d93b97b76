import { z } from 'zod';
import { field, parseInput } from '../kernel/input.ts';
import type { TimeRange } from '../kernel/time-range.ts';
import { plusDays, rangeOfDay, type Day } from '../kernel/zone.ts';

/** Days of the studio's calendar; `to` is not part of it. Whole days, so that everybody who looks at a week asks for the same. */
export interface ScheduleDays {
  from: Day;
  to: Day;
}

const MOST_DAYS = 100;

const scheduleDays = z.object({ from: field.day(), to: field.day() }).superRefine(({ from, to }, context) => {
  if (to <= from)
    context.addIssue({ code: 'custom', path: ['to'], message: 'The last day must come after the first; `to` is not part of the window.' });
  else if (to > plusDays(from, MOST_DAYS))
    context.addIssue({ code: 'custom', path: ['to'], message: `Ask for ${MOST_DAYS} days at most.` });
});

/** @throws InvalidInput when the days are none, in the wrong order or too many */
export const requireScheduleDays = (days: ScheduleDays): ScheduleDays => parseInput(scheduleDays, days);

export const rangeOfDays = ({ from, to }: ScheduleDays, zone: string): TimeRange => ({
  startsAt: rangeOfDay(from, zone).startsAt,
  endsAt: rangeOfDay(to, zone).startsAt,
});
