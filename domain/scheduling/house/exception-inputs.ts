import { z } from 'zod';
import { field } from '../../kernel/input.ts';
import { DAY_MINUTES } from '../room-rules.ts';

/** Two hundred rooms with ten days each; whoever has more wants other opening hours. */
export const MOST_EXCEPTIONS = 2_000;
export const MOST_AT_ONCE = 100;
const MOST_DAYS = 366;

const minute = z.number().int('Give whole minutes.');

export const exceptionFields = {
  name: field.name('day', 120),
  firstDay: field.day(),
  lastDay: field.day(),
  roomId: field.id('room').nullable(),
  opensMinute: minute
    .min(0, 'The day starts at minute 0.')
    .max(DAY_MINUTES - 1, 'Opening belongs to its own day.')
    .nullable(),
  closesMinute: minute
    .min(1, 'Closing comes after opening.')
    .max(2 * DAY_MINUTES, 'Close within the next day.')
    .nullable(),
};

interface Days {
  firstDay: string;
  lastDay: string;
  opensMinute: number | null;
  closesMinute: number | null;
}

/** What is wrong with the days and hours of an exception, by field. */
export function wrongDays({ firstDay, lastDay, opensMinute, closesMinute }: Days): { path: keyof Days; message: string }[] {
  const days = (Date.parse(lastDay) - Date.parse(firstDay)) / 86_400_000;
  if (days < 0) return [{ path: 'lastDay', message: 'The last day comes after the first, or is the same.' }];
  if (days > MOST_DAYS) return [{ path: 'lastDay', message: 'An exception lasts a year at the most. Change the opening hours instead.' }];
  if ((opensMinute === null) !== (closesMinute === null))
    return [
      {
        path: opensMinute === null ? 'opensMinute' : 'closesMinute',
        message: 'Give both opening and closing, or neither when it is closed.',
      },
    ];
  if (opensMinute === null || closesMinute === null) return [];
  if (closesMinute <= opensMinute) return [{ path: 'closesMinute', message: 'Closing comes after opening.' }];
  return closesMinute - opensMinute > DAY_MINUTES ? [{ path: 'closesMinute', message: 'Open for a day at the most.' }] : [];
}
