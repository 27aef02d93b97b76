import type { z } from 'zod';
import { field } from '../kernel/input.ts';
import type { Day } from '../kernel/zone.ts';

const MOST_DAYS = 731;
const DAY = 86_400_000;

/** Calendar days of the studio, both included. */
export const days = {
  firstDay: field.day(),
  lastDay: field.day(),
};

export function refineDays({ firstDay, lastDay }: { firstDay: Day; lastDay: Day }, context: z.RefinementCtx): void {
  const length = (Date.parse(lastDay) - Date.parse(firstDay)) / DAY + 1;
  if (length < 1) context.addIssue({ code: 'custom', path: ['lastDay'], message: 'The last day cannot come before the first.' });
  if (length > MOST_DAYS) context.addIssue({ code: 'custom', path: ['lastDay'], message: 'Choose two years at the most.' });
}
