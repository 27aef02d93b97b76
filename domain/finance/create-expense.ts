import { z } from 'zod';
import { record } from '../activity/record.ts';
import { command } from '../kernel/command.ts';
import { NotFound } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { field } from '../kernel/input.ts';
import { dayToColumn } from '../kernel/zone.ts';
import { visibleTo as visibleProjects } from '../production/production-policy.ts';
import { expenseFields } from './expense-inputs.ts';
import type { ExpenseRecord } from './expense-record.ts';
import { financePolicy } from './finance-policy.ts';

const createExpenseInput = z.object({
  projectId: field.id('project'),
  ...expenseFields,
  category: expenseFields.category.default('other'),
});

/**
 * Enters money that a project cost beside its people.
 * @throws InvalidInput · NotAllowed · NotFound
 */
export const createExpense = command('finance.createExpense', createExpenseInput, async (tx, input) => {
  financePolicy.require(tx.actor, 'keep_expenses');
  const project = await tx.db.project.findFirst({
    where: { AND: [visibleProjects(tx.actor), { id: input.projectId }] },
    select: { id: true },
  });
  if (!project) throw new NotFound('project', input.projectId);
  const expense: ExpenseRecord = { id: newId(), ...input, archivedAt: null, version: 1 };
  await tx.db.expense.create({ data: { ...expense, studioId: tx.studioId, spentOn: dayToColumn(expense.spentOn) } });
  await record(tx, { area: 'finance', entity: 'expense', entityId: expense.id, kind: 'created', before: null, after: expense });
  return { id: expense.id, version: 1 };
});
