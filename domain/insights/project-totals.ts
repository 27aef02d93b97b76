import { Prisma, type Change } from '../../prisma/generated/client/client.ts';
import { MAX_MINOR } from '../kernel/money.ts';
import { rollup, sidesOf, touches } from './rollup.ts';

interface Dirty {
  projects: string[];
  /** Everything these people worked on: what their hour costs has changed. */
  people: string[];
}

/**
 * What a project earns and costs, in minor units. Revenue: the prices of its sessions that are confirmed, running or over.
 * People: everyone firmly on those sessions, paid for all the time they are taken, setup and teardown included, at what their hour
 * costs today. Expenses: those that are not archived.
 */
export const projectTotals = rollup<Dirty>({
  consumer: 'insights.project_totals',
  dirtyOf: (changes) => ({
    projects: [...new Set(changes.flatMap(projectsOf))],
    people: changes.filter((change) => change.entity === 'person' && touches(change, 'hourlyCostMinor')).map((change) => change.entityId),
  }),
  async recompute(db, studioId, { projects, people }) {
    if (projects.length === 0 && people.length === 0) return;
    await saveTotals(
      db,
      studioId,
      Prisma.sql`project.id = ANY (${projects}::uuid[]) OR project.id IN (
        SELECT session.project_id FROM booking AS session
        JOIN allocation AS work ON work.studio_id = session.studio_id AND work.booking_id = session.id
        WHERE session.studio_id = ${studioId}::uuid AND session.project_id IS NOT NULL AND work.resource_id = ANY (${people}::uuid[]))`,
    );
  },
  recomputeAll: (db, studioId) => saveTotals(db, studioId, Prisma.sql`true`),
});

const projectsOf = (change: Change): string[] =>
  change.entity === 'project'
    ? [change.entityId]
    : sidesOf(change).flatMap((side) => (typeof side.projectId === 'string' ? [side.projectId] : []));

/** Sessions that earn, and on which people work. */
export const EARNING = Prisma.sql`session.state IN ('confirmed', 'in_session', 'completed')`;

/** What one person's work on one session costs, rounded half up, so that the rows behind a total add up to it. */
export const workCost = Prisma.sql`
  round(person.hourly_cost_minor * extract(epoch FROM work.ends_at - work.starts_at) / 3600)`;

async function saveTotals(db: Prisma.TransactionClient, studioId: string, which: Prisma.Sql): Promise<void> {
  // A sum past what a column holds is shown as the largest amount: an error here would keep every later change from its figure.
  const most = Prisma.sql`${MAX_MINOR}::bigint`;
  await db.$executeRaw`
    INSERT INTO project_totals (studio_id, project_id, revenue_minor, people_cost_minor, expense_minor)
    SELECT project.studio_id, project.id, least(earned.minor, ${most})::int, least(worked.minor, ${most})::int, least(spent.minor, ${most})::int
    FROM project
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(session.price_minor), 0)::bigint AS minor FROM booking AS session
      WHERE session.studio_id = project.studio_id AND session.project_id = project.id AND ${EARNING}
    ) AS earned
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(${workCost}), 0)::bigint AS minor
      FROM booking AS session
      JOIN allocation AS work ON work.studio_id = session.studio_id AND work.booking_id = session.id AND work.firm
      JOIN person ON person.id = work.resource_id AND person.studio_id = work.studio_id
      WHERE session.studio_id = project.studio_id AND session.project_id = project.id AND ${EARNING}
    ) AS worked
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(expense.amount_minor), 0)::bigint AS minor FROM expense
      WHERE expense.studio_id = project.studio_id AND expense.project_id = project.id AND expense.archived_at IS NULL
    ) AS spent
    WHERE project.studio_id = ${studioId}::uuid AND (${which})
    ORDER BY project.id
    ON CONFLICT (studio_id, project_id) DO UPDATE
      SET revenue_minor = EXCLUDED.revenue_minor, people_cost_minor = EXCLUDED.people_cost_minor, expense_minor = EXCLUDED.expense_minor
      WHERE (project_totals.revenue_minor, project_totals.people_cost_minor, project_totals.expense_minor)
        IS DISTINCT FROM (EXCLUDED.revenue_minor, EXCLUDED.people_cost_minor, EXCLUDED.expense_minor)`;
}
