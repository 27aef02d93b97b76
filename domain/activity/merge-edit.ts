import { StaleEdit, type StaleField } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';

/** An edit about to be written on a locked record. */
export interface PendingEdit {
  entity: string;
  id: string;
  /** The version the caller looked at; undefined when the act does not depend on what they saw. */
  expectedVersion: number | undefined;
  /** The record as it is now, and as the edit makes it. */
  before: { version: number } & Record<string, unknown>;
  after: Record<string, unknown>;
  /** Fields that follow from others and never clash themselves. */
  derived?: readonly string[];
}

/**
 * Lets an edit of an older version through when nobody changed the same fields since: both edits stand.
 * Compares with the change log, whose `before` and `after` are records of this entity with their `version`.
 * @throws StaleEdit with both sides of each field that two people changed differently
 */
export async function requireMergeable(tx: Tx, edit: PendingEdit): Promise<void> {
  const { expectedVersion, before, after } = edit;
  if (expectedVersion === undefined || expectedVersion === before.version) return;
  const derived = new Set([...(edit.derived ?? []), 'version']);
  const mine = changedFields(before, after).filter((field) => !derived.has(field));
  const since = await tx.db.change.findMany({
    where: { studioId: tx.studioId, entity: edit.entity, entityId: edit.id },
    orderBy: { revision: 'desc' },
    // Two people are seldom further apart; what lies before counts as changed, see below.
    take: 100,
  });
  const newer = since.filter((change) => versionOf(change.after) > expectedVersion);
  // An unknown version (from the future, or older than what was read) is in doubt, and doubt refuses.
  const known = expectedVersion < before.version && newer.length === before.version - expectedVersion;
  const theirs = new Set(known ? newer.flatMap(fieldsOf) : mine);
  const clashing = mine.filter((field) => theirs.has(field));
  if (known && clashing.length === 0) return;
  const fields: StaleField[] = clashing.map((field) => ({ field, yours: after[field] ?? null, theirs: before[field] ?? null }));
  throw new StaleEdit({
    entity: edit.entity,
    id: edit.id,
    currentVersion: before.version,
    fields,
    changedBy:
      (known ? newer.find((change) => fieldsOf(change).some((field) => clashing.includes(field))) : newer[0])?.actorName ?? 'Somebody',
  });
}

const asRecord = (json: unknown): Record<string, unknown> =>
  typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};

const fieldsOf = (change: { before: unknown; after: unknown }): string[] => changedFields(asRecord(change.before), asRecord(change.after));

const versionOf = (json: unknown): number => Number(asRecord(json).version ?? 0);

/** Names of the fields that differ, compared as JSON, as the log keeps them. */
export const changedFields = (before: Record<string, unknown>, after: Record<string, unknown>): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => canonical(before[field]) !== canonical(after[field]));

// jsonb does not keep the order of keys, so compare with keys sorted.
const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'bigint'
      ? part.toString()
      : typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
  );
