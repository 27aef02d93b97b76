import { expect, test, vi } from 'vitest';
import { NotFound } from '../kernel/errors.ts';
import { archiveRoom } from '../scheduling/archive-room.ts';
import { cancelBooking } from '../scheduling/booking-steps.ts';
import { editBooking } from '../scheduling/edit-booking.ts';
import { extendBooking } from '../scheduling/extend-booking.ts';
import { moveBooking } from '../scheduling/move-booking.ts';
import { reorderRooms } from '../scheduling/reorder-rooms.ts';
import { ResourceTaken } from '../scheduling/resource-taken.ts';
import { aStudio } from '../testing/a-studio.ts';
import { readOwnActs } from './read-acts.ts';
import { redoAct, undoAct } from './take-back-act.ts';
import { ChangedSince, NotUndoable } from './undo-errors.ts';

vi.setConfig({ testTimeout: 60_000 });

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);

test('a move is taken back and done again, with its gear, and the log says what took what back', async () => {
  const studio = await aStudio({ gear: { SM7B: 2 }, people: ['Ines'] });
  const { caller } = studio.ana;
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', gear: [{ model: 'SM7B' }], people: ['Ines'] });
  const before = await studio.booking(bookingId);
  await studio.ben.book({ room: 'B', from: '14:00', to: '16:00', gear: [{ unit: studio.units.SM7B![0]! }] });
  await moveBooking(caller, { bookingId, startsAt: studio.at('14:00'), endsAt: studio.at('16:00') });
  expect(await readOwnActs(caller)).toMatchObject({ undo: { what: 'moved Session from Wed 1 May 10:00 to 14:00' }, redo: null });

  await undoAct(caller, {});
  const back = await studio.booking(bookingId);
  expect(back).toMatchObject({ startsAt: before.startsAt, endsAt: before.endsAt, priceMinor: before.priceMinor, version: 3 });
  // The unit it had at first is free there, and it has it again.
  expect(new Set(back.allocations.map((one) => one.resourceId))).toEqual(new Set(before.allocations.map((one) => one.resourceId)));
  expect(await readOwnActs(caller)).toMatchObject({
    undo: { what: expect.stringMatching(/^booked Session/) },
    redo: { what: expect.stringMatching(/^moved Session/) },
  });

  await redoAct(caller, {});
  expect((await studio.booking(bookingId)).startsAt).toEqual(studio.at('14:00'));
  const log = await studio.changes();
  expect(log.map(({ kind, undoes }) => [kind, undoes])).toEqual([
    ['booked', null],
    ['booked', null],
    ['moved', null],
    ['undone', 3n],
    ['redone', 4n],
  ]);
});

test('a session that was called off comes back only where its room is free, with the ways out', async () => {
  const studio = await aStudio();
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00' });
  await cancelBooking(studio.ana.caller, { bookingId });
  const other = await studio.ben.book({ room: 'A', from: '11:00', to: '13:00', title: 'Ben’s' });
  const refused = (await refusal(undoAct(studio.ana.caller, {}))) as ResourceTaken;
  expect(refused).toBeInstanceOf(ResourceTaken);
  expect(refused.clashes).toMatchObject([{ resourceName: 'A', what: 'Ben’s', by: 'Ben' }]);
  expect(refused.alternatives.length).toBeGreaterThanOrEqual(3);
  expect((await studio.booking(bookingId)).state).toBe('cancelled');
  await cancelBooking(studio.ben.caller, { bookingId: other.id });
  await undoAct(studio.ana.caller, {});
  expect(await studio.booking(bookingId)).toMatchObject({ state: 'confirmed', allocations: [{ firm: true }] });
});

test('what somebody else changed since is not taken away unseen: the refusal says who and what', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', title: 'Pilot' });
  await moveBooking(caller, { bookingId, startsAt: studio.at('13:00'), endsAt: studio.at('15:00') });
  await extendBooking(studio.ben.caller, { bookingId, endsAt: studio.at('16:00') });
  const refused = (await refusal(undoAct(caller, {}))) as ChangedSince;
  expect(refused).toBeInstanceOf(ChangedSince);
  expect(refused.changes).toMatchObject([{ by: 'Ben', sentence: 'Ben let Pilot end at 16:00 instead of 15:00' }]);
  expect((await studio.booking(bookingId)).endsAt).toEqual(studio.at('16:00'));
  // A title is another matter, and stays Ben's.
  await extendBooking(studio.ben.caller, { bookingId, endsAt: studio.at('15:00') });
  await editBooking(studio.ben.caller, { bookingId, title: 'The pilot' });
  await undoAct(caller, {});
  expect(await studio.booking(bookingId)).toMatchObject({ title: 'The pilot', startsAt: studio.at('10:00'), endsAt: studio.at('12:00') });
  // What somebody put work into is not taken away with its booking.
  expect(await refusal(undoAct(caller, {}))).toBeInstanceOf(ChangedSince);
});

test('lists are given back one by one: gear that a colleague added meanwhile stays', async () => {
  const studio = await aStudio({ gear: { SM7B: 1 }, people: ['Ines', 'Jo'] });
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', people: ['Ines'] });
  await editBooking(studio.ana.caller, { bookingId, people: [{ personId: studio.people.Jo! }] });
  await editBooking(studio.ben.caller, { bookingId, gear: [{ modelId: studio.models.SM7B! }] });
  await undoAct(studio.ana.caller, {});
  const ids = (await studio.booking(bookingId)).allocations.map((one) => one.resourceId).sort();
  expect(ids).toEqual([studio.rooms.A!, studio.people.Ines!, ...studio.units.SM7B!].sort());
});

test('nobody takes back what is not theirs, and a repeat changes nothing', async () => {
  const studio = await aStudio();
  await studio.ana.book({ room: 'A', from: '10:00', to: '12:00' });
  const actId = (await studio.changes())[0]!.actId!;
  expect(await refusal(undoAct(studio.ben.caller, { actId }))).toBeInstanceOf(NotFound);
  expect(await refusal(undoAct(studio.ben.caller, {}))).toBeInstanceOf(NotUndoable);
  const answers = await Promise.all([1, 2, 3].map(() => undoAct(studio.ana.caller, { actId })));
  expect(new Set(answers.map((answer) => answer.actId)).size).toBe(1);
  expect(await studio.changes()).toHaveLength(2);
  expect(await studio.db.booking.count({ where: { studioId: studio.studioId } })).toBe(0);
});

test('pressed twice in haste, two acts are taken back, and two done again', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const { id: bookingId } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00', title: 'Pilot' });
  await editBooking(caller, { bookingId, title: 'Two' });
  await editBooking(caller, { bookingId, title: 'Three' });
  await Promise.all([undoAct(caller, {}), undoAct(caller, {})]);
  expect((await studio.booking(bookingId)).title).toBe('Pilot');
  await Promise.all([redoAct(caller, {}), redoAct(caller, {})]);
  expect((await studio.booking(bookingId)).title).toBe('Three');
});

test('an act is named by itself or by the version it made, and one that was done again can be taken back again', async () => {
  const studio = await aStudio();
  const { caller } = studio.ana;
  const { id, version } = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00' });
  const moved = await moveBooking(caller, { bookingId: id, startsAt: studio.at('14:00'), endsAt: studio.at('16:00') });
  await editBooking(caller, { bookingId: id, title: 'Pilot' });
  await undoAct(caller, { recordId: id, version: moved.version });
  expect(await studio.booking(id)).toMatchObject({ title: 'Pilot', startsAt: studio.at('10:00') });
  const { actId } = (await studio.changes())[1]!;
  await redoAct(caller, { actId: (await studio.changes())[3]!.actId! });
  await undoAct(caller, { actId: actId! });
  expect((await studio.booking(id)).startsAt).toEqual(studio.at('10:00'));
  expect(await refusal(undoAct(studio.ben.caller, { recordId: id, version }))).toBeInstanceOf(NotFound);
});

test('rooms: their order is taken back whole, and an archived room comes back', async () => {
  const studio = await aStudio({ rooms: ['A', 'B', 'C'] });
  const olga = studio.as('Olga', 'owner');
  const order = async () =>
    (await studio.db.room.findMany({ where: { studioId: studio.studioId }, orderBy: { position: 'asc' } })).map(({ id }) => id);
  const first = await order();
  await reorderRooms(olga.caller, { roomIds: [...first].reverse() });
  await archiveRoom(olga.caller, { roomId: first[0]! });
  await undoAct(olga.caller, {});
  expect((await studio.db.resource.findUniqueOrThrow({ where: { id: first[0]! } })).archivedAt).toBeNull();
  await undoAct(olga.caller, {});
  expect(await order()).toEqual(first);
  await redoAct(olga.caller, {});
  expect(await order()).toEqual([...first].reverse());
});
