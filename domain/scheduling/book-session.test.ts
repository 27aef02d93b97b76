import { expect, test } from 'vitest';
import { InvalidInput, NotAllowed, NotFound } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { bookSession } from './book-session.ts';
import { moveBooking } from './move-booking.ts';
import { ResourceTaken } from './resource-taken.ts';

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);
const firmOf = (studio: TestStudio) => studio.db.allocation.findMany({ where: { studioId: studio.studioId, firm: true } });

test('the second coordinator learns who was first, and where else to go', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  await studio.ana.book({ room: 'A', from: '14:00', to: '16:00', setup: 15, teardown: 30, title: 'Harbour Nights' });

  const refused = await refusal(studio.ben.book({ room: 'A', from: '16:15', to: '17:00' }));

  expect(refused).toBeInstanceOf(ResourceTaken);
  const { clashes, alternatives } = refused as ResourceTaken;
  expect(clashes).toMatchObject([
    { resourceName: 'A', startsAt: studio.at('13:45'), endsAt: studio.at('16:30'), what: 'Harbour Nights', by: 'Ana' },
  ]);
  expect(alternatives.length).toBeGreaterThanOrEqual(3);
  expect(alternatives[0]).toMatchObject({ kind: 'room', resourceName: 'B', shiftMinutes: 0 });
  for (const other of alternatives) {
    const room = other.kind === 'room' ? other.resourceId! : studio.rooms.A!;
    const booked = await bookSession(studio.ben.caller, { title: 'Other', startsAt: other.startsAt, endsAt: other.endsAt, rooms: [room] });
    await studio.db.booking.delete({ where: { id: booked.id as string } });
  }
});

test('a session takes its room, people and gear, or nothing at all', async () => {
  const studio = await aStudio({ people: ['Ines'], gear: { SM7B: 2 }, kits: { 'Camera kit 1': ['C300', 'Lens'] } });
  await studio.ana.book({ room: 'A', from: '10:00', to: '11:00', people: ['Ines'] });

  const refused = await refusal(
    studio.ben.book({
      room: 'B',
      from: '10:30',
      to: '11:30',
      people: ['Ines'],
      gear: [{ model: 'SM7B', quantity: 2 }, { kit: 'Camera kit 1' }],
    }),
  );
  expect((refused as ResourceTaken).clashes).toMatchObject([{ resourceName: 'Ines', resourceKind: 'person' }]);
  expect(await studio.db.booking.count({ where: { studioId: studio.studioId } })).toBe(1);

  await studio.ben.book({
    room: 'B',
    from: '11:00',
    to: '12:00',
    people: ['Ines'],
    gear: [{ model: 'SM7B', quantity: 2 }, { kit: 'Camera kit 1' }],
  });
  expect(await firmOf(studio)).toHaveLength(2 + 1 + 1 + 2 + 2);
  expect((await studio.changes()).map((change) => change.revision)).toEqual([1n, 2n]);
});

test('units of a model are chosen so that they are free, and a shortage names who has them', async () => {
  const studio = await aStudio({ gear: { SM7B: 3 } });
  await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', gear: [{ model: 'SM7B', quantity: 2 }], title: 'Long table' });
  const second = await studio.ana.book({ room: 'B', from: '11:00', to: '13:00', gear: [{ model: 'SM7B' }] });
  const units = (await studio.booking(second.id as string)).allocations.map((one) => one.resourceId);
  expect(units).toContain(studio.units.SM7B![2]);

  const refused = await refusal(studio.ben.book({ from: '11:30', to: '11:45', gear: [{ model: 'SM7B' }] }));
  expect((refused as ResourceTaken).clashes[0]).toMatchObject({ resourceKind: 'unit' });
});

test('a kit that is taken gives way to one of its kind', async () => {
  const studio = await aStudio({ kits: { 'Camera kit 1': ['C300'], 'Camera kit 2': ['C300'] } });
  await studio.ana.book({ from: '10:00', to: '12:00', gear: [{ kit: 'Camera kit 1' }] });
  const refused = await refusal(studio.ben.book({ room: 'A', from: '11:00', to: '12:00', gear: [{ kit: 'Camera kit 1' }] }));
  expect((refused as ResourceTaken).alternatives[0]).toMatchObject({ kind: 'kit', resourceName: 'Camera kit 2' });
});

test('holds show beside one another and take nothing; a client sees no titles but its own', async () => {
  const studio = await aStudio();
  await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', state: 'hold' });
  await studio.ben.book({ room: 'A', from: '10:00', to: '12:00', state: 'hold' });
  await studio.ben.book({ room: 'A', from: '10:00', to: '12:00', title: 'Secret pilot' });
  expect(await firmOf(studio)).toHaveLength(1);

  const refused = await refusal(studio.as('Fieldnote', 'client', { clientId: newId() }).book({ room: 'A', from: '10:00', to: '11:00' }));
  expect(refused).toBeInstanceOf(NotAllowed);
});

test('what lies in another studio is not there', async () => {
  const [mine, other] = await Promise.all([aStudio(), aStudio()]);
  const foreign = await other.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  const times = { startsAt: mine.at('10:00'), endsAt: mine.at('11:00') };
  expect(await refusal(bookSession(mine.ana.caller, { title: 'X', ...times, rooms: [other.rooms.A!] }))).toBeInstanceOf(NotFound);
  expect(await refusal(moveBooking(mine.ana.caller, { bookingId: foreign.id as string, ...times }))).toBeInstanceOf(NotFound);
});

test('bad input is named by its field, and nothing is written', async () => {
  const studio = await aStudio();
  const good = { title: 'X', startsAt: studio.at('10:00'), endsAt: studio.at('11:00'), rooms: [studio.rooms.A!] };
  const cases: [object, string][] = [
    [{ endsAt: good.startsAt }, 'endsAt'],
    [{ endsAt: new Date(+good.startsAt + 400 * 86_400_000) }, 'endsAt'],
    [{ title: '' }, 'title'],
    [{ title: 'x'.repeat(10_000) }, 'title'],
    [{ rooms: ['nonsense'] }, 'rooms.0'],
    [{ rooms: [good.rooms[0], good.rooms[0]] }, 'rooms.1'],
    [{ rooms: [] }, 'rooms'],
    [{ setupMinutes: -5 }, 'setupMinutes'],
    [{ startsAt: new Date('nonsense') }, 'startsAt'],
  ];
  for (const [wrong, path] of cases) {
    const refused = await refusal(bookSession(studio.ana.caller, { ...good, ...wrong } as never));
    expect(refused, JSON.stringify(wrong).slice(0, 80)).toBeInstanceOf(InvalidInput);
    expect((refused as InvalidInput).issues[0]!.path).toBe(path);
  }
  expect(await studio.changes()).toHaveLength(0);
});

test('a request sent twice with one key books once, also at the same moment', async () => {
  const studio = await aStudio();
  const caller = { ...studio.ana.caller, onceKey: 'click-1' };
  const input = { title: 'Once', startsAt: studio.at('10:00'), endsAt: studio.at('11:00'), rooms: [studio.rooms.A!] };
  const answers = await Promise.all([bookSession(caller, input), bookSession(caller, input), bookSession(caller, input)]);
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
  expect(await studio.db.booking.count({ where: { studioId: studio.studioId } })).toBe(1);
  expect(await refusal(bookSession(caller, { ...input, title: 'Twice' }))).toMatchObject({ code: 'ONCE_KEY_REUSED' });
});
