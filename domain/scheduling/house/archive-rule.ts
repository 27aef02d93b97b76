import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import { schedulingPolicy } from '../scheduling-policy.ts';
import { lockHouse } from './lock-house.ts';
import { ruleRef } from './rule-inputs.ts';
import { changeRule, readRule, requireMeaning } from './rule-record.ts';

/**
 * A rule holds no more.
 * @throws NotAllowed · NotFound · StaleEdit
 */
export const archiveRule = command('scheduling.archiveRule', z.object(ruleRef), async (tx, { ruleId, expectedVersion }) => {
  schedulingPolicy.require(tx.actor, 'keep_rules');
  await lockHouse(tx);
  const before = await readRule(tx, ruleId);
  return changeRule(tx, { kind: 'archived', before, after: { ...before, archivedAt: before.archivedAt ?? tx.at }, expectedVersion });
});

/**
 * An archived rule holds again.
 * @throws InvalidInput when it contradicts another by now · NotAllowed · NotFound · StaleEdit
 */
export const restoreRule = command('scheduling.restoreRule', z.object(ruleRef), async (tx, { ruleId, expectedVersion }) => {
  schedulingPolicy.require(tx.actor, 'keep_rules');
  await lockHouse(tx);
  const before = await readRule(tx, ruleId);
  const after = { ...before, archivedAt: null };
  await requireMeaning(tx, after);
  return changeRule(tx, { kind: 'restored', before, after, expectedVersion });
});
