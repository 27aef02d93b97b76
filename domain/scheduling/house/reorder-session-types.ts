import { z } from 'zod';
import { record, type ChangeEntry } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import { field } from '../../kernel/input.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { inNewOrder } from './in-new-order.ts';
import { lockHouse } from './lock-house.ts';
import { applyToSessionType, readSessionType } from './session-type-record.ts';

const reorderInput = z.object({
  /** In their new order; those not named keep theirs, after them. */
  sessionTypeIds: z.array(field.id('session type')).min(1, 'Name the session types in their order.').max(500, 'At most 500 session types.'),
});

/**
 * Puts the types of session into the order in which they are offered.
 * @throws InvalidInput when one is named twice · NotAllowed · NotFound
 */
export const reorderSessionTypes = command('scheduling.reorderSessionTypes', reorderInput, async (tx, { sessionTypeIds }) => {
  schedulingPolicy.require(tx.actor, 'keep_rules');
  await lockHouse(tx);
  const all = await tx.db.sessionType.findMany({
    where: { studioId: tx.studioId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  const entries: ChangeEntry[] = [];
  for (const [position, id] of inNewOrder('session type', 'sessionTypeIds', sessionTypeIds, all).entries()) {
    const before = await readSessionType(tx, id);
    const entry = await applyToSessionType(tx, { kind: 'reordered', before, after: { ...before, position } });
    if (entry) entries.push(entry);
  }
  if (entries.length > 0) await record(tx, ...entries);
  return { changed: entries.length };
});
