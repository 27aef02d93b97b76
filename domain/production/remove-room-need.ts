import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { field } from '../kernel/input.ts';
import { productionPolicy } from './production-policy.ts';
import { lockNeed, roomNeedChange } from './room-need-record.ts';

/**
 * Takes a need out of its project's plan. What is booked stays booked.
 * @throws NotAllowed · NotFound
 */
export const removeRoomNeed = command('production.removeRoomNeed', z.object({ needId: field.id('room need') }), async (tx, { needId }) => {
  productionPolicy.require(tx.actor, 'keep_projects');
  const before = await lockNeed(tx, needId);
  await tx.db.roomNeed.delete({ where: { studioId_id: { studioId: tx.studioId, id: before.id } } });
  await record(tx, roomNeedChange('removed', before, null));
  return { id: before.id, projectId: before.projectId };
});
