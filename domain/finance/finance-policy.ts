import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { Actor, Role } from '../kernel/actor.ts';
import { policy } from '../kernel/policy.ts';

type FinanceAct = 'see_expenses' | 'keep_expenses';

export const SEE_EXPENSES = ['owner', 'studio_manager', 'producer', 'finance'] as const satisfies readonly Role[];

export const financePolicy = policy<FinanceAct>(
  {
    see_expenses: SEE_EXPENSES,
    keep_expenses: SEE_EXPENSES,
  },
  { see_expenses: 'Seeing expenses', keep_expenses: 'Changing expenses' },
);

/** The expenses an actor may know of. */
export const visibleTo = (actor: Actor): Prisma.ExpenseWhereInput =>
  financePolicy.can(actor, 'see_expenses') ? { studioId: actor.studioId } : { studioId: actor.studioId, id: { in: [] } };
