import type { ChangeEntry } from '../activity/record.ts';
import type { TakingBack, Undoer } from '../activity/undoer.ts';
import { text } from '../activity/words/told.ts';
import type { Tx } from '../kernel/transact.ts';
import { closureChange, closureSnapshot, lockClosure, lockRooms, placeClosure } from './close-rooms.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

type Fields = Record<string, unknown>;

const roomIdsIn = (snapshot: Fields): string[] =>
  (Array.isArray(snapshot.allocations) ? (snapshot.allocations as Fields[]) : []).map(({ resourceId }) => text(resourceId)).sort();

/** A closure is there or not: closing is taken back by reopening, reopening by closing again where nothing stands by now. */
export const takeBackClosures: Undoer = {
  async lock(tx, ids) {
    const locked = new Map<string, Fields | null>();
    for (const id of ids) {
      const found = await lockClosure(tx, id);
      locked.set(id, found && closureSnapshot(found.closure, found.roomIds));
    }
    return locked;
  },
  compare: async () => (snapshot) => {
    const { title, startsAt, endsAt } = snapshot;
    return { title, startsAt, endsAt, rooms: roomIdsIn(snapshot) };
  },
  async takeBack(tx, items) {
    schedulingPolicy.require(tx.actor, 'close_rooms');
    const entries: ChangeEntry[] = [];
    for (const item of items)
      entries.push({ ...(item.was ? await closeAgain(tx, item, item.was) : await reopen(tx, item)), undoes: item.undoes });
    return entries;
  },
};

async function reopen(tx: Tx, { entityId, kind, left }: TakingBack): Promise<ChangeEntry> {
  await tx.db.closure.delete({ where: { id: entityId } });
  return closureChange(kind, entityId, left, null);
}

async function closeAgain(tx: Tx, { entityId, kind }: TakingBack, was: Fields): Promise<ChangeEntry> {
  const rooms = await lockRooms(tx, roomIdsIn(was));
  const closure = {
    title: text(was.title),
    startsAt: new Date(text(was.startsAt)),
    endsAt: new Date(text(was.endsAt)),
    version: Number(was.version ?? 1) + 1,
  };
  await placeClosure(tx, entityId, closure, rooms);
  return closureChange(
    kind,
    entityId,
    null,
    closureSnapshot(
      closure,
      rooms.map(({ id }) => id),
    ),
  );
}
