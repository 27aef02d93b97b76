import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { NotFound } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { record } from '../activity/record.ts';
import { closureChange, closureSnapshot, lockClosure } from './close-rooms.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/**
 * Ends a closure: its rooms can be booked again for all of its time.
 * @throws NotAllowed · NotFound
 */
export const reopenRooms = command('scheduling.reopenRooms', z.object({ closureId: field.id('closure') }), async (tx, { closureId }) => {
  schedulingPolicy.require(tx.actor, 'close_rooms');
  const found = await lockClosure(tx, closureId);
  if (!found) throw new NotFound('closure', closureId);
  const { closure, roomIds } = found;
  // Its allocations go with it.
  await tx.db.closure.delete({ where: { id: closureId } });
  await record(tx, closureChange('reopened', closureId, closureSnapshot(closure, roomIds), null));
  return { id: closureId, rooms: roomIds };
});
