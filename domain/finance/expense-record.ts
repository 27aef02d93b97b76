import type { Expense } from '../../prisma/generated/client/client.ts';
import { saveEdit } from '../activity/save-edit.ts';
import { NotFound } from '../kernel/errors.ts';
import type { Tx } from '../kernel/transact.ts';
import { dayFromColumn, dayToColumn, type Day } from '../kernel/zone.ts';
import { visibleTo } from './finance-policy.ts';

/** An expense as it is changed and logged. */
export type ExpenseRecord = Omit<Expense, 'studioId' | 'spentOn'> & { spentOn: Day };

/**
 * Reads an expense and locks it until commit.
 * @throws NotFound also when the actor may not see it
 */
export async function lockExpense(tx: Tx, expenseId: string): Promise<ExpenseRecord> {
  await tx.db.$queryRaw`SELECT 1 FROM expense WHERE studio_id = ${tx.studioId}::uuid AND id = ${expenseId}::uuid FOR NO KEY UPDATE`;
  const found = await tx.db.expense.findFirst({ where: { AND: [visibleTo(tx.actor), { id: expenseId }] } });
  if (!found) throw new NotFound('expense', expenseId);
  const { studioId: _studio, ...expense } = found;
  return { ...expense, spentOn: dayFromColumn(expense.spentOn) };
}

/** @throws StaleEdit */
export const changeExpense = (
  tx: Tx,
  change: { kind: string; before: ExpenseRecord; after: ExpenseRecord; expectedVersion?: number | undefined },
): Promise<{ id: string; version: number }> =>
  saveEdit(tx, {
    area: 'finance',
    entity: 'expense',
    ...change,
    save: ({ id, spentOn, ...data }) =>
      tx.db.expense.update({ where: { studioId_id: { studioId: tx.studioId, id } }, data: { ...data, spentOn: dayToColumn(spentOn) } }),
  });
