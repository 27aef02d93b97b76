import { z } from 'zod';
import { record, type ChangeEntry } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import { field } from '../../kernel/input.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { applyToBlock, readBlock } from './block-record.ts';
import { inNewOrder } from './in-new-order.ts';
import { lockHouse } from './lock-house.ts';

const reorderBlocksInput = z.object({
  /** In their new order; those not named keep theirs, after them. */
  blockIds: z.array(field.id('block')).min(1, 'Name the blocks in their order.').max(500, 'At most 500 blocks.'),
});

/**
 * Puts the blocks into the order in which they are offered.
 * @throws InvalidInput when one is named twice · NotAllowed · NotFound
 */
export const reorderBlocks = command('scheduling.reorderBlocks', reorderBlocksInput, async (tx, { blockIds }) => {
  schedulingPolicy.require(tx.actor, 'keep_rules');
  await lockHouse(tx);
  const all = await tx.db.timeBlock.findMany({
    where: { studioId: tx.studioId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  const entries: ChangeEntry[] = [];
  for (const [position, id] of inNewOrder('block', 'blockIds', blockIds, all).entries()) {
    const before = await readBlock(tx, id);
    const entry = await applyToBlock(tx, { kind: 'reordered', before, after: { ...before, position } });
    if (entry) entries.push(entry);
  }
  if (entries.length > 0) await record(tx, ...entries);
  return { changed: entries.length };
});
