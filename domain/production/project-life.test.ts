import { expect, test } from 'vitest';
import { createClient } from '../clients/create-client.ts';
import { InvalidInput, NotAllowed, NotFound, StaleEdit } from '../kernel/errors.ts';
import { archiveExpense } from '../finance/archive-expense.ts';
import { createExpense } from '../finance/create-expense.ts';
import { editExpense } from '../finance/edit-expense.ts';
import { newId } from '../kernel/ids.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { archiveProject, restoreProject } from './archive-project.ts';
import { createProject } from './create-project.ts';
import { editProject } from './edit-project.ts';
import { moveProject } from './move-project.ts';
import type { ProjectStage } from './project-rules.ts';
import { reportProjectHealth } from './report-project-health.ts';
import { setProjectDeadline } from './set-project-deadline.ts';

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);
const column = async (studio: TestStudio, stage: ProjectStage) =>
  (await studio.db.project.findMany({ where: { studioId: studio.studioId, stage }, orderBy: [{ position: 'asc' }, { id: 'asc' }] })).map(
    ({ name }) => name,
  );

test('a project goes through its stages, with its deadline and health, and is delivered when it wraps', async () => {
  const studio = await aStudio({ people: ['Lena'] });
  const { caller } = studio.as('Lena', 'producer');
  const client = await createClient(caller, { name: 'Fieldnote' });
  const { id: projectId } = await createProject(caller, {
    name: 'Harbour Nights',
    clientId: client.id,
    producerId: studio.people.Lena!,
    deadline: '2030-06-01',
    budgetMinor: 1_200_000,
  });
  await moveProject(caller, { projectId, stage: 'production', deadline: '2030-06-15', health: 'at_risk' });
  await reportProjectHealth(caller, { projectId, health: 'at_risk', note: 'Waiting for the mix' });
  await reportProjectHealth(caller, { projectId, health: 'at_risk', note: 'Waiting for the mix' });
  await setProjectDeadline(caller, { projectId, deadline: null });
  studio.clock.set(studio.at('2030-06-20 12:00'));
  await moveProject(caller, { projectId, stage: 'wrap' });
  expect(await studio.db.project.findUnique({ where: { id: projectId } })).toMatchObject({
    stage: 'wrap',
    deadline: null,
    deliveredAt: studio.at('2030-06-20 12:00'),
    reportedHealth: 'at_risk',
    healthNote: 'Waiting for the mix',
    version: 5,
  });
  await moveProject(caller, { projectId, stage: 'delivery' });
  expect((await studio.db.project.findUnique({ where: { id: projectId } }))!.deliveredAt).toBeNull();
  await archiveProject(caller, { projectId });
  await archiveProject(caller, { projectId });
  await restoreProject(caller, { projectId });
  expect((await studio.changes()).map(({ kind }) => kind)).toEqual([
    'created',
    'created',
    'moved',
    'reported_health_of',
    'set_deadline_of',
    'moved',
    'moved',
    'archived',
    'restored',
  ]);
});

test('cards stay where they are dropped, however often, and by several at once', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const ids: Record<string, string> = {};
  for (const name of ['A', 'B', 'C', 'D']) ids[name] = (await createProject(caller, { name })).id;
  const drop = (name: string, before: string | null, stage: ProjectStage = 'development') =>
    moveProject(caller, { projectId: ids[name]!, stage, beforeProjectId: before && ids[before]! });
  expect(await column(studio, 'development')).toEqual(['A', 'B', 'C', 'D']);
  await drop('D', 'A');
  expect(await column(studio, 'development')).toEqual(['D', 'A', 'B', 'C']);
  await drop('D', 'A');
  expect(await studio.changes()).toHaveLength(5);
  // So often that halving runs out of room between two cards.
  for (let turn = 0; turn < 30; turn += 1) await drop(turn % 2 ? 'A' : 'B', turn % 2 ? 'B' : 'A');
  expect(await column(studio, 'development')).toEqual(['D', 'A', 'B', 'C']);
  await Promise.all([drop('A', null, 'production'), drop('B', null, 'production'), drop('C', null, 'production')]);
  expect((await column(studio, 'production')).sort()).toEqual(['A', 'B', 'C']);
  const positions = await studio.db.project.findMany({
    where: { studioId: studio.studioId, stage: 'production' },
    select: { position: true },
  });
  expect(new Set(positions.map(({ position }) => position)).size).toBe(3);
  expect(((await refusal(drop('A', 'D'))) as InvalidInput)?.issues ?? null).toBeNull();
  expect(((await refusal(drop('A', 'B'))) as InvalidInput).issues[0]!.path).toBe('beforeProjectId');
});

test('two edit different fields and both stand; of the same one the second sees both sides; a repeat writes nothing', async () => {
  const studio = await aStudio();
  const { id: projectId } = await createProject(studio.ana.caller, { name: 'Pilot' });
  await editProject(studio.ana.caller, { projectId, expectedVersion: 1, name: 'Pilot, take two' });
  await setProjectDeadline(studio.ben.caller, { projectId, expectedVersion: 1, deadline: '2030-06-01' });
  const stale = await refusal(editProject(studio.ben.caller, { projectId, expectedVersion: 1, name: 'The pilot' }));
  expect(stale).toBeInstanceOf(StaleEdit);
  expect((stale as StaleEdit).fields).toMatchObject([{ field: 'name', yours: 'The pilot', theirs: 'Pilot, take two', by: 'Ana' }]);
  expect(await editProject(studio.ben.caller, { projectId, name: 'Pilot, take two' })).toEqual({ id: projectId, version: 3 });
  expect(await studio.changes()).toHaveLength(3);
});

test('who may what, and what lies in another studio', async () => {
  const [studio, other] = await Promise.all([aStudio({ people: ['Lena'] }), aStudio({ people: ['Kim'] })]);
  const { id: projectId } = await createProject(studio.ana.caller, { name: 'Pilot' });
  const foreign = await createProject(other.ana.caller, { name: 'Foreign' });
  const foreignClient = await createClient(other.ana.caller, { name: 'Foreign' });
  const lena = studio.as('Lena', 'producer').caller;
  expect(await refusal(editProject(studio.as('Cy', 'crew').caller, { projectId, name: 'X' }))).toBeInstanceOf(NotAllowed);
  expect(await refusal(editProject(studio.ana.caller, { projectId, budgetMinor: 1 }))).toBeInstanceOf(NotAllowed);
  expect(await refusal(editProject(lena, { projectId: foreign.id, name: 'X' }))).toBeInstanceOf(NotFound);
  expect(await refusal(editProject(lena, { projectId, clientId: foreignClient.id }))).toBeInstanceOf(NotFound);
  expect(await refusal(editProject(lena, { projectId, producerId: other.people.Kim! }))).toBeInstanceOf(NotFound);
  expect(await refusal(moveProject(lena, { projectId, stage: 'wrap', beforeProjectId: foreign.id }))).toBeInstanceOf(InvalidInput);
  expect(
    await refusal(createExpense(lena, { projectId: foreign.id, description: 'X', amountMinor: 1, spentOn: '2030-05-01' })),
  ).toBeInstanceOf(NotFound);
  for (const [wrong, path] of [
    [{ name: 'x'.repeat(10_000) }, 'name'],
    [{ budgetMinor: -1 }, 'budgetMinor'],
    [{ deadline: '2030-02-30' }, 'deadline'],
    [{ clientId: 'nonsense' }, 'clientId'],
    [{ clientId: newId().slice(1) }, 'clientId'],
  ] as const)
    expect(((await refusal(editProject(lena, { projectId, ...wrong }))) as InvalidInput).issues[0]!.path).toBe(path);
});

test('expenses are entered, corrected and taken back', async () => {
  const studio = await aStudio();
  const { caller } = studio.as('Fay', 'finance');
  const { id: projectId } = await createProject(studio.ana.caller, { name: 'Pilot' });
  const { id: expenseId } = await createExpense(caller, {
    projectId,
    category: 'travel',
    description: 'Ferry',
    amountMinor: 4_200,
    spentOn: '2030-04-30',
  });
  await editExpense(caller, { expenseId, amountMinor: 4_800, spentOn: '2030-04-29' });
  await archiveExpense(caller, { expenseId });
  expect(await studio.db.expense.findUnique({ where: { id: expenseId } })).toMatchObject({
    amountMinor: 4_800,
    spentOn: new Date('2030-04-29T00:00:00Z'),
    archivedAt: studio.clock.now(),
    version: 3,
  });
  const wrong = await refusal(createExpense(caller, { projectId, description: '', amountMinor: -4, spentOn: 'yesterday' }));
  expect((wrong as InvalidInput).issues.map(({ path }) => path).sort()).toEqual(['amountMinor', 'description', 'spentOn']);
  expect(await refusal(editExpense(studio.ana.caller, { expenseId, amountMinor: 1 }))).toBeInstanceOf(NotAllowed);
});
