import { expect, test, vi } from 'vitest';
import { followChanges } from '../../activity/follow-changes.ts';
import { readBoard, readBoardNews } from '../../board/read-board.ts';
import { roomTileAt } from '../../board/room-tile-rules.ts';
import { readRoomUtilization } from '../../insights/read-room-utilization.ts';
import { roomDays } from '../../insights/room-days.ts';
import { NotAllowed, type InvalidInput } from '../../kernel/errors.ts';
import { aStudio, type TestStudio } from '../../testing/a-studio.ts';
import { studioLife } from '../../testing/studio-life.ts';
import { checkBooking } from '../check-booking.ts';
import { readSchedule, readScheduleNews } from '../schedule-read.ts';
import { addExceptions } from './add-exceptions.ts';
import { editException } from './edit-exception.ts';
import { removeException } from './remove-exception.ts';

// Several bookings each, also on a machine that is busy.
vi.setConfig({ testTimeout: 90_000 });

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);
const OFFICE = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 540, closesMinute: 1_080 }));
const DAYS = { from: '2030-05-01', to: '2030-05-08' };

async function officeStudio(): Promise<TestStudio> {
  const studio = await aStudio({ now: '2030-05-01T06:00:00Z', zone: 'Europe/Berlin', rooms: ['A', 'B'] });
  await studioLife(studio).setHours('A', OFFICE);
  return studio;
}

test('a holiday closes every room, a room’s own hours come before it, and bookings are told', async () => {
  const studio = await officeStudio();
  await addExceptions(studio.system, {
    days: [
      { name: 'Bridge day', firstDay: '2030-05-03' },
      { name: 'Open house', firstDay: '2030-05-03', roomId: studio.rooms.A!, opensMinute: 600, closesMinute: 900 },
    ],
  });
  const said = async (room: string, from: string, to: string) => {
    const { warnings } = await checkBooking(studio.ana.caller, {
      startsAt: studio.at(`2030-05-03 ${from}`),
      endsAt: studio.at(`2030-05-03 ${to}`),
      rooms: [studio.rooms[room]!],
    });
    return warnings.map(({ says }) => says);
  };
  expect(await said('A', '10:00', '12:00')).toEqual([]);
  expect(await said('A', '14:00', '16:00')).toEqual(['A is open 10:00–15:00 on Fri 3 May 2030: Open house.']);
  // B has no opening hours, and is closed that day all the same.
  expect(await said('B', '10:00', '12:00')).toEqual(['B is closed on Fri 3 May 2030: Bridge day.']);
});

test('available hours follow an exception, on days with and without sessions, and forget it when it is removed', async () => {
  const studio = await officeStudio();
  const catchUp = async () => {
    while ((await followChanges(studio.db, roomDays, studio.studioId)) === 'behind');
  };
  const available = async (room: string, day: string) => {
    await catchUp();
    const { rooms } = await readRoomUtilization(studio.system, { firstDay: day, lastDay: day, by: 'day' });
    return rooms.find(({ name }) => name === room)!.availableMinutes;
  };
  await studio.ana.book({ room: 'A', from: '2030-05-02 10:00', to: '2030-05-02 12:00' });
  expect([await available('A', '2030-05-02'), await available('A', '2030-05-03')]).toEqual([540, 540]);
  const { ids } = await addExceptions(studio.system, {
    days: [
      { name: 'Bridge days', firstDay: '2030-05-02', lastDay: '2030-05-03' },
      { name: 'Long night', firstDay: '2030-05-02', roomId: studio.rooms.A!, opensMinute: 1_080, closesMinute: 1_560 },
    ],
  });
  expect([await available('A', '2030-05-02'), await available('A', '2030-05-03')]).toEqual([360, 120]);
  expect([await available('B', '2030-05-02'), await available('B', '2030-05-04')]).toEqual([0, 1_440]);
  const [, night] = ids as string[];
  await editException(studio.system, { exceptionId: night!, closesMinute: 1_440 });
  expect([await available('A', '2030-05-02'), await available('A', '2030-05-03')]).toEqual([360, 0]);
  for (const exceptionId of ids as string[]) await removeException(studio.system, { exceptionId });
  expect([await available('A', '2030-05-02'), await available('A', '2030-05-03')]).toEqual([540, 540]);
});

test('board and schedule show the closed day, live', async () => {
  const studio = await officeStudio();
  const before = await readSchedule(studio.ana.caller, DAYS);
  expect(before.rooms.map(({ exceptions }) => exceptions)).toEqual([[], []]);
  await addExceptions(studio.system, { days: [{ name: 'Works', firstDay: '2030-05-01', roomId: studio.rooms.B! }] });
  const [change] = (await studio.changes()).slice(-1);
  const news = await readScheduleNews(studio.ana.caller, DAYS, { to: change!.revision, changes: [change!] });
  expect(news).toMatchObject({ fresh: false, rooms: [{ name: 'B', exceptions: [{ name: 'Works', firstDay: '2030-05-01' }] }] });
  const board = await readBoardNews(studio.system, { from: 0n, to: change!.revision, changes: [change!] });
  expect(board).toMatchObject({ fresh: false, rooms: [{ name: 'B', alwaysOpen: false }] });
  const tile = (at: string) => roomTileAt(board.rooms[0]!, [], studio.at(at)).state;
  expect([tile('12:00'), tile('2030-05-02 12:00')]).toEqual(['closed', 'free']);

  // The whole house is more than a change names: whoever looks starts afresh.
  await addExceptions(studio.system, { days: [{ name: 'Holiday', firstDay: '2030-05-02' }] });
  const [house] = (await studio.changes()).slice(-1);
  expect(await readScheduleNews(studio.ana.caller, DAYS, { to: house!.revision, changes: [house!] })).toMatchObject({ fresh: true });
  expect((await readBoard(studio.system)).rooms.every(({ alwaysOpen }) => !alwaysOpen)).toBe(true);
});

test('days that make no sense, days twice, and ten thousand at once are refused with what to do', async () => {
  const studio = await officeStudio();
  const add = (...days: Parameters<typeof addExceptions>[1]['days']) => addExceptions(studio.system, { days });
  const first = { name: 'Christmas', firstDay: '2030-12-25', lastDay: '2030-12-26' };
  const paths = async (...days: Parameters<typeof add>) => ((await refusal(add(...days))) as InvalidInput).issues.map(({ path }) => path);
  expect(await paths({ ...first, lastDay: '2030-12-24' })).toEqual(['days.0.lastDay']);
  expect(await paths({ ...first, firstDay: '2030-02-30' })).toContain('days.0.firstDay');
  expect(await paths({ ...first, opensMinute: 600 })).toEqual(['days.0.closesMinute']);
  expect(await paths({ ...first, opensMinute: 600, closesMinute: 540 })).toEqual(['days.0.closesMinute']);
  expect(await paths({ ...first, firstDay: '2029-01-01' })).toEqual(['days.0.lastDay']);
  expect(await paths(first, { name: 'Boxing Day', firstDay: '2030-12-26' })).toEqual(['days.1.firstDay']);
  await add(first, { ...first, roomId: studio.rooms.A! });
  expect(await paths({ name: 'Again', firstDay: '2030-12-26' })).toEqual(['days.0.firstDay']);

  const many = Array.from({ length: 10_000 }, () => first);
  expect(await refusal(add(...many))).toMatchObject({ issues: [{ path: 'days', message: 'Add at most 100 exceptions at once.' }] });
  const standing = Array.from({ length: 1_997 }, (_, index) => {
    const day = new Date(Date.UTC(2031, 0, 1 + index));
    return { id: crypto.randomUUID(), studioId: studio.studioId, name: 'Day', firstDay: day, lastDay: day };
  });
  await studio.db.hoursException.createMany({ data: standing });
  expect(await refusal(add({ name: 'One', firstDay: '2040-01-01' }, { name: 'Two', firstDay: '2040-01-02' }))).toMatchObject({
    issues: [{ path: 'days', message: 'A studio keeps at most 2000 exceptions, and has 1999. Remove those that are past first.' }],
  });
  expect(await refusal(addExceptions(studio.ana.caller, { days: [first] }))).toBeInstanceOf(NotAllowed);
});
