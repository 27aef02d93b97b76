import { createHash } from 'node:crypto';
import type { TimeRange } from '../kernel/time-range.ts';
import type { ImportState } from './import-rules.ts';

/** A line of the file that can be used: what it becomes, if it is free. */
export interface Entry extends TimeRange {
  line: number;
  title: string;
  /** Null closes the whole house. */
  room: string | null;
  client: string | null;
  note: string;
  state: Exclude<ImportState, 'skip'>;
  /** Identity in the calendar it comes from: the same line gives the same key, so that it is imported once. */
  key: string;
}

/** A line that nothing can be made of, and how to mend it. */
export interface Unusable {
  line: number;
  column: string | null;
  value: string;
  reason: string;
}

export interface Note {
  line: number;
  text: string;
}

/** A line as its format gives it, before anybody decided what it means. */
export interface Draft extends TimeRange {
  line: number;
  title: string;
  room: string;
  client: string;
  status: string;
  note: string;
  uid: string;
  /** The end, or the length, as the file has it. */
  written: string;
}

/** Why a line is unusable; caught where lines are read, one by one. */
export class LineProblem extends Error {
  readonly column: string | null;
  readonly value: string;
  constructor(reason: string, column: string | null = null, value = '') {
    super(reason);
    this.column = column;
    this.value = value;
  }
}

export const importKey = (uid: string, range: TimeRange, room: string | null, title: string): string =>
  createHash('sha256')
    .update(JSON.stringify([uid, +range.startsAt, +range.endsAt, room?.toLowerCase() ?? '', title]))
    .digest('base64url');
