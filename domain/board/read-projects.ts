import { Prisma } from '../../prisma/generated/client/client.ts';
import type { Instant } from '../kernel/clock.ts';
import { dayFromColumn } from '../kernel/zone.ts';
import { minusMinutes } from '../kernel/time-range.ts';
import type { BoardProject } from './board.ts';
import type { ActorSight } from './board-policy.ts';
import type { BoardDb } from './read-board.ts';
import type { Touched } from './touched.ts';

/** A project that is wrapped up leaves the board this long after it was delivered; a wall shows what moves. */
const WRAPPED_STAYS_MINUTES = 30 * 1_440;

interface ProjectRow extends Omit<BoardProject, 'deadline'> {
  deadline: Date | null;
}

/** The projects of the pipeline, in the order of their stages' columns. */
export async function readProjects(
  { db, studioId }: BoardDb,
  now: Instant,
  sight: ActorSight,
  touched: Touched | null,
): Promise<BoardProject[]> {
  const only = touched && [...touched.projects];
  if (!sight.projects || (only?.length === 0 && touched?.clients.size === 0)) return [];
  const rows = await db.$queryRaw<ProjectRow[]>`
    SELECT p.id, p.name, c.name AS "clientName", p.stage::text AS stage, p.position, p.deadline, p.delivered_at IS NOT NULL AS delivered,
      p.reported_health::text AS "reportedHealth", nullif(p.health_note, '') AS "healthNote",
      (t.people_cost_minor::float8 + t.expense_minor) / nullif(p.budget_minor, 0) AS "budgetUsed"
    FROM project p
    LEFT JOIN client c ON c.id = p.client_id
    LEFT JOIN project_totals t ON t.project_id = p.id
    WHERE p.studio_id = ${studioId}::uuid AND p.archived_at IS NULL
      AND (p.stage <> 'wrap' OR p.delivered_at IS NULL OR p.delivered_at > ${minusMinutes(now, WRAPPED_STAYS_MINUTES)}::timestamptz)
      ${sight.onlyClientId === null ? Prisma.empty : Prisma.sql`AND p.client_id = ${sight.onlyClientId}::uuid`}
      ${only ? Prisma.sql`AND (p.id = ANY (${only}::uuid[]) OR p.client_id = ANY (${[...touched.clients]}::uuid[]))` : Prisma.empty}
    ORDER BY p.stage, p.position, p.id`;
  return rows.map((row) => ({
    ...row,
    clientName: sight.names ? row.clientName : null,
    // Free text may well name somebody.
    healthNote: sight.names ? row.healthNote : null,
    deadline: row.deadline && dayFromColumn(row.deadline),
    budgetUsed: sight.budgets ? row.budgetUsed : null,
  }));
}
