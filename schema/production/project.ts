import type { ProjectTotals } from '../../prisma/generated/client/client.ts';
import { margin } from '../../domain/kernel/money.ts';
import { dayAt, dayFromColumn } from '../../domain/kernel/zone.ts';
import { productionPolicy, SEE_PROJECT_MONEY, visibleTo } from '../../domain/production/production-policy.ts';
import { budgetUsed, projectHealthAt, stagesAfter } from '../../domain/production/project-rules.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { visibleBookings } from '../../domain/scheduling/scheduling-policy.ts';
import { builder, inStudio } from '../builder.ts';
import { STAFF, STAFF_AND_CLIENTS } from '../shared/access.ts';
import { VERSION } from '../shared/edit-input.ts';
import { HealthReasonType, ProjectHealthEnum, ProjectStageEnum } from './stages.ts';

type Figures = Pick<ProjectTotals, 'revenueMinor' | 'peopleCostMinor' | 'expenseMinor'>;
const NOTHING: Figures = { revenueMinor: 0, peopleCostMinor: 0, expenseMinor: 0 };
const costOf = ({ peopleCostMinor, expenseMinor }: Figures): number => peopleCostMinor + expenseMinor;

const ProjectMoney = builder.objectRef<Figures>('ProjectMoney').implement({
  description: 'What a project earns and costs, as the workers last computed it from its sessions and expenses. Minor units.',
  access: SEE_PROJECT_MONEY,
  fields: (t) => ({
    revenueMinor: t.exposeInt('revenueMinor', { description: 'Prices of its confirmed, running and completed sessions.' }),
    peopleCostMinor: t.exposeInt('peopleCostMinor', { description: 'What the people on those sessions cost.' }),
    expenseMinor: t.exposeInt('expenseMinor', { description: 'Its expenses.' }),
    costMinor: t.float({ description: 'People and expenses together; whole minor units.', resolve: costOf }),
    margin: t.float({
      nullable: true,
      description: '(Revenue − cost) ÷ revenue, a fraction; null without revenue.',
      resolve: (figures) => margin(figures.revenueMinor, costOf(figures)),
    }),
  }),
});

const TOTALS = { select: { revenueMinor: true, peopleCostMinor: true, expenseMinor: true } } as const;
const STANDING = {
  stage: true,
  deadline: true,
  deliveredAt: true,
  reportedHealth: true,
  healthNote: true,
  budgetMinor: true,
  totals: TOTALS,
  studio: { select: { zone: true } },
} as const;

interface Standing {
  stage: Parameters<typeof projectHealthAt>[0]['stage'];
  deadline: Date | null;
  deliveredAt: Date | null;
  reportedHealth: Parameters<typeof projectHealthAt>[0]['reportedHealth'];
  healthNote: string;
  budgetMinor: number | null;
  totals: Figures | null;
  studio: { zone: string };
}

/** How it stands today on the studio's calendar; who may not see its money learns nothing of its budget either. */
function healthOf(project: Standing, actor: Actor, now: Date) {
  const used = productionPolicy.can(actor, 'see_project_money') ? budgetUsed(costOf(project.totals ?? NOTHING), project.budgetMinor) : null;
  const standing = { ...project, deadline: project.deadline && dayFromColumn(project.deadline), delivered: project.deliveredAt !== null };
  return projectHealthAt(standing, { budgetUsed: used }, dayAt(now, project.studio.zone));
}

export const Project = builder.prismaNode('Project', {
  select: { id: true },
  description: 'Work for a client from first idea to wrap. A client sees its own, without health and money.',
  access: STAFF_AND_CLIENTS,
  id: { field: 'id', description: 'Id of the project.' },
  findUnique: (id, context) => ({ ...inStudio(id, context), AND: [visibleTo(context.caller.actor)] }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called.' }),
    client: t.relation('client', { nullable: true, description: 'Whom it is for, if anybody.' }),
    producer: t.relation('producer', { nullable: true, access: STAFF, description: 'Who leads it. Null for a client.' }),
    stage: t.expose('stage', { type: ProjectStageEnum, description: 'Where it is in the pipeline.' }),
    nextStages: t.field({
      type: [ProjectStageEnum],
      description: 'The stages it can move to.',
      select: { stage: true },
      resolve: ({ stage }) => stagesAfter(stage),
    }),
    position: t.exposeFloat('position', { description: 'Its place within the stage; lower comes first.' }),
    deadline: t.expose('deadline', {
      type: 'Date',
      nullable: true,
      description: 'Last day on which delivery is on time, in the studio’s calendar.',
    }),
    deliveredAt: t.expose('deliveredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was delivered: on entering wrap. Null before, and again when it goes back from there.',
    }),
    health: t.field({
      type: ProjectHealthEnum,
      nullable: true,
      access: STAFF,
      description: 'How it stands today: the worse of what its producer reported and what deadline and budget say. Null for a client.',
      select: STANDING,
      resolve: (project, _args, { caller }) => healthOf(project, caller.actor, caller.clock.now()).health,
    }),
    healthReasons: t.field({
      type: [HealthReasonType],
      nullable: true,
      access: STAFF,
      description: 'Why, the gravest first; the budget only for those who may see it. Null for a client.',
      select: STANDING,
      resolve: (project, _args, { caller }) => healthOf(project, caller.actor, caller.clock.now()).reasons,
    }),
    reportedHealth: t.expose('reportedHealth', {
      type: ProjectHealthEnum,
      nullable: true,
      access: STAFF,
      description: 'What its producer reported, if anything. Null for a client.',
    }),
    healthNote: t.exposeString('healthNote', {
      nullable: true,
      access: STAFF,
      description: 'What the producer said to it. Null for a client.',
    }),
    brief: t.exposeString('brief', { description: 'What it is about.' }),
    budgetMinor: t.exposeInt('budgetMinor', {
      nullable: true,
      access: SEE_PROJECT_MONEY,
      description: 'What it may cost, minor units. Null without a budget, and for all but owners, studio managers, producers and finance.',
    }),
    budgetUsed: t.float({
      nullable: true,
      access: SEE_PROJECT_MONEY,
      description: 'Cost ÷ budget, a fraction; null without a budget, and for those who may not see it.',
      select: { budgetMinor: true, totals: TOTALS },
      resolve: ({ budgetMinor, totals }) => budgetUsed(costOf(totals ?? NOTHING), budgetMinor),
    }),
    money: t.field({
      type: ProjectMoney,
      nullable: true,
      access: SEE_PROJECT_MONEY,
      description: 'What it earns and costs. Null for all but owners, studio managers, producers and finance.',
      select: { totals: TOTALS },
      resolve: ({ totals }) => totals ?? NOTHING,
    }),
    sessionCount: t.relationCount('bookings', {
      description: 'How many sessions it ever had, cancelled ones too.',
      where: (_args, { caller }) => visibleBookings(caller.actor),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was entered.' }),
    archivedAt: t.expose('archivedAt', { type: 'DateTime', nullable: true, description: 'When it was archived; null while in use.' }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});
