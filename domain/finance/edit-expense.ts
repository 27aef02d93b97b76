import { z } from 'zod';
import { command } from '../kernel/command.ts';
import { given } from '../kernel/given.ts';
import { expenseFields, expenseRef } from './expense-inputs.ts';
import { changeExpense, lockExpense } from './expense-record.ts';
import { financePolicy } from './finance-policy.ts';

/**
 * Corrects an expense; what is left out stays.
 * @throws InvalidInput · NotAllowed · NotFound · StaleEdit
 */
export const editExpense = command(
  'finance.editExpense',
  z.object({ ...expenseRef, ...z.object(expenseFields).partial().shape }),
  async (tx, { expenseId, expectedVersion, ...fields }) => {
    financePolicy.require(tx.actor, 'keep_expenses');
    const before = await lockExpense(tx, expenseId);
    return changeExpense(tx, { kind: 'edited', before, after: { ...before, ...given(fields) }, expectedVersion });
  },
);
