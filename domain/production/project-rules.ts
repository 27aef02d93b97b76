import type { Instant } from '../kernel/clock.ts';
import type { Day } from '../kernel/zone.ts';

export type ProjectStage = 'development' | 'pre_production' | 'production' | 'post_production' | 'delivery' | 'wrap';
export type ProjectHealth = 'on_track' | 'at_risk' | 'over_budget' | 'late';

/**
 * The stages of a project in their order (PRJ-2). A project may go from any to any other: producers skip and step back.
 * `daysBeforeDeadline`: so many days or fewer before the deadline, a project that is still in this stage is at risk.
 */
export const STAGES = {
  development: { label: 'Development', daysBeforeDeadline: 21 },
  pre_production: { label: 'Pre-production', daysBeforeDeadline: 14 },
  production: { label: 'Production', daysBeforeDeadline: 5 },
  post_production: { label: 'Post-production', daysBeforeDeadline: 2 },
  delivery: { label: 'Delivery', daysBeforeDeadline: 0 },
  wrap: { label: 'Wrap', daysBeforeDeadline: null },
} as const satisfies Record<ProjectStage, { label: string; daysBeforeDeadline: number | null }>;

export const PROJECT_STAGES = Object.keys(STAGES) as ProjectStage[];

/** From well to worst; the shown health is the worst of what is said and what the figures say. */
export const PROJECT_HEALTHS = ['on_track', 'at_risk', 'over_budget', 'late'] as const satisfies readonly ProjectHealth[];

/** From this share of the budget on, a project is at risk. */
export const BUDGET_AT_RISK = 0.85;

export const stagesAfter = (stage: ProjectStage): ProjectStage[] => PROJECT_STAGES.filter((other) => other !== stage);
export const isBeforeWrap = (stage: ProjectStage): boolean => stage !== 'wrap';

/** What health follows from. */
export interface ProjectStanding {
  stage: ProjectStage;
  /** Last day on which delivery is on time, in the studio's calendar. */
  deadline: Day | null;
  delivered: boolean;
  reportedHealth: ProjectHealth | null;
  healthNote?: string | null;
}

export interface HealthReason {
  health: ProjectHealth;
  why: 'reported' | 'deadline_passed' | 'deadline_near' | 'budget_spent' | 'budget_nearly_spent';
  /** A phrase for people: `6 days past the deadline`. */
  text: string;
}

/**
 * How a project stands on a day of the studio's calendar, and why: the worse of what its producer reported and what the figures say.
 * `budgetUsed` is cost ÷ budget; null when there is no budget or the viewer may not know.
 */
export function projectHealthAt(
  project: ProjectStanding,
  { budgetUsed }: { budgetUsed: number | null },
  today: Day,
): { health: ProjectHealth; reasons: HealthReason[] } {
  const reasons = [...reported(project), ...byDeadline(project, today), ...byBudget(project, budgetUsed)];
  reasons.sort((a, b) => severity(b.health) - severity(a.health));
  const worst = reasons[0]?.health ?? 'on_track';
  return { health: worst, reasons: reasons.filter(({ health, why }) => health !== 'on_track' || why === 'reported') };
}

const severity = (health: ProjectHealth): number => PROJECT_HEALTHS.indexOf(health);

function reported({ reportedHealth, healthNote }: ProjectStanding): HealthReason[] {
  return reportedHealth ? [{ health: reportedHealth, why: 'reported', text: healthNote || 'reported by the producer' }] : [];
}

function byDeadline({ stage, deadline, delivered }: ProjectStanding, today: Day): HealthReason[] {
  const margin = STAGES[stage].daysBeforeDeadline;
  if (!deadline || delivered || margin === null) return [];
  const left = daysBetween(today, deadline);
  if (left < 0) return [{ health: 'late', why: 'deadline_passed', text: `${days(-left)} past the deadline` }];
  if (left > margin || margin === 0) return [];
  const when = left === 0 ? 'due today' : `due in ${days(left)}`;
  return [{ health: 'at_risk', why: 'deadline_near', text: `${when}, still in ${STAGES[stage].label.toLowerCase()}` }];
}

function byBudget({ stage, delivered }: ProjectStanding, used: number | null): HealthReason[] {
  if (used === null || used < BUDGET_AT_RISK) return [];
  // Delivered within its budget, it did what it should.
  if (used <= 1 && (delivered || stage === 'wrap')) return [];
  const percent = `${Math.round(used * 100)}% of the budget`;
  return used > 1
    ? [{ health: 'over_budget', why: 'budget_spent', text: `${percent} spent` }]
    : [{ health: 'at_risk', why: 'budget_nearly_spent', text: `${percent} spent` }];
}

const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

/** What a project has cost against its budget; null without one. A budget of nothing is used up by the first cent. */
export const budgetUsed = (costMinor: number, budgetMinor: number | null): number | null => {
  if (budgetMinor === null) return null;
  return budgetMinor > 0 ? costMinor / budgetMinor : costMinor > 0 ? Number.MAX_VALUE : 0;
};

/**
 * When the work was delivered. The pipeline has no own mark for it: a project counts as delivered when it first enters `wrap`.
 * One that goes back from there was not delivered after all.
 */
export function deliveredAtAfter(move: { from: ProjectStage; to: ProjectStage; deliveredAt: Instant | null; at: Instant }): Instant | null {
  if (move.to === 'wrap') return move.deliveredAt ?? move.at;
  return move.from === 'wrap' ? null : move.deliveredAt;
}

/** Places lie apart by one; a card dropped between two gets the middle. Below this they are numbered anew. */
const CLOSEST = 1e-6;

/** The place between two neighbours (null: the edge of the column), or null when they lie too close. */
export function placeBetween(above: number | null, below: number | null): number | null {
  if (above === null) return below === null ? 0 : below - 1;
  if (below === null) return above + 1;
  return below - above > CLOSEST ? (above + below) / 2 : null;
}
