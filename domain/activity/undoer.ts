import type { Tx } from '../kernel/transact.ts';
import type { ChangeEntry } from './record.ts';
import type { Fields } from './words/told.ts';

/** A record that an act changed, about to be given back what it was. */
export interface TakingBack {
  entityId: string;
  /** As the act left it, and as it was before; null where it was not there. */
  left: Fields | null;
  was: Fields | null;
  /** What the log calls it: taken back, or done again. */
  kind: 'undone' | 'redone';
  /** The revision that is taken back. */
  undoes: bigint;
}

/** How one kind of record is given back what it was: through the rules and constraints that hold for every change of it. */
export interface Undoer {
  /** Locks the records, and reads them as the log would keep them; null for one that is not there. */
  lock(tx: Tx, ids: readonly string[]): Promise<Map<string, Fields | null>>;
  /** How records are compared: the parts that an act changes on their own, without what follows from others. */
  compare(tx: Tx, records: readonly Fields[]): Promise<(record: Fields) => Fields>;
  /**
   * Writes what the records were, all of them or none, and says what is to be recorded.
   * @throws NotAllowed · NotUndoable · whatever the rules of the record refuse with
   */
  takeBack(tx: Tx, items: readonly TakingBack[]): Promise<ChangeEntry[]>;
}
