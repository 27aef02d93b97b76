import type { Tx } from '../kernel/transact.ts';
import { changedFields, requireMergeable } from './merge-edit.ts';
import { record, type Area, type ChangeEntry } from './record.ts';

type Versioned = { id: string; version: number };

/** An edit of one locked record, decided already: what it was, and what it becomes. */
export interface RecordEdit<R extends Versioned> {
  area: Area;
  entity: string;
  /** What happened, past tense. */
  kind: string;
  before: R;
  after: R;
  /** The version the caller looked at; undefined when the act does not depend on what they saw. */
  expectedVersion?: number | undefined;
  derived?: readonly string[];
  /** Writes the record; it carries its next version. */
  save(after: R): Promise<unknown>;
  /** What else the same act changed. */
  also?: ChangeEntry[];
}

/**
 * The one way in which a plain record changes: merge or refuse a stale edit, save, record.
 * An edit that changes nothing (a retry, a second click) writes and records nothing.
 * @throws StaleEdit
 */
export async function saveEdit<R extends Versioned>(tx: Tx, edit: RecordEdit<R>): Promise<{ id: string; version: number }> {
  const { before, also = [] } = edit;
  const entry = await applyEdit(tx, edit);
  const entries = [...(entry ? [entry] : []), ...also];
  if (entries.length > 0) await record(tx, ...entries);
  return { id: before.id, version: entry ? before.version + 1 : before.version };
}

/** The same for acts that change several records and record them together; null when nothing changed. */
export async function applyEdit<R extends Versioned>(tx: Tx, edit: Omit<RecordEdit<R>, 'also'>): Promise<ChangeEntry | null> {
  const { area, entity, kind, before, expectedVersion, derived } = edit;
  if (changedFields(before, edit.after).length === 0) return null;
  const { id } = before;
  await requireMergeable(tx, { entity, id, expectedVersion, before, after: edit.after, ...(derived ? { derived } : {}) });
  const after = { ...edit.after, version: before.version + 1 };
  await edit.save(after);
  return { area, entity, entityId: id, kind, before, after };
}
