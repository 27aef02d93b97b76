import { expect, test, vi } from 'vitest';
import { InvalidInput, NotAllowed, NotFound, StaleEdit } from '../../kernel/errors.ts';
import { readBoard } from '../../board/read-board.ts';
import { aStudio } from '../../testing/a-studio.ts';
import { bookSession } from '../book-session.ts';
import { checkBooking } from '../check-booking.ts';
import { editBooking } from '../edit-booking.ts';
import { readSchedule } from '../schedule-read.ts';
import { readBookingChoices } from '../schedule-choices.ts';
import { archiveSessionType } from './archive-session-type.ts';
import { createSessionType } from './create-session-type.ts';
import { editSessionType } from './edit-session-type.ts';
import { fillRole } from './fill-role.ts';
import { openRoles, setupOf } from './preset-rules.ts';
import { readWarnings } from './read-warnings.ts';
import { reorderSessionTypes } from './reorder-session-types.ts';
import { addCheckItem, removeCheckItem, tickCheckItem } from './tick-check-item.ts';

// Several bookings each, also on a machine that is busy.
vi.setConfig({ testTimeout: 90_000 });

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);

async function podcastStudio() {
  const studio = await aStudio({ rooms: ['A', 'B'], gear: { SM7B: 4 }, kits: { 'Camera kit 1': ['C300'] } });
  await studio.addPerson('Ines', ['Technical producer']);
  await studio.addPerson('Jo', ['mix']);
  const { id: typeId } = await createSessionType(studio.system, {
    name: 'Podcast interview',
    lengthMinutes: 120,
    setupMinutes: 30,
    teardownMinutes: 15,
    roomKinds: ['podcast_room'],
    gear: [{ modelId: studio.models.SM7B!, quantity: 2 }, { kitId: studio.kits['Camera kit 1']! }],
    roles: [{ skill: 'technical producer', duty: 'producer' }, { skill: 'mix' }],
    steps: ['Microphones on the table', 'Remote guests tested', 'Cameras framed'],
    roomSetups: [{ roomId: studio.rooms.B!, setupMinutes: 60, teardownMinutes: 0 }],
  });
  const book = (more: object = {}) =>
    bookSession(studio.ana.caller, {
      title: 'The Long Table',
      startsAt: studio.at('14:00'),
      endsAt: studio.at('16:00'),
      rooms: [studio.rooms.A!],
      sessionTypeId: typeId,
      ...more,
    });
  const items = (bookingId: string) =>
    studio.db.checkItem.findMany({ where: { bookingId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] });
  return { studio, typeId, book, items };
}

test('a session type brings gear, roles, setup and its check list; what is said by hand stays', async () => {
  const { studio, book, items } = await podcastStudio();
  const { id } = await book({ people: [{ personId: studio.people.Ines! }] });
  const booked = await studio.booking(id);
  expect(booked).toMatchObject({ setupMinutes: 30, teardownMinutes: 15 });
  expect(booked.allocations).toHaveLength(1 + 1 + 2 + 1);
  // Ines has the skill of one role; the other is still open.
  expect(booked.requirements.flatMap(({ skill }) => skill ?? [])).toEqual(['mix']);
  expect((await items(id)).map(({ text }) => text)).toEqual(['Microphones on the table', 'Remote guests tested', 'Cameras framed']);

  const byHand = await book({
    rooms: [studio.rooms.B!],
    gear: [],
    roles: [],
    teardownMinutes: 5,
    startsAt: studio.at('15:00'),
    endsAt: studio.at('17:00'),
  });
  const other = await studio.booking(byHand.id);
  // What is set for the room comes before the type's own, and what was typed before both.
  expect(other).toMatchObject({ setupMinutes: 60, teardownMinutes: 5 });
  expect(other.requirements).toHaveLength(1);
});

test('setup comes from the room with the type, then the type, then the room; the longest of several rooms', () => {
  const preset = { setupMinutes: 30, teardownMinutes: null, roomSetups: [{ roomId: 'B', setupMinutes: 5, teardownMinutes: 90 }] };
  const room = (id: string) => ({ id, setupMinutes: 10, teardownMinutes: 20 });
  expect(setupOf([room('A')], null)).toEqual({ setupMinutes: 10, teardownMinutes: 20 });
  expect(setupOf([room('A')], preset)).toEqual({ setupMinutes: 30, teardownMinutes: 20 });
  expect(setupOf([room('B')], preset)).toEqual({ setupMinutes: 5, teardownMinutes: 90 });
  expect(setupOf([room('A'), room('B')], preset)).toEqual({ setupMinutes: 30, teardownMinutes: 90 });
  expect(setupOf([], preset)).toEqual({ setupMinutes: 30, teardownMinutes: 0 });
  const two = [{ skill: 'camera', duty: '', quantity: 2 }];
  expect(openRoles(two, [{ skills: ['Camera'] }])).toEqual([{ skill: 'camera', duty: '', quantity: 1 }]);
  expect(openRoles(two, [{ skills: ['mix'] }])).toEqual(two);
});

test('the check list is ticked by the crew, by whom and when is kept, and board and schedule count along', async () => {
  const { studio, book, items } = await podcastStudio();
  const { id: bookingId, version } = await book();
  const cy = studio.as('Cy', 'crew').caller;
  const [first, second] = await items(bookingId);
  await tickCheckItem(cy, { bookingId, itemId: first!.id, done: true });
  await tickCheckItem(studio.ana.caller, { bookingId, itemId: first!.id, done: true });
  expect(await items(bookingId)).toMatchObject([{ doneByName: 'Cy', doneAt: studio.clock.now() }, { doneAt: null }, {}]);
  const { id: itemId } = await addCheckItem(cy, { bookingId, text: 'Water for six' });
  await removeCheckItem(cy, { bookingId, itemId: second!.id });
  await tickCheckItem(cy, { bookingId, itemId: itemId as string, done: true });
  expect((await studio.changes()).filter(({ entity }) => entity === 'check_list').map(({ kind }) => kind)).toEqual([
    'ticked',
    'extended',
    'shortened',
    'ticked',
  ]);
  const board = await readBoard(studio.system);
  expect(board.sessions).toMatchObject([{ checkTotal: 3, checkDone: 2, openRoles: ['technical producer', 'mix'] }]);
  const { bookings } = await readSchedule(studio.ana.caller, { from: '2030-05-01', to: '2030-05-02' });
  expect(bookings).toMatchObject([{ checkTotal: 3, checkDone: 2, sessionTypeName: 'Podcast interview' }]);
  // Ticks are no edits: who edits the session meanwhile is not in their way.
  await editBooking(studio.ana.caller, { bookingId, expectedVersion: version, title: 'Renamed' });

  await tickCheckItem(cy, { bookingId, itemId: first!.id, done: false });
  expect((await items(bookingId))[0]).toMatchObject({ doneAt: null, doneBy: null });
  expect(await refusal(tickCheckItem(studio.as('Finn', 'finance').caller, { bookingId, itemId: first!.id, done: true }))).toBeInstanceOf(
    NotAllowed,
  );
  expect(await refusal(tickCheckItem(cy, { bookingId, itemId: second!.id, done: true }))).toBeInstanceOf(NotFound);
});

test('another type brings its check list in place of what nobody has prepared yet, and leaves the gear', async () => {
  const { studio, book, items } = await podcastStudio();
  const { id: bookingId } = await book();
  const [first] = await items(bookingId);
  await tickCheckItem(studio.ana.caller, { bookingId, itemId: first!.id, done: true });
  const { id: voice } = await createSessionType(studio.system, { name: 'Voice', steps: ['Copy stand'], roomKinds: ['vocal_booth'] });
  const { warnings } = await editBooking(studio.ana.caller, { bookingId, sessionTypeId: voice as string });
  expect(warnings).toMatchObject([{ kind: 'room_kind', says: 'Voice is meant for a vocal booth.' }]);
  expect((await items(bookingId)).map(({ text }) => text).sort()).toEqual(['Copy stand', 'Microphones on the table']);
  expect((await studio.booking(bookingId)).allocations).toHaveLength(4);
  expect(await readWarnings(studio.ana.caller, bookingId)).toMatchObject([{ kind: 'room_kind' }]);
});

test('an open role is filled by somebody with the skill, who come first; a second finger on the button changes nothing', async () => {
  const { studio, book } = await podcastStudio();
  const { id: bookingId } = await book();
  const choices = await readBookingChoices(studio.ana.caller, { kind: 'person', skill: 'technical producer' });
  expect(choices.map(({ name }) => name)).toEqual(['Ines', 'Jo']);
  const fill = { bookingId, skill: 'technical producer', personId: studio.people.Ines! };
  await fillRole(studio.ana.caller, fill);
  await fillRole(studio.ben.caller, fill);
  const { requirements, allocations } = await studio.booking(bookingId);
  expect(requirements.find(({ resourceId }) => resourceId === studio.people.Ines)).toMatchObject({ duty: 'producer' });
  expect(requirements.flatMap(({ skill }) => skill ?? [])).toEqual(['mix']);
  expect(allocations.map(({ resourceId }) => resourceId)).toContain(studio.people.Ines);
  expect(await refusal(fillRole(studio.ana.caller, { ...fill, personId: studio.people.Jo! }))).toBeInstanceOf(InvalidInput);
});

test('session types are kept like other records, and what they bring must be the studio’s', async () => {
  const { studio, typeId, book } = await podcastStudio();
  const owner = studio.as('Olga', 'owner').caller;
  const edit = (fields: object) => editSessionType(owner, { sessionTypeId: typeId as string, expectedVersion: 1, ...fields });
  await edit({ name: 'Podcast talk' });
  await edit({ steps: ['Only this'] });
  expect(await refusal(edit({ steps: ['Or that'] }))).toBeInstanceOf(StaleEdit);
  const elsewhere = await aStudio({ gear: { U87: 1 } });
  expect(await refusal(edit({ gear: [{ modelId: elsewhere.models.U87! }] }))).toBeInstanceOf(NotFound);
  expect(await refusal(edit({ gear: [{ modelId: studio.models.SM7B! }, { modelId: studio.models.SM7B! }] }))).toMatchObject({
    issues: [{ path: 'gear.1' }],
  });
  expect(await refusal(createSessionType(owner, { name: 'podcast TALK' }))).toMatchObject({ issues: [{ path: 'name' }] });
  expect(await refusal(createSessionType(owner, { name: 'Nothing', lengthMinutes: 0 }))).toMatchObject({
    issues: [{ path: 'lengthMinutes' }],
  });
  const { id: second } = await createSessionType(owner, { name: 'Voice' });
  await reorderSessionTypes(owner, { sessionTypeIds: [second as string] });
  const inOrder = await studio.db.sessionType.findMany({ where: { studioId: studio.studioId }, orderBy: { position: 'asc' } });
  expect(inOrder.map(({ name }) => name)).toEqual(['Voice', 'Podcast talk']);
  await archiveSessionType(owner, { sessionTypeId: typeId as string });
  expect(await refusal(book())).toMatchObject({ issues: [{ path: 'sessionTypeId' }] });
  expect(
    await refusal(
      checkBooking(studio.ana.caller, {
        startsAt: studio.at('10:00'),
        endsAt: studio.at('11:00'),
        rooms: [studio.rooms.A!],
        sessionTypeId: studio.studioId,
      }),
    ),
  ).toBeInstanceOf(NotFound);
});
