import { z } from 'zod';
import { record } from '../../activity/record.ts';
import { command } from '../../kernel/command.ts';
import { newId } from '../../kernel/ids.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { EVERYTHING, NO_TERMS } from './house-rules.ts';
import { lockHouse } from './lock-house.ts';
import { ruleFields, ruleKind } from './rule-inputs.ts';
import { requireMeaning, type RuleRecord } from './rule-record.ts';

const { name, effect, binds, ...rest } = ruleFields;
const createRuleInput = z.object({
  name,
  kind: ruleKind,
  effect: effect.default('refuses'),
  binds: binds.default('everybody'),
  ...z.object(rest).partial().shape,
});

/**
 * Writes a rule down; it holds for whatever is booked or moved from now on. What is booked already stays.
 * @throws InvalidInput, also when it means nothing or contradicts another · NotAllowed · NotFound
 */
export const createRule = command('scheduling.createRule', createRuleInput, async (tx, input) => {
  schedulingPolicy.require(tx.actor, 'keep_rules');
  await lockHouse(tx);
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as typeof input;
  const rule: RuleRecord = {
    ...EVERYTHING,
    ...NO_TERMS,
    ...(given as Required<typeof input>),
    id: newId(),
    createdAt: tx.at,
    archivedAt: null,
    version: 1,
  };
  await requireMeaning(tx, rule);
  await tx.db.bookingRule.create({ data: { ...rule, studioId: tx.studioId } });
  await record(tx, { area: 'scheduling', entity: 'booking_rule', entityId: rule.id, kind: 'created', before: null, after: { ...rule } });
  return { id: rule.id, version: 1 };
});
