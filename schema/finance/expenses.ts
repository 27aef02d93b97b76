import { archiveExpense, restoreExpense } from '../../domain/finance/archive-expense.ts';
import { createExpense } from '../../domain/finance/create-expense.ts';
import { editExpense } from '../../domain/finance/edit-expense.ts';
import { EXPENSE_CATEGORIES } from '../../domain/finance/expense-inputs.ts';
import { SEE_EXPENSES, visibleTo } from '../../domain/finance/finance-policy.ts';
import { StaleEdit } from '../../domain/kernel/errors.ts';
import { dayToColumn } from '../../domain/kernel/zone.ts';
import { builder, inStudio } from '../builder.ts';
import { ARCHIVED, contains, EXPECTED_VERSION, inUse, VERSION } from '../shared/edit-input.ts';
import { idField } from '../shared/id-fields.ts';
import { list } from '../shared/list.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';

const WHO = 'Requires the role owner, studio manager, producer or finance.';

export const ExpenseCategoryEnum = builder.enumType('ExpenseCategory', {
  description: 'What money was spent on.',
  values: Object.fromEntries(
    EXPENSE_CATEGORIES.map((one) => [one, { description: `${one.charAt(0).toUpperCase()}${one.slice(1)}.` }]),
  ) as Record<(typeof EXPENSE_CATEGORIES)[number], { description: string }>,
});

export const Expense = builder.prismaNode('Expense', {
  select: { id: true },
  description: 'Money a project cost beside its people. Visible to owners, studio managers, producers and finance.',
  access: SEE_EXPENSES,
  id: { field: 'id', description: 'Id of the expense.' },
  findUnique: (id, context) => ({ ...inStudio(id, context), AND: [visibleTo(context.caller.actor)] }),
  fields: (t) => ({
    project: t.relation('project', { description: 'The project that it belongs to.' }),
    category: t.expose('category', { type: ExpenseCategoryEnum, description: 'What kind of cost.' }),
    description: t.exposeString('description', { description: 'What the money was spent on.' }),
    amountMinor: t.exposeInt('amountMinor', { description: 'How much, minor units of the studio’s currency.' }),
    spentOn: t.expose('spentOn', { type: 'Date', description: 'The day it was spent.' }),
    archivedAt: t.expose('archivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken out of the cost; null while it counts.',
    }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

list('expenses', {
  model: 'Expense',
  type: Expense,
  access: SEE_EXPENSES,
  description: 'Expenses of projects.',
  sorts: {
    SPENT_ON: (direction) => ({ spentOn: direction }),
    AMOUNT: (direction) => ({ amountMinor: direction }),
    DESCRIPTION: (direction) => ({ description: direction }),
  },
  search: (word) => ({ OR: [{ description: contains(word) }, { project: { name: contains(word) } }] }),
  filters: (arg) => ({
    archived: arg.boolean({ description: ARCHIVED }),
    projectId: idField(arg as never, 'Project', { required: false, description: 'Only those of this project.' }),
    category: arg({ type: ExpenseCategoryEnum, description: 'Only of this kind.' }),
    from: arg({ type: 'Date', description: 'Only what was spent on this day or later.' }),
    to: arg({ type: 'Date', description: 'Only what was spent on this day or before.' }),
  }),
  where: (caller, { archived, projectId, category, from, to }) => ({
    AND: [
      visibleTo(caller.actor),
      inUse(archived),
      projectId ? { projectId } : {},
      category ? { category } : {},
      from ? { spentOn: { gte: dayToColumn(from) } } : {},
      to ? { spentOn: { lte: dayToColumn(to) } } : {},
    ],
  }),
});

mutation('createExpense', {
  description: `Enters money that a project cost. ${WHO}`,
  access: SEE_EXPENSES,
  type: Expense,
  input: (t) => ({
    projectId: idField(t, 'Project', { required: true, description: 'The project that it belongs to.' }),
    category: t.field({ type: ExpenseCategoryEnum, description: 'What kind of cost; other if not given.' }),
    description: t.string({ required: true, description: 'What the money was spent on.' }),
    amountMinor: t.int({ required: true, description: 'How much, minor units of the studio’s currency.' }),
    spentOn: t.field({ type: 'Date', required: true, description: 'The day it was spent.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await createExpense(caller, withoutNulls(input));
    return caller.db.expense.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editExpense', {
  description: `Corrects an expense; what is left out stays. ${WHO}`,
  access: SEE_EXPENSES,
  type: Expense,
  errors: [StaleEdit],
  input: (t) => ({
    expenseId: idField(t, 'Expense', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    category: t.field({ type: ExpenseCategoryEnum, description: 'What kind of cost.' }),
    description: t.string({ description: 'What the money was spent on.' }),
    amountMinor: t.int({ description: 'How much, minor units of the studio’s currency.' }),
    spentOn: t.field({ type: 'Date', description: 'The day it was spent.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await editExpense(caller, withoutNulls(input));
    return caller.db.expense.findUniqueOrThrow({ ...query, where: { id } });
  },
});

for (const [name, command, description] of [
  ['archiveExpense', archiveExpense, 'Takes an expense out of its project’s cost.'],
  ['restoreExpense', restoreExpense, 'Lets an archived expense count again.'],
] as const)
  mutation(name, {
    description: `${description} ${WHO}`,
    access: SEE_EXPENSES,
    type: Expense,
    errors: [StaleEdit],
    input: (t) => ({
      expenseId: idField(t, 'Expense', { required: true, description: 'Which.' }),
      expectedVersion: t.int({ description: EXPECTED_VERSION }),
    }),
    resolve: async (caller, input, query) => {
      const { id } = await command(caller, withoutNulls(input));
      return caller.db.expense.findUniqueOrThrow({ ...query, where: { id } });
    },
  });
