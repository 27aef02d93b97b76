import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { NotFound } from '../kernel/errors.ts';
import { field } from '../kernel/input.ts';
import { record } from '../activity/record.ts';
import { closureChange, closureSnapshot } from './close-rooms.ts';
import { schedulingPolicy } from './scheduling-policy.ts';

/**
 * Ends a closure: its rooms can be booked again for all of its time.
 * @throws NotAllowed · NotFound
 */
export const reopenRooms = command('scheduling.reopenRooms', z.object({ closureId: field.id('closure') }), async (tx, { closureId }) => {
  schedulingPolicy.require(tx.actor, 'close_rooms');
  await tx.db.$queryRaw`SELECT 1 FROM closure WHERE studio_id = ${tx.studioId}::uuid AND id = ${closureId}::uuid FOR UPDATE`;
  const closure = await tx.db.closure.findFirst({
    where: { studioId: tx.studioId, id: closureId },
    include: { allocations: { select: { resourceId: true }, orderBy: { resourceId: 'asc' } } },
  });
  if (!closure) throw new NotFound('closure', closureId);
  const roomIds = closure.allocations.map(({ resourceId }) => resourceId);
  // Its allocations go with it.
  await tx.db.closure.delete({ where: { id: closureId } });
  await record(tx, closureChange('reopened', closureId, closureSnapshot(closure, roomIds), null));
  return { id: closureId, rooms: roomIds };
});
