import type { BookingRule } from '../../../prisma/generated/client/client.ts';
import { saveEdit } from '../../activity/save-edit.ts';
import { visibleTo as visibleClients } from '../../clients/clients-policy.ts';
import { invalid, InvalidInput, NotFound } from '../../kernel/errors.ts';
import type { Tx } from '../../kernel/transact.ts';
import { MOST_RULES } from './rule-inputs.ts';
import { contradiction, wrongWith } from './rule-terms-rules.ts';

/** A rule as it is changed and logged. */
export type RuleRecord = Omit<BookingRule, 'studioId'>;

/**
 * Reads a rule; the house is locked.
 * @throws NotFound
 */
export async function readRule(tx: Tx, ruleId: string): Promise<RuleRecord> {
  const found = await tx.db.bookingRule.findFirst({ where: { studioId: tx.studioId, id: ruleId } });
  if (!found) throw new NotFound('rule', ruleId);
  const { studioId: _studio, ...rule } = found;
  return rule;
}

/** @throws StaleEdit */
export const changeRule = (
  tx: Tx,
  change: { kind: string; before: RuleRecord; after: RuleRecord; expectedVersion?: number | undefined },
): Promise<{ id: string; version: number }> =>
  saveEdit(tx, {
    area: 'scheduling',
    entity: 'booking_rule',
    ...change,
    save: ({ id, ...data }) => tx.db.bookingRule.update({ where: { studioId_id: { studioId: tx.studioId, id } }, data }),
  });

/**
 * The rule means something, what it concerns is there, and it leaves something to book beside the others.
 * @throws InvalidInput · NotFound
 */
export async function requireMeaning(tx: Tx, rule: RuleRecord): Promise<void> {
  const issues = wrongWith(rule);
  if (issues.length > 0) throw new InvalidInput(issues);
  const { roomId, sessionTypeId, clientId } = rule;
  const { studioId } = tx;
  if (roomId && !(await tx.db.room.findFirst({ where: { studioId, id: roomId } }))) throw new NotFound('room', roomId);
  if (sessionTypeId && !(await tx.db.sessionType.findFirst({ where: { studioId, id: sessionTypeId } })))
    throw new NotFound('session type', sessionTypeId);
  if (clientId && !(await tx.db.client.findFirst({ where: { AND: [visibleClients(tx.actor), { id: clientId }] } })))
    throw new NotFound('client', clientId);
  const others = await tx.db.bookingRule.findMany({ where: { studioId, archivedAt: null, id: { not: rule.id } } });
  if (others.length >= MOST_RULES) throw invalid('', `A studio keeps ${MOST_RULES} rules in use at the most. Archive some first.`);
  const clash = contradiction(rule, others);
  if (clash) throw invalid('', clash);
}
