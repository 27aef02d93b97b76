import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { given } from '../../kernel/given.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { lockHouse } from './lock-house.ts';
import { ruleFields, ruleRef } from './rule-inputs.ts';
import { changeRule, readRule, requireMeaning } from './rule-record.ts';

/**
 * Changes a rule; what is left out stays, and so does its kind.
 * @throws InvalidInput, also when it means nothing or contradicts another · NotAllowed · NotFound · StaleEdit
 */
export const editRule = command(
  'scheduling.editRule',
  z.object({ ...ruleRef, ...z.object(ruleFields).partial().shape }),
  async (tx, { ruleId, expectedVersion, ...fields }) => {
    schedulingPolicy.require(tx.actor, 'keep_rules');
    await lockHouse(tx);
    const before = await readRule(tx, ruleId);
    const after = { ...before, ...given(fields) };
    await requireMeaning(tx, after);
    return changeRule(tx, { kind: 'edited', before, after, expectedVersion });
  },
);
