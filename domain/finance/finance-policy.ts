import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { Actor } from '../kernel/actor.ts';
import { policy } from '../kernel/policy.ts';

type FinanceAct = 'see_expenses' | 'keep_expenses';

export const financePolicy = policy<FinanceAct>(
  {
    see_expenses: ['owner', 'studio_manager', 'producer', 'finance'],
    keep_expenses: ['owner', 'studio_manager', 'producer', 'finance'],
  },
  { see_expenses: 'Seeing expenses', keep_expenses: 'Changing expenses' },
);

/** The expenses an actor may know of. */
export const visibleTo = (actor: Actor): Prisma.ExpenseWhereInput =>
  financePolicy.can(actor, 'see_expenses') ? { studioId: actor.studioId } : { studioId: actor.studioId, id: { in: [] } };
