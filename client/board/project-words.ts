import type { BoardProject } from '../../domain/board/board.ts';
import {
  PROJECT_HEALTHS,
  projectHealthAt,
  type HealthReason,
  type ProjectHealth,
  type ProjectStage,
} from '../../domain/production/project-rules.ts';
import type { Mark, Tone } from './Shape.tsx';
import type { WallFormat } from './wall-format.ts';

export const HEALTH_LOOK: Record<ProjectHealth, { mark: Mark; tone: Tone; words: string }> = {
  on_track: { mark: 'ring', tone: 'free', words: 'on track' },
  at_risk: { mark: 'half', tone: 'amber', words: 'at risk' },
  over_budget: { mark: 'triangle', tone: 'on-air', words: 'over budget' },
  late: { mark: 'triangle', tone: 'on-air', words: 'late' },
};

/** Column heads, long and for where there is little room. */
export const STAGE_NAMES: Record<ProjectStage, [string, string]> = {
  development: ['Development', 'Develop.'],
  pre_production: ['Pre-production', 'Pre-prod.'],
  production: ['Production', 'Production'],
  post_production: ['Post', 'Post'],
  delivery: ['Delivery', 'Delivery'],
  wrap: ['Wrap', 'Wrap'],
};

export interface ProjectCard {
  health: ProjectHealth;
  /** Why it stands as it does, or what comes next. */
  line: string;
}

/** How a project stands at a moment. */
export function cardOf(project: BoardProject, now: Date, format: WallFormat): ProjectCard {
  const { health, reasons } = projectHealthAt(project, { budgetUsed: project.budgetUsed }, format.isoDay(now));
  return { health, line: health === 'on_track' ? fineLine(project, now, format) : troubleLine(project, health, reasons[0], now, format) };
}

/** The projects of a stage, those in trouble first: a wall shows few of many. */
export function stageOn(stage: ProjectStage, projects: readonly BoardProject[], now: Date, format: WallFormat): BoardProject[] {
  const today = format.isoDay(now);
  const trouble = (project: BoardProject): number =>
    -PROJECT_HEALTHS.indexOf(projectHealthAt(project, { budgetUsed: project.budgetUsed }, today).health);
  return projects.filter((project) => project.stage === stage).sort((a, b) => trouble(a) - trouble(b) || a.position - b.position);
}

/** In two or three words, as a card on a wall has room for. */
function troubleLine(
  project: BoardProject,
  health: ProjectHealth,
  reason: HealthReason | undefined,
  now: Date,
  format: WallFormat,
): string {
  const { deadline, budgetUsed, healthNote } = project;
  if (reason?.why === 'deadline_passed' && deadline)
    return `${daysWords((Date.parse(format.isoDay(now)) - Date.parse(deadline)) / 86_400_000)} late`;
  if (reason?.why === 'deadline_near' && deadline) return `due ${format.calendarDay(deadline, now)}`;
  if (reason?.why === 'budget_spent' && budgetUsed !== null) return `${Math.min(999, Math.ceil(budgetUsed * 100 - 100))} % over`;
  if (reason?.why === 'budget_nearly_spent' && budgetUsed !== null) return `${Math.floor(budgetUsed * 100)} % of budget`;
  return healthNote ?? HEALTH_LOOK[health].words;
}

function fineLine(project: BoardProject, now: Date, format: WallFormat): string {
  if (project.healthNote) return project.healthNote;
  if (project.delivered) return 'delivered';
  if (project.deadline) return `due ${format.calendarDay(project.deadline, now)}`;
  return project.clientName ?? 'no deadline';
}

const daysWords = (days: number): string => (days === 1 ? '1 day' : `${days} days`);
