import { expect, test } from 'vitest';
import { followChanges } from '../activity/follow-changes.ts';
import { NotAllowed, NotFound } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { cancelBooking, confirmBooking } from '../scheduling/booking-steps.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { studioLife } from '../testing/studio-life.ts';
import { projectTotals } from './project-totals.ts';
import { readProjectMargins } from './read-project-margins.ts';
import { readProjectRows } from './read-project-rows.ts';

const marginOf = async (studio: TestStudio, projectId: string) => {
  while ((await followChanges(studio.db, projectTotals, studio.studioId)) === 'behind');
  const { projects } = await readProjectMargins(studio.system);
  const { revenueMinor, peopleCostMinor, expenseMinor } = projects.find((one) => one.projectId === projectId)!;
  return [revenueMinor, peopleCostMinor, expenseMinor];
};

test('a project earns what its firm sessions cost its client, and costs its people and expenses', async () => {
  const studio = await aStudio({ people: ['Ines', 'Marek'] });
  const life = studioLife(studio);
  const film = await life.project('Harbour Nights');
  const other = await life.project('Tides');
  expect(await marginOf(studio, film)).toEqual([0, 0, 0]);

  // Two hours of the room at 90.00; two people at 30.00 for the two and a half hours they are taken.
  const { id } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', setup: 30, people: ['Ines', 'Marek'], projectId: film });
  const hold = await studio.ana.book({ room: 'B', from: '10:00', to: '12:00', projectId: film, state: 'hold' });
  const taxi = await life.spend(film, 4_250);
  expect(await marginOf(studio, film)).toEqual([18_000, 15_000, 4_250]);
  expect(await marginOf(studio, other)).toEqual([0, 0, 0]);

  await life.payPerson('Ines', 4_001);
  await confirmBooking(studio.ana.caller, { bookingId: hold.id as string });
  expect(await marginOf(studio, film)).toEqual([36_000, 17_503, 4_250]); // 100.025 is rounded half up
  await life.archiveExpense(taxi);
  const rows = await readProjectRows(studio.as('Fin', 'finance').caller, { projectId: film });
  expect(rows.sessions.reduce((sum, row) => sum + row.peopleCostMinor, 0)).toBe(17_503);
  expect(rows.sessions.map((row) => row.people)).toContainEqual(['Ines', 'Marek']);
  expect(rows.expenses).toEqual([]);

  await cancelBooking(studio.ana.caller, { bookingId: id as string });
  expect(await marginOf(studio, film)).toEqual([18_000, 0, 0]);
});

test('money is for those who may see it, and another studio has no such project', async () => {
  const [mine, other] = await Promise.all([aStudio(), aStudio()]);
  const film = await studioLife(other).project('Theirs');
  await expect(readProjectMargins(mine.ana.caller)).rejects.toBeInstanceOf(NotAllowed);
  const finance = mine.as('Fin', 'finance').caller;
  for (const projectId of [film, newId(), 'nonsense'])
    await expect(readProjectRows(finance, { projectId })).rejects.toBeInstanceOf(NotFound);
  expect((await readProjectMargins(finance)).projects).toEqual([]);
});
