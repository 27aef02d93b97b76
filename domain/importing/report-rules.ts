import type { TimeRange } from '../kernel/time-range.ts';
import type { Note, Unusable } from './entries.ts';
import type { ColumnMap } from './import-rules.ts';

/** One side of a clash: a line of the file, or what the studio had already. */
export interface ClashSide extends TimeRange {
  /** Null for what does not come from this file. */
  line: number | null;
  title: string;
  room: string;
}

export interface ImportClash {
  row: ClashSide & { line: number };
  with: ClashSide;
}

/**
 * What became of a line that could be used.
 * booked: as its status says · kept: it overlaps what is firm, so it stands beside it as tentative (a closure: without closing the rooms
 * that are taken) · closed: rooms are closed · already: an earlier import brought it · duplicate: the file has it twice
 */
export type Outcome = 'booked' | 'kept' | 'closed' | 'already' | 'duplicate';

export interface LineOutcome {
  line: number;
  outcome: Outcome;
  title: string;
  room: string | null;
  startsAt: Date;
  endsAt: Date;
  /** The line that was first, of a duplicate. */
  sameAs: number | null;
}

export interface ImportCounts {
  /** Everything the file holds: the sum of all counts below it. A repeating event counts once for each time. */
  rows: number;
  booked: number;
  kept: number;
  closed: number;
  already: number;
  duplicate: number;
  skipped: number;
  unusable: number;
}

export interface ImportReport {
  dryRun: boolean;
  /** False when it was stopped: what is reported was written, the rest was not looked at. */
  complete: boolean;
  format: 'csv' | 'ics';
  encoding: string;
  delimiter: string | null;
  zone: string;
  map: ColumnMap;
  counts: ImportCounts;
  roomsCreated: string[];
  clientsCreated: string[];
  clashes: ImportClash[];
  unusable: Unusable[];
  notes: Note[];
  outcomes: LineOutcome[];
}

export function countsOf(outcomes: readonly LineOutcome[], skipped: number, unusable: number): ImportCounts {
  const counts: ImportCounts = {
    rows: outcomes.length + skipped + unusable,
    booked: 0,
    kept: 0,
    closed: 0,
    already: 0,
    duplicate: 0,
    skipped,
    unusable,
  };
  for (const { outcome } of outcomes) counts[outcome] += 1;
  return counts;
}
