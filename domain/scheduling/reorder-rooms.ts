import { z } from 'zod';
import { record, type ChangeEntry } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { invalid } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { applyToRoom, lockRoom, type RoomRecord } from './room-record.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

const reorderRoomsInput = z.object({
  /** The rooms in their new order; those not named keep theirs, after them. */
  roomIds: z.array(field.id('room')).min(1, 'Name the rooms in their order.').max(500, 'At most 500 rooms.'),
});

/**
 * Puts the rooms into the order in which lists, the schedule and boards show them.
 * @throws InvalidInput when a room is named twice · NotAllowed · NotFound
 */
export const reorderRooms = command('scheduling.reorderRooms', reorderRoomsInput, async (tx, { roomIds }) => {
  schedulingPolicy.require(tx.actor, 'keep_rooms');
  const twice = roomIds.findIndex((id, index) => roomIds.indexOf(id) !== index);
  if (twice >= 0) throw invalid(`roomIds.${twice}`, 'This room is named twice. Name it once.');
  const rooms = new Map<string, RoomRecord>();
  for (const id of [...roomIds].sort()) rooms.set(id, await lockRoom(tx, id));
  const others = await tx.db.room.findMany({
    where: { studioId: tx.studioId, id: { notIn: roomIds } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  for (const { id } of others) rooms.set(id, await lockRoom(tx, id));
  const entries: ChangeEntry[] = [];
  for (const [position, id] of [...roomIds, ...others.map((room) => room.id)].entries()) {
    const before = rooms.get(id)!;
    const entry = await applyToRoom(tx, { kind: 'reordered', before, after: { ...before, position } });
    if (entry) entries.push(entry);
  }
  if (entries.length > 0) await record(tx, ...entries);
  return { changed: entries.length };
});
