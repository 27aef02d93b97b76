import type { Instant } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';

/** Somebody's change of the same thing, after the act that was to be taken back. */
export interface LaterChange {
  entity: string;
  entityId: string;
  by: string;
  at: Instant;
  /** What they did, as a sentence. */
  sentence: string;
}

/** The thing was changed since: taking one's own act back would take that back too. Nothing was written. */
export class ChangedSince extends DomainError {
  readonly code = 'CHANGED_SINCE';
  readonly changes: LaterChange[];
  constructor(changes: LaterChange[]) {
    super(
      `${changes[0]?.sentence ?? 'Somebody changed it'} since. Look at it and change what you mean to: this cannot be taken back in one step any more.`,
    );
    this.changes = changes;
  }
}

/** There is nothing that could be taken back, or not in this way. Nothing was written. */
export class NotUndoable extends DomainError {
  readonly code = 'NOT_UNDOABLE';
}
