import type { Tx } from '../kernel/transact.ts';
import { changedFields } from './merge-edit.ts';
import { ChangedSince, type LaterChange } from './undo-errors.ts';
import type { TakingBack, Undoer } from './undoer.ts';
import { readNames } from './words/read-names.ts';
import { sentenceOf } from './words/sentence.ts';
import { fieldsOf, type Fields } from './words/told.ts';

interface Touched {
  item: TakingBack;
  /** The parts that are not as the act left them; null when the record is there no more, or again. */
  parts: readonly string[] | null;
}

/**
 * Locks the records of an act and sees whether what it changed is as it left it. What others changed beside it stays theirs.
 * @throws ChangedSince, naming who changed what
 */
export async function requireUntouched(tx: Tx, entity: string, undoer: Undoer, items: readonly TakingBack[]): Promise<void> {
  const locked = await undoer.lock(
    tx,
    items.map(({ entityId }) => entityId),
  );
  const records = [...locked.values(), ...items.flatMap(({ was, left }) => [was, left])];
  const partsOf = await undoer.compare(
    tx,
    records.filter((one) => one !== null),
  );
  const touched = items.flatMap((item) => touchedSince(item, locked.get(item.entityId) ?? null, partsOf) ?? []);
  if (touched.length === 0) return;
  throw new ChangedSince(await Promise.all(touched.map((one) => laterChange(tx, entity, one, partsOf))));
}

function touchedSince(item: TakingBack, now: Fields | null, partsOf: (record: Fields) => Fields): Touched | null {
  const { was, left } = item;
  if (!left || !now) return left === now ? null : { item, parts: null };
  const mine = was ? changedFields(partsOf(was), partsOf(left)) : Object.keys(partsOf(left));
  const since = new Set(changedFields(partsOf(left), partsOf(now)));
  const parts = mine.filter((part) => since.has(part));
  return parts.length > 0 ? { item, parts } : null;
}

/** The latest change of the record since that has to do with what the act changed: who did it, and what. */
async function laterChange(
  tx: Tx,
  entity: string,
  { item: { entityId, undoes }, parts }: Touched,
  partsOf: (record: Fields) => Fields,
): Promise<LaterChange> {
  const since = await tx.db.change.findMany({
    where: { studioId: tx.studioId, entity, entityId, revision: { gt: undoes } },
    orderBy: { revision: 'desc' },
    take: 50,
  });
  const told = since.map((change) => ({ ...change, before: fieldsOf(change.before), after: fieldsOf(change.after) }));
  const concerns = ({ before, after }: { before: Fields | null; after: Fields | null }): boolean =>
    !parts || !before || !after || changedFields(partsOf(before), partsOf(after)).some((part) => parts.includes(part));
  const change = told.find(concerns) ?? told[0];
  if (!change) return { entity, entityId, by: 'Somebody', at: tx.at, sentence: 'Somebody changed it' };
  const names = await readNames(tx.db, tx.studioId, [change.before, change.after]);
  return { entity, entityId, by: change.actorName, at: change.at, sentence: sentenceOf(change, names) };
}
