import { z } from 'zod';
import { record } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import { invalid } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { refusingTwin } from '../../kernel/unique.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { blockFields, MOST_BLOCKS } from './block-inputs.ts';
import { BLOCK_TWIN, requireSensible, saveBlockRooms, type BlockRecord } from './block-record.ts';
import { lockHouse } from './lock-house.ts';

const createBlockInput = z.object({
  name: blockFields.name,
  kind: blockFields.kind,
  startsMinute: blockFields.startsMinute,
  endsMinute: blockFields.endsMinute,
  slotMinutes: blockFields.slotMinutes.default(null),
  weekdays: blockFields.weekdays.default([1, 2, 3, 4, 5]),
  roomIds: blockFields.roomIds.default([]),
  priceMinor: blockFields.priceMinor.default(null),
});

/**
 * Adds a part of the day that is sold as one, last in the studio's order.
 * @throws InvalidInput, also when the name is taken · NotAllowed · NotFound
 */
export const createBlock = command('scheduling.createBlock', createBlockInput, async (tx, input) => {
  schedulingPolicy.require(tx.actor, 'keep_rules');
  await lockHouse(tx);
  const others = await tx.db.timeBlock.findMany({ where: { studioId: tx.studioId, archivedAt: null }, select: { position: true } });
  if (others.length >= MOST_BLOCKS) throw invalid('', `A studio keeps ${MOST_BLOCKS} blocks in use at the most. Archive some first.`);
  const position = Math.max(-1, ...others.map((one) => one.position)) + 1;
  const block: BlockRecord = { id: newId(), ...input, position, archivedAt: null, version: 1 };
  await requireSensible(tx, block);
  const { roomIds, ...fields } = block;
  await refusingTwin(tx.db.timeBlock.create({ data: { ...fields, studioId: tx.studioId } }), 'name', BLOCK_TWIN);
  await saveBlockRooms(tx, block.id, roomIds);
  await record(tx, { area: 'scheduling', entity: 'time_block', entityId: block.id, kind: 'created', before: null, after: { ...block } });
  return { id: block.id, version: 1 };
});
