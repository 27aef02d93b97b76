import { z } from 'zod';
import type { Change } from '../../prisma/generated/client/client.ts';
import { actorKey } from '../kernel/actor.ts';
import { command } from '../kernel/command.ts';
import { invalid, NotFound, words } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import type { Tx } from '../kernel/transact.ts';
import { readStacks } from './read-acts.ts';
import { record, type ChangeEntry } from './record.ts';
import { requireUntouched } from './require-untouched.ts';
import { NotUndoable } from './undo-errors.ts';
import type { TakingBack } from './undoer.ts';
import { UNDOERS } from './undoers.ts';
import { fieldsOf } from './words/told.ts';

const takeBackInput = z.object({
  /** Which act; omitted, the latest that can be. */
  actId: field.id('act').optional(),
  /** Or the act that made this version of a record. */
  recordId: field.id('record').optional(),
  version: field.version().optional(),
  /** Acts to pass over: those that were refused already. */
  except: z.array(field.id('act')).max(100, 'Pass over at most 100 acts.').default([]),
});

/**
 * Takes back an act of the caller's own, whole: each record it changed gets what it was before, through the same rules as any change.
 * A repeat finds it taken back and changes nothing.
 * @throws NotFound · NotAllowed · NotUndoable · ChangedSince, naming who changed it and how · ResourceTaken with alternatives
 */
export const undoAct = command('activity.undo', takeBackInput, async (tx, input) => {
  await lockHistory(tx);
  const latest = (await namedAct(tx, input)) ?? (await readStacks(tx.db, tx.actor, tx.at)).undo.findLast(isNot(input.except))?.actId;
  if (!latest) throw new NotUndoable('You have done nothing lately that could be taken back. Older acts are in the list of activity.');
  return takeBack(tx, latest);
});

/**
 * Does again what the caller took back: takes back the taking back.
 * @throws as undoAct
 */
export const redoAct = command('activity.redo', takeBackInput, async (tx, input) => {
  await lockHistory(tx);
  const latest = (await namedAct(tx, input)) ?? (await readStacks(tx.db, tx.actor, tx.at)).redo.findLast(isNot(input.except))?.actId;
  if (!latest) throw new NotUndoable('There is nothing that you took back and could do again.');
  return takeBack(tx, latest);
});

/** What somebody presses twice in haste is done one after the other: the second time goes one act further, or finds it done. */
const lockHistory = (tx: Tx) => tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${actorKey(tx.actor)}, 0))`;

const isNot =
  (except: readonly string[]) =>
  ({ actId }: { actId: string }): boolean =>
    !except.includes(actId);

async function namedAct(tx: Tx, { actId, recordId, version }: z.output<typeof takeBackInput>): Promise<string | null> {
  if (!recordId || actId) return actId ?? null;
  if (version === undefined) throw invalid('version', 'Say which version of the record the act made.');
  const changes = await tx.db.change.findMany({ where: { studioId: tx.studioId, entityId: recordId, actor: actorKey(tx.actor) } });
  const made = changes.find((change) => fieldsOf(change.after)?.version === version)?.actId;
  if (changes.length === 0) throw new NotFound('act of yours', recordId);
  if (!made) throw invalid('version', 'You did not make this version of it. Name one that you made, or take back what you did last.');
  return made;
}

async function takeBack(tx: Tx, named: string): Promise<{ actId: string; tookBack: string }> {
  const { changes, stands } = await lastOf(tx, named);
  const actId = changes[0]!.actId!;
  if (!stands) return { actId, tookBack: named };

  const byEntity = groupedBy(changes, ({ entity }) => entity);
  for (const entity of byEntity.keys())
    if (!UNDOERS[entity])
      throw new NotUndoable(`What happened to a ${words(entity)} cannot be taken back in one step. Open it and change it there.`);
  const entries: ChangeEntry[] = [];
  for (const [entity, undoer] of Object.entries(UNDOERS)) {
    const items = itemsOf(byEntity.get(entity) ?? []);
    if (items.length === 0) continue;
    await requireUntouched(tx, entity, undoer, items);
    entries.push(...(await undoer.takeBack(tx, items)));
  }
  if (entries.length === 0) throw new NotUndoable('Everything is as it was before already.');
  await record(tx, ...entries);
  return { actId: tx.actId, tookBack: named };
}

/** What was last done about an act: the act itself, its taking back, its doing again … and whether it stands by that. */
async function lastOf(tx: Tx, named: string): Promise<{ changes: Change[]; stands: boolean }> {
  for (let actId = named, stands = true; ; stands = !stands) {
    const changes = await tx.db.change.findMany({ where: { studioId: tx.studioId, actId }, orderBy: { revision: 'asc' } });
    if (changes[0]?.actor !== actorKey(tx.actor)) throw new NotFound('act of yours', named);
    const next = await tx.db.change.findFirst({
      where: { studioId: tx.studioId, undoes: { in: changes.map(({ revision }) => revision) } },
    });
    if (!next?.actId) return { changes, stands };
    actId = next.actId;
  }
}

/** One for each record, in id order, from before the act's first change of it to after its last. */
function itemsOf(changes: readonly Change[]): TakingBack[] {
  const byRecord = groupedBy(changes, ({ entityId }) => entityId);
  return [...byRecord]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([entityId, all]) => ({
      entityId,
      was: fieldsOf(all[0]!.before),
      left: fieldsOf(all.at(-1)!.after),
      kind: all[0]!.kind === 'undone' ? 'redone' : 'undone',
      undoes: all.at(-1)!.revision,
    }));
}

function groupedBy<One>(all: readonly One[], keyOf: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
