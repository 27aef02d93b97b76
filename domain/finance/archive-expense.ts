import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { expenseRef } from './expense-inputs.ts';
import { changeExpense, lockExpense } from './expense-record.ts';
import { financePolicy } from './finance-policy.ts';

// Both throw NotAllowed · NotFound · StaleEdit. A repeat changes nothing.

/** Takes an expense out of its project's cost. */
export const archiveExpense = command('finance.archiveExpense', z.object(expenseRef), async (tx, { expenseId, expectedVersion }) => {
  financePolicy.require(tx.actor, 'keep_expenses');
  const before = await lockExpense(tx, expenseId);
  return changeExpense(tx, { kind: 'archived', before, after: { ...before, archivedAt: before.archivedAt ?? tx.at }, expectedVersion });
});

/** Lets an archived expense count again. */
export const restoreExpense = command('finance.restoreExpense', z.object(expenseRef), async (tx, { expenseId, expectedVersion }) => {
  financePolicy.require(tx.actor, 'keep_expenses');
  const before = await lockExpense(tx, expenseId);
  return changeExpense(tx, { kind: 'restored', before, after: { ...before, archivedAt: null }, expectedVersion });
});
