import type { Change } from '../../prisma/generated/client/client.ts';
import { actorKey } from '../kernel/actor.ts';
import { StaleEdit } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';

type Fields = Record<string, unknown>;

/** An edit about to be written on a locked record. */
export interface PendingEdit {
  entity: string;
  id: string;
  /** The version the caller looked at; undefined when the act does not depend on what they saw. */
  expectedVersion: number | undefined;
  /** Versions since then that the caller made and knows of: nobody clashes with themselves. */
  ownVersions?: readonly number[] | undefined;
  /** The record as it is now, and as the edit makes it. */
  before: { version: number } & Fields;
  after: Fields;
  /** Fields that follow from others and never clash themselves. */
  derived?: readonly string[];
  /** The parts in which these records change independently; their fields, if nothing is said. */
  compare?: (records: readonly Fields[]) => Promise<(record: Fields) => Fields>;
}

/**
 * Lets an edit of an older version through when nobody changed the same fields since: both edits stand.
 * Compares with the change log, whose `before` and `after` are records of this entity with their `version`.
 * @throws StaleEdit with both sides of each field that two people changed differently
 */
export async function requireMergeable(tx: Tx, edit: PendingEdit): Promise<void> {
  const { expectedVersion, before, after } = edit;
  if (expectedVersion === undefined || expectedVersion === before.version) return;
  const since = await tx.db.change.findMany({
    where: { studioId: tx.studioId, entity: edit.entity, entityId: edit.id },
    orderBy: { revision: 'desc' },
    // Two people are seldom further apart; what lies before counts as changed, see below.
    take: 100,
  });
  const newer = since.filter((change) => versionOf(change.after) > expectedVersion);
  const partsOf = await partsFor(edit, newer);
  const fieldsOf = (change: Change): string[] => changedFields(partsOf(asRecord(change.before)), partsOf(asRecord(change.after)));
  const mine = changedFields(partsOf(before), partsOf(after));
  const own = new Set(edit.ownVersions);
  const others = newer.filter((change) => !own.has(versionOf(change.after)) || change.actor !== actorKey(tx.actor));
  // An unknown version (from the future, or older than what was read) is in doubt, and doubt refuses.
  const known = expectedVersion < before.version && newer.length === before.version - expectedVersion;
  const theirs = new Set(known ? others.flatMap(fieldsOf) : mine);
  const clashing = mine.filter((field) => theirs.has(field));
  if (known && clashing.length === 0) return;
  const [yours, standing] = [partsOf(after), partsOf(before)];
  const author = (field: string): Change | undefined => others.find((change) => !known || fieldsOf(change).includes(field));
  throw new StaleEdit({
    entity: edit.entity,
    id: edit.id,
    currentVersion: before.version,
    fields: clashing.map((field) => ({
      field,
      yours: yours[field] ?? null,
      theirs: standing[field] ?? null,
      by: author(field)?.actorName ?? 'Somebody',
      at: author(field)?.at ?? tx.at,
    })),
    changedBy: (clashing.map(author).find(Boolean) ?? others[0])?.actorName ?? 'Somebody',
  });
}

async function partsFor(
  { before, after, derived = [], compare }: PendingEdit,
  newer: readonly Change[],
): Promise<(record: Fields) => Fields> {
  const left = new Set([...derived, 'version']);
  const parts = compare
    ? await compare([before, after, ...newer.flatMap((change) => [asRecord(change.before), asRecord(change.after)])])
    : (record: Fields) => record;
  return (record) => Object.fromEntries(Object.entries(parts(record)).filter(([field]) => !left.has(field)));
}

const asRecord = (json: unknown): Fields => (typeof json === 'object' && json !== null ? (json as Fields) : {});

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
