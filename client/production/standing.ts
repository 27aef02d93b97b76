import { projectHealthAt, type HealthReason, type ProjectHealth } from '../../domain/production/project-rules.ts';
import type { ProjectStandingFragment } from '../graphql/generated/graphql.ts';
import { format } from '../time/format.ts';

/** How a project stands on the studio's day, by the rule that server and boards use too: it turns at midnight by itself. */
export function healthOf(project: ProjectStandingFragment, now: Date): { health: ProjectHealth; reasons: HealthReason[] } {
  const { stage, deadline, deliveredAt, reportedHealth, healthNote, budgetUsed } = project;
  return projectHealthAt(
    {
      stage,
      deadline: deadline ?? null,
      delivered: deliveredAt != null,
      reportedHealth: reportedHealth ?? null,
      healthNote: healthNote ?? null,
    },
    { budgetUsed: budgetUsed ?? null },
    format().isoDay(now),
  );
}
