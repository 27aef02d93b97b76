/** What a line can become: a session in one of these states, a closure of its room (of the house when it names none), or nothing. */
export const IMPORT_STATES = ['confirmed', 'tentative', 'hold', 'inquiry', 'completed', 'cancelled', 'no_show', 'closed', 'skip'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What Callboard wants to know of a line, and so what a column can be mapped to. */
export const IMPORT_FIELDS = ['start', 'end', 'duration', 'date', 'endDate', 'room', 'title', 'client', 'status', 'note', 'uid'] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];
export type ColumnMap = Partial<Record<ImportField, string>>;

export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Twenty megabytes hold some 200,000 sessions. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** What comes in one call of the API and so in one transaction, for which all who book wait: some seconds. */
export const MOST_SESSIONS_AT_ONCE = 2_000;
export const MOST_TEXT = 500_000;

/** What a file looks like, before anybody says what its columns mean. */
export interface ImportPreview {
  format: 'csv' | 'ics';
  encoding: string;
  rows: number;
  columns: string[];
  /** A guess to begin with. */
  map: ColumnMap;
  /** The first lines. */
  sample: string[][];
  /** For each column that holds few different words: what they are, how often they come, and what they would mean as a status. */
  words: Record<string, { word: string; count: number; state: ImportState | null }[]>;
}
