import { costOf, standing, TARGETS, type ProjectMoney } from '../../domain/insights/insights-rules.ts';
import { readProjectMargins, type ProjectMargin, type ProjectMargins } from '../../domain/insights/read-project-margins.ts';
import { readProjectRows, type ProjectExpense, type ProjectRows, type ProjectSession } from '../../domain/insights/read-project-rows.ts';
import { SEE_MARGINS } from '../../domain/insights/insights-rules.ts';
import { margin } from '../../domain/kernel/money.ts';
import { builder } from '../builder.ts';
import { BookingStateEnum } from '../scheduling/booking-state.ts';
import { encodeId } from '../shared/ids.ts';
import { Computed } from './log-progress.ts';
import { StandingEnum, TargetBand } from './targets.ts';

const WHO = 'Owners, studio managers, producers and finance. Amounts are minor units of the studio’s currency.';

const marginOf = (money: ProjectMoney): number | null => margin(money.revenueMinor, costOf(money));

// Sums over many projects may pass 2^31, the largest Int of GraphQL, so all amounts here are BigInt.
const Money = builder.interfaceRef<ProjectMoney>('Profitability').implement({
  description: 'Revenue against direct cost.',
  fields: (t) => ({
    revenueMinor: t.expose('revenueMinor', { type: 'BigInt', description: 'Prices of confirmed, running and completed sessions.' }),
    peopleCostMinor: t.expose('peopleCostMinor', {
      type: 'BigInt',
      description:
        'What the people on those sessions cost for the time they are taken, setup and teardown included, at their present hourly cost.',
    }),
    expenseMinor: t.expose('expenseMinor', { type: 'BigInt', description: 'Expenses that are not archived.' }),
    costMinor: t.field({ type: 'BigInt', description: 'People and expenses together.', resolve: costOf }),
    margin: t.float({
      nullable: true,
      description: '(Revenue − cost) ÷ revenue, a fraction; below 0 at a loss. Null without revenue.',
      resolve: marginOf,
    }),
    standing: t.field({
      type: StandingEnum,
      description: 'Where the margin lies against the target.',
      resolve: (money) => standing(marginOf(money), TARGETS.projectMargin),
    }),
  }),
});

const Row = builder.objectRef<ProjectMargin>('ProjectMarginRow').implement({
  description: 'What one project earns and costs, over its whole life.',
  interfaces: [Money],
  access: SEE_MARGINS,
  fields: (t) => ({
    projectId: t.id({ description: 'Id of the project.', resolve: ({ projectId }) => encodeId('Project', projectId) }),
    name: t.exposeString('name', { description: 'Its name.' }),
    clientName: t.exposeString('clientName', { nullable: true, description: 'Its client.' }),
    budgetMinor: t.expose('budgetMinor', { type: 'BigInt', nullable: true, description: 'What it may cost.' }),
  }),
});

const Total = builder.objectRef<ProjectMoney>('ProjectMarginTotal').implement({
  description: 'All projects of the list together.',
  interfaces: [Money],
  access: SEE_MARGINS,
});

const Margins = builder.objectRef<ProjectMargins>('ProjectMargins').implement({
  description: 'What projects earn and cost.',
  access: SEE_MARGINS,
  fields: (t) => ({
    target: t.field({ type: TargetBand, description: 'What the trade aims at: 30 to 50 %.', resolve: () => TARGETS.projectMargin }),
    total: t.expose('total', { type: Total, description: 'All of them together.' }),
    projects: t.expose('projects', { type: [Row], description: 'Each project, the largest revenue first.' }),
    computed: t.field({ type: Computed, description: 'How fresh the figures are.', resolve: (read) => read }),
  }),
});

const Session = builder.objectRef<ProjectSession>('ProjectMarginSession').implement({
  description: 'What a session brings and costs its project.',
  access: SEE_MARGINS,
  fields: (t) => ({
    bookingId: t.id({ description: 'Id of the session.', resolve: ({ bookingId }) => encodeId('Booking', bookingId) }),
    title: t.exposeString('title', { description: 'Its title.' }),
    state: t.expose('state', { type: BookingStateEnum, description: 'Where it stands.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it starts.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
    revenueMinor: t.expose('revenueMinor', { type: 'BigInt', description: 'Its price.' }),
    peopleCostMinor: t.expose('peopleCostMinor', { type: 'BigInt', description: 'What its people cost.' }),
    people: t.exposeStringList('people', { description: 'Who is on it.' }),
  }),
});

const Expense = builder.objectRef<ProjectExpense>('ProjectMarginExpense').implement({
  description: 'An expense of the project.',
  access: SEE_MARGINS,
  fields: (t) => ({
    expenseId: t.id({ description: 'Id of the expense.', resolve: ({ expenseId }) => encodeId('Expense', expenseId) }),
    description: t.exposeString('description', { description: 'What it was for.' }),
    spentOn: t.expose('spentOn', { type: 'Date', description: 'The day it was spent.' }),
    amountMinor: t.expose('amountMinor', { type: 'BigInt', description: 'How much.' }),
  }),
});

const Rows = builder.objectRef<ProjectRows>('ProjectMarginRows').implement({
  description: 'What is behind a project’s figures; the rows add up to them.',
  access: SEE_MARGINS,
  fields: (t) => ({
    sessions: t.expose('sessions', { type: [Session], description: 'Its confirmed, running and completed sessions, the newest first.' }),
    expenses: t.expose('expenses', { type: [Expense], description: 'Its expenses, the newest first.' }),
  }),
});

builder.queryFields((t) => ({
  projectMargins: t.field({
    type: Margins,
    access: SEE_MARGINS,
    description: `What projects earn and cost over their whole life. ${WHO}`,
    args: {
      search: t.arg.string({ required: false, description: 'Only projects whose name or client holds this text.' }),
      archived: t.arg.boolean({ required: false, description: 'The archived projects instead.' }),
    },
    resolve: (_root, { search, archived }, { caller }) => readProjectMargins(caller, { search: search ?? '', archived: archived ?? false }),
  }),
  projectMarginRows: t.field({
    type: Rows,
    access: SEE_MARGINS,
    description: `The sessions and expenses behind a project’s figures. ${WHO}`,
    args: { projectId: t.arg({ type: 'ID', required: true, extensions: { idOf: ['Project'] }, description: 'The project.' }) },
    resolve: (_root, { projectId }, { caller }) => readProjectRows(caller, { projectId }),
  }),
}));
