import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { roomRef } from './room-inputs.ts';
import { changeRoom, lockRoom } from './room-record.ts';
import { schedulingPolicy } from './scheduling-policy.ts';
import { requireUnbooked } from './still-booked.ts';

/**
 * Takes a room off the schedule and the boards; past sessions keep it.
 * @throws NotAllowed · NotFound · StaleEdit · StillBooked, naming the sessions to come
 */
export const archiveRoom = command('scheduling.archiveRoom', z.object(roomRef), async (tx, { roomId, expectedVersion }) => {
  schedulingPolicy.require(tx.actor, 'keep_rooms');
  const before = await lockRoom(tx, roomId);
  await requireUnbooked(tx, before);
  return changeRoom(tx, { kind: 'archived', before, after: { ...before, archivedAt: before.archivedAt ?? tx.at }, expectedVersion });
});

/**
 * Brings an archived room back.
 * @throws InvalidInput when another room has its name by now · NotAllowed · NotFound · StaleEdit
 */
export const restoreRoom = command('scheduling.restoreRoom', z.object(roomRef), async (tx, { roomId, expectedVersion }) => {
  schedulingPolicy.require(tx.actor, 'keep_rooms');
  const before = await lockRoom(tx, roomId);
  return changeRoom(tx, { kind: 'restored', before, after: { ...before, archivedAt: null }, expectedVersion });
});
