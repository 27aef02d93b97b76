import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { given } from '../../kernel/given.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { lockHouse } from './lock-house.ts';
import { sessionTypeFields, sessionTypeRef } from './session-type-inputs.ts';
import { changeSessionType, readSessionType, requireWhatItBrings, type SessionTypeRecord } from './session-type-record.ts';

/**
 * Changes a type of session; what is left out stays. Sessions that are booked keep what they got.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit
 */
export const editSessionType = command(
  'scheduling.editSessionType',
  z.object({ ...sessionTypeRef, ...z.object(sessionTypeFields).partial().shape }),
  async (tx, { sessionTypeId, expectedVersion, ...fields }) => {
    schedulingPolicy.require(tx.actor, 'keep_rules');
    await lockHouse(tx);
    const before = await readSessionType(tx, sessionTypeId);
    const after: SessionTypeRecord = { ...before, ...given(fields) };
    await requireWhatItBrings(tx, after);
    return changeSessionType(tx, { kind: 'edited', before, after, expectedVersion });
  },
);
