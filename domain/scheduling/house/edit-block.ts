import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { given } from '../../kernel/given.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { blockFields, blockRef } from './block-inputs.ts';
import { changeBlock, readBlock, requireSensible, type BlockRecord } from './block-record.ts';
import { lockHouse } from './lock-house.ts';

/**
 * Changes a block; what is left out stays. Sessions that are booked keep their price until their time or room is changed.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit
 */
export const editBlock = command(
  'scheduling.editBlock',
  z.object({ ...blockRef, ...z.object(blockFields).partial().shape }),
  async (tx, { blockId, expectedVersion, ...fields }) => {
    schedulingPolicy.require(tx.actor, 'keep_rules');
    await lockHouse(tx);
    const before = await readBlock(tx, blockId);
    const after: BlockRecord = { ...before, ...given(fields) };
    // What is hourly no more has no slots, whether or not that is said.
    if (after.kind !== 'hourly' && fields.slotMinutes === undefined) after.slotMinutes = null;
    await requireSensible(tx, after);
    return changeBlock(tx, { kind: 'edited', before, after, expectedVersion });
  },
);
