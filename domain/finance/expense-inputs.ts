import { z } from 'zod';
import { field } from '../kernel/input.ts';

export const EXPENSE_CATEGORIES = ['crew', 'equipment', 'location', 'travel', 'catering', 'media', 'licence', 'other'] as const;

export const expenseFields = {
  category: z.enum(EXPENSE_CATEGORIES, 'Choose one of the categories.'),
  description: field.text(500).refine((text) => text !== '', 'Say what the money was spent on.'),
  amountMinor: field.money(),
  spentOn: field.day(),
};

export const expenseRef = { expenseId: field.id('expense'), expectedVersion: field.version().optional() };
