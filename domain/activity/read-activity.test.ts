import { expect, test, vi } from 'vitest';
import { createExpense } from '../finance/create-expense.ts';
import { NotAllowed } from '../kernel/errors.ts';
import { createProject } from '../production/create-project.ts';
import { editBooking } from '../scheduling/edit-booking.ts';
import { moveBooking } from '../scheduling/move-booking.ts';
import { reorderRooms } from '../scheduling/reorder-rooms.ts';
import { aStudio } from '../testing/a-studio.ts';
import { readActivity } from './read-activity.ts';
import { readActivityPeople } from './read-activity-people.ts';
import { redoAct, undoAct } from './take-back-act.ts';

vi.setConfig({ testTimeout: 60_000 });

test('the studio’s day reads like sentences, page by page, each act one line', async () => {
  const studio = await aStudio({ rooms: ['A', 'B', 'C'] });
  const olga = studio.as('Olga', 'owner');
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', title: 'Pilot' });
  await reorderRooms(olga.caller, { roomIds: Object.values(studio.rooms).reverse() });
  studio.clock.set('2030-05-02T08:00:00Z');
  await moveBooking(studio.ben.caller, { bookingId, startsAt: studio.at('14:00'), endsAt: studio.at('16:00') });

  const first = await readActivity(studio.ana.caller, { first: 2 });
  expect(first.lines.map(({ sentence, more, mine }) => [sentence, more, mine])).toEqual([
    ['Ben moved Pilot from Wed 1 May 10:00 to Thu 2 May 14:00', 0, false],
    [expect.stringMatching(/^Olga put \w in another place of the list$/), 1, false],
  ]);
  const second = await readActivity(studio.ana.caller, { first: 2, before: first.next! });
  expect(second).toMatchObject({
    lines: [{ sentence: 'Ana booked Pilot, Wed 1 May 10:00–12:00 in A', mine: true, undoable: true }],
    next: null,
  });

  const sentences = async (wishes: Parameters<typeof readActivity>[1]) =>
    (await readActivity(studio.ana.caller, wishes)).lines.map(({ sentence }) => sentence.slice(0, 9));
  const people = await readActivityPeople(studio.ana.caller);
  expect(people.map(({ name }) => name)).toEqual(['Ana', 'Ben', 'Olga']);
  expect(await sentences({ actor: people[1]!.key })).toEqual(['Ben moved']);
  expect(await sentences({ day: '2030-05-01' })).toEqual(['Olga put ', 'Ana booke']);
  expect(await sentences({ kinds: ['booked', 'moved'] })).toEqual(['Ben moved', 'Ana booke']);
  expect(await sentences({ entityId: bookingId as string })).toEqual(['Ben moved', 'Ana booke']);
  expect(await sentences({ area: 'equipment' })).toEqual([]);
});

test('finances are told to those who see them, and clients are told nothing', async () => {
  const studio = await aStudio();
  const { id: projectId } = await createProject(studio.system, { name: 'Harbour Nights' });
  await createExpense(studio.system, { projectId: projectId as string, description: 'Taxi', amountMinor: 1_200, spentOn: '2030-05-01' });
  const areas = async (role: 'producer' | 'crew') => (await readActivity(studio.as('P', role).caller, {})).lines.map(({ area }) => area);
  expect(await areas('producer')).toEqual(['finance', 'production']);
  expect(await areas('crew')).toEqual(['production']);
  const crew = studio.as('C', 'crew').caller;
  await expect(readActivity(crew, { area: 'finance' })).rejects.toBeInstanceOf(NotAllowed);
  const clientId = crypto.randomUUID();
  await studio.db.client.create({ data: { id: clientId, studioId: studio.studioId, name: 'Saltwater' } });
  await expect(readActivity(studio.as('Cleo', 'client', { clientId }).caller, {})).rejects.toBeInstanceOf(NotAllowed);
});

test('what was taken back is shown as such, until it is done again', async () => {
  const studio = await aStudio();
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00' });
  await editBooking(studio.ana.caller, { bookingId, title: 'Pilot' });
  const standing = async () =>
    (await readActivity(studio.ben.caller, { kinds: ['edited'] })).lines.map(({ takenBackBy, undoable }) => [takenBackBy, undoable]);
  expect(await standing()).toEqual([[null, false]]);
  await undoAct(studio.ana.caller, {});
  expect(await standing()).toEqual([['Ana', false]]);
  await redoAct(studio.ana.caller, {});
  expect(await standing()).toEqual([[null, false]]);
});
