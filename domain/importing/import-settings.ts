import { z } from 'zod';
import { field } from '../kernel/input.ts';
import { DATE_ORDERS, IMPORT_FIELDS, IMPORT_STATES } from './import-rules.ts';

export const importSettings = z.object({
  format: z.enum(['csv', 'ics']).optional(),
  /** Field → column. Omitted: guessed from the header. */
  map: z.partialRecord(z.enum(IMPORT_FIELDS), z.string().min(1, 'Name a column.').max(200, 'Use at most 200 characters.')).optional(),
  /** Word in the status column (any case) → state. */
  status: z.record(z.string(), z.enum(IMPORT_STATES)).default({}),
  /** Of wall times that say no zone of their own. */
  zone: field.zone(),
  /** Order of day and month in dates like 03/04/2026; needed when no date of the file tells. */
  dates: z.enum(DATE_ORDERS).optional(),
  /** Of durations that are bare numbers. */
  durationUnit: z.enum(['minutes', 'hours']).optional(),
  /** Room of lines that name none, for a calendar that belongs to one room. */
  defaultRoom: field.name('room').optional(),
  /** Last day to which repeating events are written out; a year from now when omitted. */
  until: field.day().optional(),
});

export type ImportSettings = z.output<typeof importSettings>;
export type ImportSettingsInput = z.input<typeof importSettings>;
