import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InvalidInput, NotAllowed, NotFound } from '../kernel/errors.ts';
import { aStudio } from '../testing/a-studio.ts';
import { archiveRoom, restoreRoom } from './archive-room.ts';
import { createRoom } from './create-room.ts';
import { editRoom } from './edit-room.ts';
import { reorderRooms } from './reorder-rooms.ts';
import { DAY_MINUTES, overlappingHours, type OpenHours } from './room-rules.ts';
import { StillBooked } from './still-booked.ts';

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);
const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 9 * 60, closesMinute: 18 * 60 }));

test('a room with its hours, price and features; edited by two at once; put into order', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  const { caller } = studio.as('Mira', 'studio_manager');
  const { id: roomId } = await createRoom(caller, {
    name: 'Vocal booth',
    kind: 'vocal_booth',
    openingHours: weekdays,
    features: ['Piano', 'Piano', 'Daylight'],
  });
  await editRoom(caller, {
    roomId,
    expectedVersion: 1,
    hourlyRateMinor: 8_000,
    openingHours: [{ weekday: 6, opensMinute: 22 * 60, closesMinute: 28 * 60 }],
  });
  await editRoom(studio.as('Olga', 'owner').caller, { roomId, expectedVersion: 1, capacity: 3 });
  const room = await studio.db.room.findUniqueOrThrow({ where: { id: roomId }, include: { openingHours: true, resource: true } });
  expect(room).toMatchObject({
    hourlyRateMinor: 8_000,
    capacity: 3,
    features: ['Piano', 'Daylight'],
    position: 2,
    resource: { version: 3 },
  });
  expect(room.openingHours).toMatchObject([{ weekday: 6, closesMinute: 28 * 60 }]);

  await reorderRooms(caller, { roomIds: [roomId, studio.rooms.A!] });
  const order = await studio.db.room.findMany({
    where: { studioId: studio.studioId },
    orderBy: { position: 'asc' },
    include: { resource: true },
  });
  expect(order.map(({ resource }) => resource.name)).toEqual(['Vocal booth', 'A', 'B']);
  expect(await reorderRooms(caller, { roomIds: [roomId] })).toEqual({ changed: 0 });
  expect(((await refusal(reorderRooms(caller, { roomIds: [roomId, roomId] }))) as InvalidInput).issues[0]!.path).toBe('roomIds.1');
});

test('a room with sessions to come stays; a free one goes and comes back, unless its name was given away', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  const { caller } = studio.as('Mira', 'studio_manager');
  await studio.ana.book({ room: 'A', from: '10:00', to: '11:00', title: 'Harbour Nights' });
  const refused = await refusal(archiveRoom(caller, { roomId: studio.rooms.A! }));
  expect(refused).toBeInstanceOf(StillBooked);
  expect((refused as StillBooked).sessions).toMatchObject([{ title: 'Harbour Nights' }]);
  await archiveRoom(caller, { roomId: studio.rooms.B! });
  expect(await refusal(studio.ben.book({ room: 'B', from: '10:00', to: '11:00' }))).toBeInstanceOf(InvalidInput);
  const twin = await createRoom(caller, { name: 'b', kind: 'edit_bay' });
  expect(((await refusal(restoreRoom(caller, { roomId: studio.rooms.B! }))) as InvalidInput).issues[0]!.path).toBe('name');
  await editRoom(caller, { roomId: twin.id, name: 'Edit bay' });
  await restoreRoom(caller, { roomId: studio.rooms.B! });
  expect(((await refusal(createRoom(caller, { name: 'EDIT BAY', kind: 'edit_bay' }))) as InvalidInput).issues[0]!.path).toBe('name');
});

test('bad input is named by its field; foreign rooms are not there; coordinators may not', async () => {
  const [studio, other] = await Promise.all([aStudio(), aStudio()]);
  const { caller } = studio.as('Mira', 'studio_manager');
  const hours = (one: Partial<OpenHours>) => ({ openingHours: [{ weekday: 1, opensMinute: 540, closesMinute: 1_080, ...one }] });
  const cases: [object, string][] = [
    [{ name: '' }, 'name'],
    [{ hourlyRateMinor: -1 }, 'hourlyRateMinor'],
    [{ capacity: -1 }, 'capacity'],
    [{ kind: 'cellar' }, 'kind'],
    [hours({ weekday: 8 }), 'openingHours.0.weekday'],
    [hours({ closesMinute: 540 }), 'openingHours.0.closesMinute'],
    [hours({ opensMinute: 0, closesMinute: 2_000 }), 'openingHours.0.closesMinute'],
    [{ openingHours: [...weekdays, { weekday: 2, opensMinute: 1_000, closesMinute: 1_200 }] }, 'openingHours.5'],
  ];
  for (const [wrong, path] of cases) {
    const refused = await refusal(createRoom(caller, { name: 'C', kind: 'edit_bay', ...wrong } as never));
    expect(refused, JSON.stringify(wrong)).toBeInstanceOf(InvalidInput);
    expect((refused as InvalidInput).issues[0]!.path).toBe(path);
  }
  expect(await refusal(editRoom(caller, { roomId: other.rooms.A!, name: 'X' }))).toBeInstanceOf(NotFound);
  expect(await refusal(editRoom(studio.ana.caller, { roomId: studio.rooms.A!, name: 'X' }))).toBeInstanceOf(NotAllowed);
  expect(await studio.changes()).toHaveLength(0);
});

test('hours overlap exactly when some minute of the week is in two of them', () => {
  const hours = fc
    .record({
      weekday: fc.integer({ min: 1, max: 7 }),
      opensMinute: fc.integer({ min: 0, max: DAY_MINUTES - 1 }),
      length: fc.integer({ min: 1, max: DAY_MINUTES }),
    })
    .map(({ weekday, opensMinute, length }) => ({ weekday, opensMinute, closesMinute: opensMinute + length }));
  fc.assert(
    fc.property(fc.array(hours, { maxLength: 8 }), (all) => {
      const minutes = new Uint8Array(7 * DAY_MINUTES);
      for (const { weekday, opensMinute, closesMinute } of all)
        for (let minute = opensMinute; minute < closesMinute; minute += 1) {
          const place = ((weekday - 1) * DAY_MINUTES + minute) % minutes.length;
          minutes[place] = minutes[place]! + 1;
        }
      expect(overlappingHours(all) >= 0).toBe(minutes.some((count) => count > 1));
    }),
  );
});
