import { forMinutes, type MinorUnits } from '../../domain/kernel/money.ts';
import { lengthMinutes } from '../../domain/kernel/time-range.ts';
import { dayToColumn, plusDays } from '../../domain/kernel/zone.ts';
import { isFirm } from '../../domain/scheduling/booking-states.ts';
import type { Project, ProjectStage } from '../generated/client/client.ts';
import { memberOf } from './add-people.ts';
import type { Demo } from './demo.ts';
import { EXPENSES, PROJECTS, type ProjectData } from './projects-data.ts';
import { snapshot } from './snapshots.ts';

const STAGES: readonly ProjectStage[] = ['development', 'pre_production', 'production', 'post_production', 'delivery', 'wrap'];

export function addProjects(demo: Demo): void {
  const { rows, studioId } = demo;
  for (const [index, data] of PROJECTS.entries()) {
    const begun = plusDays(demo.monday, Math.min(7 * (data.weeks[0] - 4), -15 - index));
    const createdAt = new Date(Math.max(+demo.createdAt + 2 * 86_400_000, +demo.at(begun, 10 * 60 + index)));
    rows.projects.push({
      id: demo.id(createdAt),
      studioId,
      name: data.name,
      clientId: rows.clients.find((one) => one.name === data.client)!.id,
      stage: data.stage,
      deadline: data.deadlineInDays === null ? null : dayToColumn(plusDays(demo.today, data.deadlineInDays)),
      deliveredAt: null,
      budgetMinor: null,
      reportedHealth: data.health ?? null,
      healthNote: data.note ?? '',
      producerId: rows.resources.find((one) => one.kind === 'person' && one.name === data.producer)!.id,
      brief: data.brief,
      position: (rows.projects.filter((one) => one.stage === data.stage).length + 1) * 1_000,
      createdAt,
      archivedAt: null,
      version: 1,
    });
  }
}

/** Expenses, then budgets: what they are set to follows from what the sessions earn and cost. Comes after the sessions. */
export function addProjectMoney(demo: Demo): void {
  const earned = earnedByProject(demo);
  for (const [index, project] of demo.rows.projects.entries()) {
    const data = PROJECTS[index]!;
    const { revenue, peopleCost } = earned.get(project.id)!;
    const wanted = Math.round(revenue * (1 - data.margin)) - peopleCost;
    const spent = data.weeks[0] > -3 ? 0 : addExpenses(demo, project, Math.max(wanted, 12_000));
    // Budgets are agreed in round sums.
    if (data.spent !== null) project.budgetMinor = Math.max(600_000, Math.round((peopleCost + spent) / data.spent / 5_000) * 5_000);
    recordLife(demo, project, data);
  }
}

interface Earned {
  revenue: MinorUnits;
  peopleCost: MinorUnits;
}

/** What each project's sessions earn and cost. */
function earnedByProject({ rows }: Demo): Map<string, Earned> {
  const earned = new Map(rows.projects.map((project): [string, Earned] => [project.id, { revenue: 0, peopleCost: 0 }]));
  const costs = new Map(rows.persons.map((person) => [person.id, person.hourlyCostMinor]));
  const ofBooking = new Map<string, Earned>();
  for (const { id, projectId, state, priceMinor } of rows.bookings) {
    const project = projectId !== null && isFirm(state) ? earned.get(projectId) : undefined;
    if (!project) continue;
    project.revenue += priceMinor;
    ofBooking.set(id, project);
  }
  for (const work of rows.allocations) {
    const project = work.bookingId === null ? undefined : ofBooking.get(work.bookingId);
    const cost = costs.get(work.resourceId);
    if (project && cost !== undefined) project.peopleCost += forMinutes(cost, lengthMinutes(work));
  }
  return earned;
}

function addExpenses(demo: Demo, project: Project, total: MinorUnits): MinorUnits {
  const { random } = demo;
  const count = total > 200_000 ? random.between(5, 9) : random.between(2, 3);
  const shares = Array.from({ length: count }, () => 0.4 + random.next());
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const days = Math.max(1, Math.floor((+demo.now - +project.createdAt) / 86_400_000));
  let sum = 0;
  for (const share of shares) {
    const [category, description] = random.pick(EXPENSES);
    const at = new Date(+demo.now - random.between(0, days) * 86_400_000 - random.between(1, 50) * 60_000);
    const amountMinor = Math.max(500, Math.round((total * share) / whole / 10) * 10);
    const expense = {
      id: demo.id(at),
      studioId: demo.studioId,
      projectId: project.id,
      category,
      description,
      amountMinor,
      spentOn: dayToColumn(at.toISOString().slice(0, 10)),
      archivedAt: null,
      version: 1,
    };
    sum += amountMinor;
    demo.rows.expenses.push(expense);
    demo.record(at, memberOf(demo, 'finance'), {
      area: 'finance',
      entity: 'expense',
      entityId: expense.id,
      kind: 'created',
      before: null,
      after: snapshot(expense),
    });
  }
  return sum;
}

/** From the first idea to where the project is today, a stage at a time. */
function recordLife(demo: Demo, project: Project, { deliveredDaysAgo = 0 }: ProjectData): void {
  const stages = STAGES.slice(0, STAGES.indexOf(project.stage) + 1);
  const by = memberOf(demo, 'producer');
  const until = +demo.now - deliveredDaysAgo * 86_400_000;
  const isWrapped = project.stage === 'wrap';
  // A project in work entered its stage a while ago; one that is wrapped up did so when it was delivered.
  const span = (until - +project.createdAt) / (isWrapped ? stages.length - 1 : stages.length + 1);
  const change = { area: 'production', entity: 'project', entityId: project.id } as const;
  let before: Record<string, unknown> | null = null;
  for (const [step, stage] of stages.entries()) {
    const at = new Date(+project.createdAt + step * span);
    if (stage === 'wrap') project.deliveredAt = at;
    project.version = step + 1;
    const after = snapshot({ ...project, stage });
    demo.record(at, by, { ...change, kind: step === 0 ? 'created' : 'moved', before, after });
    before = after;
  }
}
