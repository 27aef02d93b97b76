import { archiveClient } from '../../../domain/clients/archive-client.ts';
import { archivePerson } from '../../../domain/crew/archive-person.ts';
import { archiveExpense } from '../../../domain/finance/archive-expense.ts';
import { archiveProject } from '../../../domain/production/archive-project.ts';
import type { House } from '../a-house.ts';
import { id, type Example } from './example.ts';

const client = (house: House) => ({
  name: house.name('Client'),
  contactName: 'Carla Mendes',
  email: 'carla@films.test',
  phone: '+49 30 1234567',
  note: 'Pays on time.',
});
const person = (house: House) => ({
  name: house.name('Person'),
  jobTitle: 'Engineer',
  engagement: 'freelance',
  email: 'mia@northlight.test',
  phone: '+49 30 7654321',
  skills: ['mix'],
  hourlyCostMinor: 3_000,
});
const project = async (house: House) => ({
  name: house.name('Project'),
  clientId: await id('Client', house.make.client()),
  producerId: await id('Person', house.make.person()),
  brief: 'Six episodes.',
  deadline: '2030-06-01',
  budgetMinor: 500_000,
});
const expense = { category: 'travel', description: 'Taxi', amountMinor: 1_800, spentOn: '2026-11-21' };

export const OTHERS: Record<string, Example> = {
  createClient: async (house) => client(house),
  editClient: async (house) => ({ ...client(house), clientId: await id('Client', house.make.client()), expectedVersion: 1 }),
  archiveClient: async (house) => ({ clientId: await id('Client', house.make.client()), expectedVersion: 1 }),
  restoreClient: async (house) => {
    const clientId = await house.make.client();
    await archiveClient(house.studio.system, { clientId });
    return { clientId: await id('Client', clientId), expectedVersion: 2 };
  },

  createPerson: async (house) => person(house),
  editPerson: async (house) => ({ ...person(house), personId: await id('Person', house.make.person()), expectedVersion: 1 }),
  archivePerson: async (house) => ({ personId: await id('Person', house.make.person()), expectedVersion: 1 }),
  restorePerson: async (house) => {
    const personId = await house.make.person();
    await archivePerson(house.studio.system, { personId });
    return { personId: await id('Person', personId), expectedVersion: 2 };
  },

  createProject: async (house) => ({ ...(await project(house)), stage: 'development' }),
  editProject: async (house) => ({ ...(await project(house)), projectId: await id('Project', house.make.project()), expectedVersion: 1 }),
  moveProject: async (house) => ({
    projectId: await id('Project', house.make.project()),
    expectedVersion: 1,
    stage: 'development',
    beforeProjectId: await id('Project', house.make.project()),
    deadline: '2030-06-01',
    health: 'at_risk',
  }),
  setProjectDeadline: async (house) => ({
    projectId: await id('Project', house.make.project()),
    expectedVersion: 1,
    deadline: '2030-06-01',
  }),
  reportProjectHealth: async (house) => ({
    projectId: await id('Project', house.make.project()),
    expectedVersion: 1,
    health: 'at_risk',
    note: 'The guest is ill.',
  }),
  archiveProject: async (house) => ({ projectId: await id('Project', house.make.project()), expectedVersion: 1 }),
  restoreProject: async (house) => {
    const projectId = await house.make.project();
    await archiveProject(house.studio.system, { projectId });
    return { projectId: await id('Project', projectId), expectedVersion: 2 };
  },

  createExpense: async (house) => ({ ...expense, projectId: await id('Project', house.make.project()) }),
  editExpense: async (house) => ({ ...expense, expenseId: await id('Expense', house.make.expense()), expectedVersion: 1 }),
  archiveExpense: async (house) => ({ expenseId: await id('Expense', house.make.expense()), expectedVersion: 1 }),
  restoreExpense: async (house) => {
    const expenseId = await house.make.expense();
    await archiveExpense(house.studio.system, { expenseId });
    return { expenseId: await id('Expense', expenseId), expectedVersion: 2 };
  },
};
