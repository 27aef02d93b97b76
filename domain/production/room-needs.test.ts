import { expect, test } from 'vitest';
import { InvalidInput, NotAllowed, NotFound } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { cancelBooking, confirmBooking } from '../scheduling/booking-steps.ts';
import { aStudio } from '../testing/a-studio.ts';
import { addRoomNeed } from './add-room-need.ts';
import { createProject } from './create-project.ts';
import { editRoomNeed } from './edit-room-need.ts';
import { readRoomGaps, readRoomNeeds } from './read-room-needs.ts';
import { removeRoomNeed } from './remove-room-need.ts';

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);

test('a project needs twelve hours of an edit bay: what is booked, held and called off says how much is missing', async () => {
  const studio = await aStudio({ rooms: ['Bay', 'Studio'], zone: 'Europe/Amsterdam' });
  const { ana, db, rooms } = studio;
  await db.room.update({ where: { id: rooms.Bay! }, data: { kind: 'edit_bay' } });
  const { id: projectId } = await createProject(ana.caller, { name: 'Copper Line' });
  const { id: needId } = await addRoomNeed(ana.caller, {
    projectId,
    roomKind: 'edit_bay',
    minutes: 720,
    dueOn: '2030-05-10',
    note: 'Grade',
  });
  const missing = async () =>
    (await readRoomNeeds(ana.caller, [projectId]))
      .get(projectId)!
      .map((need) => [need.bookedMinutes, need.pencilledMinutes, need.missingMinutes]);
  expect(await missing()).toEqual([[0, 0, 720]]);

  const book = (day: string, hours: number, more: object = {}) =>
    ana.book({ room: 'Bay', from: `2030-05-${day} 09:00`, to: `2030-05-${day} ${9 + hours}:00`, projectId, ...more });
  const { id: first } = await book('02', 7);
  const { id: held } = await book('03', 2, { state: 'hold' });
  // Another room, another project, and a day too late.
  await book('04', 3, { room: 'Studio' });
  await book('05', 3, { projectId: null });
  await book('11', 3);
  expect(await missing()).toEqual([[420, 120, 300]]);
  expect(await readRoomGaps(ana.caller)).toMatchObject([
    { projectName: 'Copper Line', missingMinutes: 300, needs: [{ roomKind: 'edit_bay', note: 'Grade' }] },
  ]);

  await confirmBooking(ana.caller, { bookingId: held as string });
  await cancelBooking(ana.caller, { bookingId: first as string });
  expect(await missing()).toEqual([[120, 0, 600]]);

  await editRoomNeed(ana.caller, { needId, roomId: rooms.Bay!, minutes: 120 });
  expect(await missing()).toEqual([[120, 0, 0]]);
  expect(await readRoomGaps(ana.caller)).toEqual([]);
  await removeRoomNeed(ana.caller, { needId });
  expect(await missing()).toEqual([]);
  expect((await studio.changes()).filter(({ entity }) => entity === 'room_need').map(({ kind }) => kind)).toEqual([
    'added',
    'edited',
    'removed',
  ]);
});

test('a need names one room or one kind of this studio, and is kept by whoever keeps projects', async () => {
  const [studio, other] = [await aStudio(), await aStudio()];
  const { ana } = studio;
  const { id: projectId } = await createProject(ana.caller, { name: 'Copper Line' });
  const add = (more: object) => refusal(addRoomNeed(ana.caller, { projectId, minutes: 60, ...more }));
  expect(await add({})).toBeInstanceOf(InvalidInput);
  expect(await add({ roomId: studio.rooms.A!, roomKind: 'edit_bay' })).toBeInstanceOf(InvalidInput);
  expect(await add({ roomKind: 'edit_bay', minutes: 0 })).toMatchObject({ issues: [{ path: 'minutes' }] });
  expect(await add({ roomId: other.rooms.A! })).toBeInstanceOf(NotFound);
  expect(await refusal(addRoomNeed(ana.caller, { projectId: newId(), roomKind: 'edit_bay', minutes: 60 }))).toBeInstanceOf(NotFound);
  expect(await refusal(addRoomNeed(studio.as('Ines', 'crew').caller, { projectId, roomKind: 'edit_bay', minutes: 60 }))).toBeInstanceOf(
    NotAllowed,
  );
});
