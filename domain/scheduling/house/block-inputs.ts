import { z } from 'zod';
import { field } from '../../kernel/input.ts';
import { DAY_MINUTES } from '../room-rules.ts';
import { BLOCK_KINDS } from './time-block-rules.ts';

const minute = z.number().int('Give whole minutes.');

export const blockFields = {
  name: field.name('block', 80),
  kind: z.enum(BLOCK_KINDS, 'Choose hourly, half day, full day or custom.'),
  startsMinute: minute.min(0, 'The day starts at minute 0.').max(DAY_MINUTES - 1, 'It begins on its own day.'),
  endsMinute: minute.min(1, 'It ends after it begins.').max(2 * DAY_MINUTES, 'It ends within the next day.'),
  slotMinutes: minute.min(5, 'A slot is at least 5 minutes.').max(DAY_MINUTES, 'A slot is a day at the most.').nullable(),
  weekdays: z
    .array(
      z
        .number()
        .int('A weekday is a whole number.')
        .min(1, 'Weekdays go from 1, Monday, to 7.')
        .max(7, 'Weekdays go from 1, Monday, to 7.'),
    )
    .min(1, 'Choose a weekday at least.')
    .max(7, 'A week has seven days.')
    .transform((days) => [...new Set(days)].sort((a, b) => a - b)),
  roomIds: z
    .array(field.id('room'))
    .max(200, 'Name at most 200 rooms, or none for all.')
    .transform((ids) => [...new Set(ids)].sort()),
  priceMinor: field.money().nullable(),
};

export const blockRef = { blockId: field.id('block'), expectedVersion: field.version().optional() };
export const MOST_BLOCKS = 100;
