import { z } from 'zod';
import { field } from '../kernel/input.ts';

/** What a line can become: a session in one of these states, a closure of its room (of the house when it names none), or nothing. */
export const IMPORT_STATES = ['confirmed', 'tentative', 'hold', 'inquiry', 'completed', 'cancelled', 'no_show', 'closed', 'skip'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What Callboard wants to know of a line, and so what a column can be mapped to. */
export const IMPORT_FIELDS = ['start', 'end', 'duration', 'date', 'endDate', 'room', 'title', 'client', 'status', 'note', 'uid'] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];
export type ColumnMap = Partial<Record<ImportField, string>>;

export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

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
