import type { Caller } from '../kernel/caller.ts';
import { NotFound } from '../kernel/errors.ts';
import { isId } from '../kernel/ids.ts';
import { dayFromColumn, type Day } from '../kernel/zone.ts';
import { visibleTo } from '../production/production-policy.ts';
import type { BookingState } from '../scheduling/booking-states.ts';
import { insightsPolicy } from './insights-policy.ts';
import { EARNING, workCost } from './project-totals.ts';

/** What one session brings and costs its project. */
export interface ProjectSession {
  bookingId: string;
  title: string;
  state: BookingState;
  startsAt: Date;
  endsAt: Date;
  revenueMinor: number;
  peopleCostMinor: number;
  /** Names of those who are paid for it. */
  people: string[];
}

export interface ProjectExpense {
  expenseId: string;
  description: string;
  category: string;
  spentOn: Day;
  amountMinor: number;
}

export interface ProjectRows {
  sessions: ProjectSession[];
  expenses: ProjectExpense[];
}

/**
 * The sessions and expenses behind a project's figures, newest first; they add up to its totals.
 * @throws NotAllowed · NotFound
 */
export async function readProjectRows(caller: Caller, { projectId }: { projectId: string }): Promise<ProjectRows> {
  const { actor, db } = caller;
  insightsPolicy.require(actor, 'see_margins');
  const project = isId(projectId)
    ? await db.project.findFirst({ where: { AND: [visibleTo(actor), { id: projectId }] }, select: { id: true } })
    : null;
  if (!project) throw new NotFound('project', projectId);
  const sessions = await db.$queryRaw<ProjectSession[]>`
    SELECT session.id AS "bookingId", session.title, session.state::text AS state, session.starts_at AS "startsAt", session.ends_at AS "endsAt",
      session.price_minor AS "revenueMinor", coalesce(sum(${workCost}), 0)::int AS "peopleCostMinor",
      coalesce(array_agg(DISTINCT resource.name) FILTER (WHERE person.id IS NOT NULL), '{}') AS people
    FROM booking AS session
    LEFT JOIN (allocation AS work
      JOIN person ON person.id = work.resource_id AND person.studio_id = work.studio_id
      JOIN resource ON resource.id = person.id)
      ON work.studio_id = session.studio_id AND work.booking_id = session.id AND work.firm
    WHERE session.studio_id = ${actor.studioId}::uuid AND session.project_id = ${projectId}::uuid AND ${EARNING}
    GROUP BY session.id
    ORDER BY session.starts_at DESC, session.id`;
  const expenses = await db.expense.findMany({
    where: { studioId: actor.studioId, projectId, archivedAt: null },
    orderBy: [{ spentOn: 'desc' }, { id: 'asc' }],
  });
  return {
    sessions,
    expenses: expenses.map(({ id, description, category, spentOn, amountMinor }) => ({
      expenseId: id,
      description,
      category,
      spentOn: dayFromColumn(spentOn),
      amountMinor,
    })),
  };
}
