import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { given } from '../kernel/given.ts';
import { roomFields, roomRef } from './room-inputs.ts';
import { changeRoom, lockRoom } from './room-record.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/**
 * Changes a room; what is left out stays. Sessions that are booked keep their price, setup and teardown.
 * @throws InvalidInput, also when another room has the name · NotAllowed · NotFound · StaleEdit
 */
export const editRoom = command(
  'scheduling.editRoom',
  z.object({ ...roomRef, ...z.object(roomFields).partial().shape }),
  async (tx, { roomId, expectedVersion, ...fields }) => {
    schedulingPolicy.require(tx.actor, 'keep_rooms');
    const before = await lockRoom(tx, roomId);
    return changeRoom(tx, { kind: 'edited', before, after: { ...before, ...given(fields) }, expectedVersion });
  },
);
