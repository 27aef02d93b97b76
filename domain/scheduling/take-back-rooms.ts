import { changedFields } from '../activity/merge-edit.ts';
import type { ChangeEntry } from '../activity/record.ts';
import { NotUndoable } from '../activity/undo-errors.ts';
import type { TakingBack, Undoer } from '../activity/undoer.ts';
import { NotFound } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import { applyToRoom, lockRoom, type RoomRecord } from './room-record.ts';
import { schedulingPolicy } from './scheduling-policy.ts';
import { requireUnbooked } from './still-booked.ts';

type Fields = Record<string, unknown>;

/** Rooms: edits, their order, archiving and restoring. A room that was added stays, and can be archived. */
export const takeBackRooms: Undoer = {
  async lock(tx, ids) {
    const locked = new Map<string, Fields | null>();
    for (const id of ids) locked.set(id, { ...(await lockRoom(tx, id)) });
    return locked;
  },
  compare: async () => partsOf,
  async takeBack(tx, items) {
    schedulingPolicy.require(tx.actor, 'keep_rooms');
    const entries: ChangeEntry[] = [];
    for (const item of items) entries.push(...(await giveBack(tx, item)));
    return entries;
  },
};

const partsOf = ({ version: _version, createdAt: _createdAt, ...fields }: Fields): Fields => fields;

async function giveBack(tx: Tx, { entityId, was, left, kind, undoes }: TakingBack): Promise<ChangeEntry[]> {
  if (!left) throw new NotFound('room', entityId);
  if (!was) throw new NotUndoable('A room that was added cannot be taken back in one step. Archive it instead.');
  const before = await lockRoom(tx, entityId);
  const parts = changedFields(partsOf(was), partsOf(left));
  const fields = Object.fromEntries(
    parts.map((part) => [part, part.endsWith('At') && was[part] ? new Date(String(was[part])) : was[part]]),
  );
  const after = { ...before, ...fields } as RoomRecord;
  if (after.archivedAt && !before.archivedAt) await requireUnbooked(tx, before);
  const entry = await applyToRoom(tx, { kind, before, after });
  return entry ? [{ ...entry, undoes }] : [];
}
