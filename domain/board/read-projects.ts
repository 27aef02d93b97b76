import { Prisma } from '../../prisma/generated/client/client.ts';
import { EARNING, projectTotals, workCost } from '../insights/project-totals.ts';
import type { Instant } from '../kernel/clock.ts';
import { minusMinutes } from '../kernel/time-range.ts';
import { dayFromColumn } from '../kernel/zone.ts';
import { budgetUsed } from '../production/project-rules.ts';
import type { BoardProject } from './board.ts';
import type { ActorSight } from './board-policy.ts';
import type { BoardDb } from './read-board.ts';
import type { Touched } from './touched.ts';

/** A project that is wrapped up leaves the board this long after it was delivered; a wall shows what moves. */
const WRAPPED_STAYS_MINUTES = 30 * 1_440;

interface ProjectRow extends Omit<BoardProject, 'deadline' | 'budgetUsed'> {
  deadline: Date | null;
  budgetMinor: number | null;
  costMinor: number;
}

/** The projects of the pipeline, in the order of their stages' columns. */
export async function readProjects(board: BoardDb, now: Instant, sight: ActorSight, touched: Touched | null): Promise<BoardProject[]> {
  const { db, studioId } = board;
  if (!sight.projects || (touched && touched.projects.size + touched.clients.size + touched.paid.size === 0)) return [];
  const rows = await db.$queryRaw<ProjectRow[]>`
    SELECT p.id, p.name, c.name AS "clientName", p.stage::text AS stage, p.position, p.deadline, p.delivered_at IS NOT NULL AS delivered,
      p.reported_health::text AS "reportedHealth", nullif(p.health_note, '') AS "healthNote", p.budget_minor AS "budgetMinor",
      (${sight.budgets ? costOf(board, touched) : Prisma.sql`0::float8`}) AS "costMinor"
    FROM project p
    LEFT JOIN client c ON c.id = p.client_id
    WHERE p.studio_id = ${studioId}::uuid AND p.archived_at IS NULL
      AND (p.stage <> 'wrap' OR p.delivered_at IS NULL OR p.delivered_at > ${minusMinutes(now, WRAPPED_STAYS_MINUTES)}::timestamptz)
      ${sight.onlyClientId === null ? Prisma.empty : Prisma.sql`AND p.client_id = ${sight.onlyClientId}::uuid`}
      ${touched ? Prisma.sql`AND (${isTouched(studioId, touched)})` : Prisma.empty}
    ORDER BY p.position, p.id`;
  return rows.map(({ budgetMinor, costMinor, deadline, ...row }) => ({
    ...row,
    clientName: sight.names ? row.clientName : null,
    // Free text may well name somebody.
    healthNote: sight.names ? row.healthNote : null,
    deadline: deadline && dayFromColumn(deadline),
    budgetUsed: sight.budgets ? budgetUsed(costMinor, budgetMinor) : null,
  }));
}

const isTouched = (studioId: string, { projects, clients, paid }: Touched): Prisma.Sql =>
  Prisma.sql`p.id = ANY (${[...projects]}::uuid[]) OR p.client_id = ANY (${[...clients]}::uuid[])
    OR p.id IN (SELECT session.project_id FROM booking session JOIN allocation work ON work.studio_id = session.studio_id AND work.booking_id = session.id
      WHERE session.studio_id = ${studioId}::uuid AND work.resource_id = ANY (${[...paid]}::uuid[]))`;

/**
 * What a project has cost, for those with a budget. The rollup when its worker has seen everything this reading sees; while it is
 * behind, and for the few projects of a piece of news, the same sum from the rows: nothing would tell the board of it later.
 */
const costOf = ({ studioId, revision }: BoardDb, touched: Touched | null): Prisma.Sql =>
  touched
    ? fromRows
    : Prisma.sql`CASE WHEN (SELECT cursor.revision FROM change_cursor AS cursor
        WHERE cursor.consumer = ${projectTotals.consumer} AND cursor.studio_id = ${studioId}::uuid) >= ${revision}::bigint
      THEN (SELECT coalesce(sum(t.people_cost_minor::float8 + t.expense_minor), 0) FROM project_totals t
        WHERE t.studio_id = p.studio_id AND t.project_id = p.id)
      ELSE ${fromRows} END`;

const fromRows = Prisma.sql`CASE WHEN p.budget_minor IS NULL THEN 0 ELSE
    (SELECT coalesce(sum(${workCost}), 0)::float8
      FROM booking AS session
      JOIN allocation AS work ON work.studio_id = session.studio_id AND work.booking_id = session.id AND work.firm
      JOIN person ON person.id = work.resource_id AND person.studio_id = work.studio_id
      WHERE session.studio_id = p.studio_id AND session.project_id = p.id AND ${EARNING})
    + (SELECT coalesce(sum(e.amount_minor), 0)::float8 FROM expense e
      WHERE e.studio_id = p.studio_id AND e.project_id = p.id AND e.archived_at IS NULL) END`;
