import { expect, test } from 'vitest';
import { followChanges } from '../activity/follow-changes.ts';
import { cancelBooking, checkInBooking, completeBooking } from '../scheduling/booking-steps.ts';
import { extendBooking } from '../scheduling/extend-booking.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { studioLife } from '../testing/studio-life.ts';
import { NotAllowed } from '../kernel/errors.ts';
import { readRoomSessions } from './read-room-sessions.ts';
import { readRoomUtilization } from './read-room-utilization.ts';
import { roomDays } from './room-days.ts';

const OFFICE = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 9 * 60, closesMinute: 18 * 60 }));

const catchUp = async (studio: TestStudio) => {
  while ((await followChanges(studio.db, roomDays, studio.studioId)) === 'behind');
};

const dayOf = async (studio: TestStudio, room: string, day: string) => {
  const { rooms } = await readRoomUtilization(studio.system, { firstDay: day, lastDay: day, by: 'day' });
  const { bookedMinutes, availableMinutes } = rooms.find((one) => one.name === room)!;
  return [bookedMinutes, availableMinutes];
};

test('a day of a room: hours booked, setup and teardown included, over the hours it is open', async () => {
  const studio = await aStudio({ now: '2030-05-01T07:00:00Z', zone: 'Europe/Berlin' });
  await studioLife(studio).setHours('A', OFFICE);
  await studio.ana.book({ room: 'A', from: '14:00', to: '16:00', setup: 30, teardown: 15 });
  await studio.ana.book({ room: 'A', from: '10:00', to: '11:00', state: 'hold' });
  await catchUp(studio);

  expect(await dayOf(studio, 'A', '2030-05-01')).toEqual([165, 540]);
  expect(await dayOf(studio, 'A', '2030-05-04')).toEqual([0, 0]); // a Saturday
  expect(await dayOf(studio, 'B', '2030-05-01')).toEqual([0, 1440]); // no opening hours: always open

  await studioLife(studio).settle({ utilizationCountsBuffers: false });
  await catchUp(studio);
  expect(await dayOf(studio, 'A', '2030-05-01')).toEqual([120, 540]);
});

test('a night session counts on both days, and days of changing clocks have 23 and 25 hours', async () => {
  const studio = await aStudio({ now: '2030-03-30T09:00:00Z', zone: 'Europe/Berlin' });
  await studio.ana.book({ room: 'A', from: '2030-03-30 22:00', to: '2030-03-31 04:00' });
  await catchUp(studio);
  expect(await dayOf(studio, 'A', '2030-03-30')).toEqual([120, 1440]);
  expect(await dayOf(studio, 'A', '2030-03-31')).toEqual([180, 23 * 60]); // from midnight to 4 are three hours
  expect(await dayOf(studio, 'A', '2030-10-27')).toEqual([0, 25 * 60]);
});

test('what closes after midnight is open on the next day, and a closure takes its part', async () => {
  const studio = await aStudio({ now: '2030-05-01T09:00:00Z', zone: 'Europe/Berlin' });
  const life = studioLife(studio);
  await life.setHours('A', [{ weekday: 3, opensMinute: 18 * 60, closesMinute: 26 * 60 }]);
  const closure = await life.close('A', studio.at('23:00'), studio.at('2030-05-02 01:00'));
  await catchUp(studio);
  expect(await dayOf(studio, 'A', '2030-05-01')).toEqual([0, 5 * 60]);
  expect(await dayOf(studio, 'A', '2030-05-02')).toEqual([0, 60]);
  await life.reopen(closure);
  await catchUp(studio);
  expect(await dayOf(studio, 'A', '2030-05-02')).toEqual([0, 120]);
});

test('a cancelled session leaves no trace, an early end frees the rest, an extension counts', async () => {
  const studio = await aStudio({ now: '2030-05-01T09:00:00Z' });
  const gone = await studio.ana.book({ room: 'A', from: '10:00', to: '12:00' });
  const early = await studio.ana.book({ room: 'B', from: '10:00', to: '12:00', teardown: 30 });
  await catchUp(studio);
  expect(await dayOf(studio, 'B', '2030-05-01')).toEqual([150, 1440]);

  await cancelBooking(studio.ana.caller, { bookingId: gone.id as string });
  await extendBooking(studio.ana.caller, { bookingId: early.id as string, endsAt: studio.at('13:00') });
  await catchUp(studio);
  expect(await dayOf(studio, 'A', '2030-05-01')).toEqual([0, 1440]);
  expect(await dayOf(studio, 'B', '2030-05-01')).toEqual([210, 1440]);

  studio.clock.set('2030-05-01T10:00:00Z');
  await checkInBooking(studio.ana.caller, { bookingId: early.id as string });
  studio.clock.set('2030-05-01T11:00:00Z');
  await completeBooking(studio.ana.caller, { bookingId: early.id as string });
  await catchUp(studio);
  expect(await dayOf(studio, 'B', '2030-05-01')).toEqual([90, 1440]);
});

test('weeks, the total, and the sessions behind a figure add up', async () => {
  const studio = await aStudio({ now: '2030-05-01T09:00:00Z', zone: 'America/New_York' });
  await studio.ana.book({ room: 'A', from: '2030-05-04 22:00', to: '2030-05-05 03:00', title: 'Night mix' });
  await studio.ana.book({ room: 'A', from: '2030-05-06 10:00', to: '2030-05-06 12:00', title: 'Strings' });
  await catchUp(studio);
  const read = await readRoomUtilization(studio.system, { firstDay: '2030-05-05', lastDay: '2030-05-12', by: 'week' });
  const periods = read.rooms[0]!.periods;
  expect(periods).toEqual([
    { firstDay: '2030-05-05', lastDay: '2030-05-05', bookedMinutes: 180, availableMinutes: 1440 },
    { firstDay: '2030-05-06', lastDay: '2030-05-12', bookedMinutes: 120, availableMinutes: 7 * 1440 },
  ]);
  expect(read.total).toMatchObject({ bookedMinutes: 300, availableMinutes: 16 * 1440 });
  expect(read.computedRevision).toBe(read.revision);
  const rows = await readRoomSessions(studio.system, { roomId: studio.rooms.A!, firstDay: '2030-05-05', lastDay: '2030-05-12' });
  expect(rows.map((row) => [row.title, row.countedMinutes])).toEqual([
    ['Night mix', 180],
    ['Strings', 120],
  ]);

  await studio.ana.book({ room: 'B', from: '2030-05-06 10:00', to: '2030-05-06 12:00' });
  const behind = await readRoomUtilization(studio.system, { firstDay: '2030-05-05', lastDay: '2030-05-12', by: 'week' });
  expect(behind.revision - behind.computedRevision!).toBe(1n);
});

test('crew and producers do not see utilization, coordinators do', async () => {
  const studio = await aStudio();
  const asked = { firstDay: '2030-05-01', lastDay: '2030-05-01', by: 'day' } as const;
  await expect(readRoomUtilization(studio.as('Cy', 'crew').caller, asked)).rejects.toBeInstanceOf(NotAllowed);
  await expect(readRoomUtilization(studio.as('Pia', 'producer').caller, asked)).rejects.toBeInstanceOf(NotAllowed);
  await expect(readRoomUtilization(studio.ana.caller, asked)).resolves.toMatchObject({ computedRevision: null });
});
