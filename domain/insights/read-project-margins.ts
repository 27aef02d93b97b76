import { z } from 'zod';
import type { ProjectStage } from '../../prisma/generated/client/client.ts';
import { readProgress, type LogProgress } from '../activity/follow-changes.ts';
import type { Caller } from '../kernel/caller.ts';
import { field, parseInput } from '../kernel/input.ts';
import type { ProjectMoney } from './insights-rules.ts';
import { insightsPolicy } from './insights-policy.ts';
import { projectTotals } from './project-totals.ts';

/** Amounts in minor units of the studio's currency. */
export interface ProjectMargin extends ProjectMoney {
  projectId: string;
  name: string;
  clientName: string | null;
  stage: ProjectStage;
  budgetMinor: number | null;
}

export interface ProjectMargins extends LogProgress {
  total: ProjectMoney;
  projects: ProjectMargin[];
}

const input = z.object({
  /** Part of a project's or client's name. */
  search: field.text(200).default(''),
  archived: z.boolean().default(false),
});

/**
 * What each project earns and costs, over its whole life: the largest revenue first.
 * @throws InvalidInput · NotAllowed
 */
export async function readProjectMargins(caller: Caller, raw: z.input<typeof input> = {}): Promise<ProjectMargins> {
  insightsPolicy.require(caller.actor, 'see_margins');
  const { search, archived } = parseInput(input, raw);
  const { studioId } = caller.actor;
  // Read before the figures: they are of this revision or newer, never older than said.
  const progress = await readProgress(caller.db, studioId, [projectTotals.consumer]);
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const projects = await caller.db.$queryRaw<ProjectMargin[]>`
    SELECT project.id AS "projectId", project.name, client.name AS "clientName", project.stage::text AS stage,
      project.budget_minor AS "budgetMinor", coalesce(totals.revenue_minor, 0) AS "revenueMinor",
      coalesce(totals.people_cost_minor, 0) AS "peopleCostMinor", coalesce(totals.expense_minor, 0) AS "expenseMinor"
    FROM project
    LEFT JOIN client ON client.studio_id = project.studio_id AND client.id = project.client_id
    LEFT JOIN project_totals AS totals ON totals.studio_id = project.studio_id AND totals.project_id = project.id
    WHERE project.studio_id = ${studioId}::uuid AND (project.archived_at IS NOT NULL) = ${archived}
      AND (${search} = '' OR project.name ILIKE ${like} OR client.name ILIKE ${like})
    ORDER BY coalesce(totals.revenue_minor, 0) DESC, project.name, project.id`;
  return { ...progress, total: sum(projects), projects };
}

const sum = (projects: readonly ProjectMoney[]): ProjectMoney => ({
  revenueMinor: projects.reduce((minor, project) => minor + project.revenueMinor, 0),
  peopleCostMinor: projects.reduce((minor, project) => minor + project.peopleCostMinor, 0),
  expenseMinor: projects.reduce((minor, project) => minor + project.expenseMinor, 0),
});
