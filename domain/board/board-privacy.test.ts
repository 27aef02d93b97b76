import { expect, test } from 'vitest';
import { projectTotals } from '../insights/project-totals.ts';
import type { BoardPrivacy } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { followChanges } from '../activity/follow-changes.ts';
import { createExpense } from '../finance/create-expense.ts';
import { readBoard, readBoardNews } from './read-board.ts';

const SECRETS = ['Harbour Nights', 'Saltwater Audio', 'Season 4', 'Ines Okafor', 'Holding Ltd, pilot', 'Jo Tanaka'];

async function aBusyStudio() {
  const studio = await aStudio({ people: ['Ines Okafor'], gear: { SM7B: 1 } });
  const { db, studioId } = studio;
  const client = await db.client.create({ data: { id: newId(), studioId, name: 'Saltwater Audio' } });
  const other = await db.client.create({ data: { id: newId(), studioId, name: 'Fieldnote' } });
  const project = await db.project.create({
    data: {
      id: newId(),
      studioId,
      name: 'Season 4',
      clientId: client.id,
      stage: 'production',
      budgetMinor: 100_00,
      healthNote: 'Ines Okafor is away',
    },
  });
  await createExpense(studio.system, {
    projectId: project.id,
    category: 'media',
    description: 'Tape',
    amountMinor: 32_00,
    spentOn: '2030-04-01',
  });
  await db.checkout.create({
    data: {
      id: newId(),
      studioId,
      unitId: studio.units.SM7B![0]!,
      holderName: 'Jo Tanaka',
      outAt: studio.at('08:00'),
      dueAt: studio.at('18:00'),
      conditionOut: 'good',
    },
  });
  await studio.ana.book({
    room: 'A',
    from: '10:00',
    to: '12:00',
    title: 'Harbour Nights',
    people: ['Ines Okafor'],
    clientId: client.id,
    projectId: project.id,
  });
  await studio.ana.book({ room: 'B', from: '10:00', to: '12:00', title: 'Holding Ltd, pilot', state: 'hold' });
  return { studio, client, other, project };
}

const wall = (studio: TestStudio, privacy: BoardPrivacy) =>
  studio.callerFor({
    kind: 'board',
    studioId: studio.studioId,
    boardId: newId(),
    name: 'Lobby',
    role: 'board',
    privacy,
    roomId: null,
    mayCheckIn: false,
  });
const told = (value: unknown) => {
  const text = JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  return SECRETS.filter((secret) => text.includes(secret));
};

test('a wall board tells what its link allows, in the picture and in the news', async () => {
  const { studio } = await aBusyStudio();
  const changes = await studio.changes();
  const tellings = (privacy: BoardPrivacy) =>
    Promise.all([
      readBoard(wall(studio, privacy)),
      readBoardNews(wall(studio, privacy), { from: 0n, to: BigInt(changes.length), changes }),
    ]);

  expect(told(await tellings('everything'))).toEqual(SECRETS);
  expect(told(await tellings('no_names'))).toEqual(['Harbour Nights', 'Season 4', 'Holding Ltd, pilot']);
  const [board, news] = await tellings('busy_only');
  expect(told([board, news])).toEqual([]);
  expect(board).toMatchObject({ units: [], unitCount: 0, projects: [], rooms: [{ name: 'A' }, { name: 'B' }] });
  expect(board.sessions).toMatchObject([{ title: null, people: [], staffed: true, roomIds: [studio.rooms.A] }]);
  expect(news.removed.map(({ kind }) => kind)).toEqual(['session']);
});

test('a client sees its own session, and of others that the room is taken', async () => {
  const { studio, client, other } = await aBusyStudio();
  const mine = await readBoard(studio.as('Saltwater', 'client', { clientId: client.id }).caller);
  expect(mine.sessions).toMatchObject([{ title: 'Harbour Nights', people: [{ name: 'Ines Okafor' }] }]);
  expect(mine).toMatchObject({ units: [], projects: [{ name: 'Season 4', budgetUsed: null }] });
  const theirs = await readBoard(studio.as('Fieldnote', 'client', { clientId: other.id }).caller);
  expect(told(theirs)).toEqual([]);
  expect(theirs.sessions).toHaveLength(1);
});

test('the share of a budget is for those who may see money', async () => {
  const { studio } = await aBusyStudio();
  const used = async (role: 'owner' | 'producer' | 'coordinator' | 'crew') =>
    (await readBoard(studio.as('X', role).caller)).projects[0]!.budgetUsed;
  expect(await Promise.all((['owner', 'producer', 'coordinator', 'crew'] as const).map(used))).toEqual([0.92, 0.92, null, null]);
});

test('the share of a budget is the same from the rows and from the rollup', async () => {
  const { studio } = await aBusyStudio();
  const used = async () => (await readBoard(studio.as('X', 'owner').caller)).projects[0]!.budgetUsed;
  expect(await used()).toBe(0.92);
  while ((await followChanges(studio.db, projectTotals, studio.studioId)) !== 'caught_up');
  expect(await used()).toBe(0.92);
  await studio.db.projectTotals.updateMany({ where: { studioId: studio.studioId }, data: { expenseMinor: 0 } });
  expect(await used()).toBe(0.6);
});

test('another studio is not on the board', async () => {
  const [{ studio }, other] = [await aBusyStudio(), await aStudio({ rooms: ['Z'] })];
  const board = await readBoard(other.ana.caller);
  expect(told(board)).toEqual([]);
  expect(board.rooms.map(({ name }) => name)).toEqual(['Z']);
  const foreign = await readBoardNews(other.ana.caller, { from: 0n, to: 2n, changes: await studio.changes() });
  expect(foreign.sessions).toEqual([]);
});
