import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { blockRef } from './block-inputs.ts';
import { changeBlock, readBlock } from './block-record.ts';
import { lockHouse } from './lock-house.ts';

/**
 * A block is offered no more.
 * @throws NotAllowed · NotFound · StaleEdit
 */
export const archiveBlock = command('scheduling.archiveBlock', z.object(blockRef), async (tx, { blockId, expectedVersion }) => {
  schedulingPolicy.require(tx.actor, 'keep_rules');
  await lockHouse(tx);
  const before = await readBlock(tx, blockId);
  return changeBlock(tx, { kind: 'archived', before, after: { ...before, archivedAt: before.archivedAt ?? tx.at }, expectedVersion });
});

/**
 * An archived block is offered again.
 * @throws InvalidInput when another has its name by now · NotAllowed · NotFound · StaleEdit
 */
export const restoreBlock = command('scheduling.restoreBlock', z.object(blockRef), async (tx, { blockId, expectedVersion }) => {
  schedulingPolicy.require(tx.actor, 'keep_rules');
  await lockHouse(tx);
  const before = await readBlock(tx, blockId);
  return changeBlock(tx, { kind: 'restored', before, after: { ...before, archivedAt: null }, expectedVersion });
});
