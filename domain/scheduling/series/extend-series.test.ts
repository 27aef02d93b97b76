import { expect, test, vi } from 'vitest';
import { aStudio } from '../../testing/a-studio.ts';
import { archiveRoom } from '../archive-room.ts';
import { closeRooms } from '../close-rooms.ts';
import { moveBooking } from '../move-booking.ts';
import { reopenRooms } from '../reopen-rooms.ts';
import { extendSeries } from './extend-series.ts';
import { seriesToExtend, studiosWithWaitingPlaces } from './find-due-series.ts';
import { tellFreePlaces } from './tell-free-places.ts';
import { calendar, change, repeat, skipped } from './testing/a-series.ts';

// The first of a file also waits for its database.
vi.setConfig({ testTimeout: 90_000 });

const keys = async (studio: Awaited<ReturnType<typeof aStudio>>, seriesId: string): Promise<string[]> =>
  (await studio.db.booking.findMany({ where: { seriesId }, orderBy: { occurrence: 'asc' } })).map(({ occurrence }) => occurrence!);
const isWeekly = (occurrences: string[]): boolean =>
  occurrences.every((one, index) => index === 0 || Date.parse(`${one}Z`) - Date.parse(`${occurrences[index - 1]}Z`) === 7 * 86_400_000);

test('as time goes on, each session is added once, however many workers ask and how often', async () => {
  const studio = await aStudio();
  const { id } = await repeat(studio, { rule: 'FREQ=WEEKLY' });
  const before = await keys(studio, id);
  studio.clock.set('2030-08-01T09:00:00Z');
  expect(await seriesToExtend(studio.db, studio.clock.now())).toContainEqual({ id, studioId: studio.studioId });
  await Promise.all([1, 2, 3].map(() => extendSeries(studio.system, { seriesId: id })));
  await extendSeries(studio.system, { seriesId: id });
  const after = await keys(studio, id);
  expect(after.length).toBeGreaterThan(before.length + 12);
  expect(isWeekly(after)).toBe(true);
  expect(await seriesToExtend(studio.db, studio.clock.now())).not.toContainEqual({ id, studioId: studio.studioId });
  // Whoever made the series booked them; the log says that Callboard did it.
  const last = await studio.db.booking.findFirstOrThrow({ where: { seriesId: id, occurrence: after.at(-1)! } });
  expect(last.createdByName).toBe('Ana');
});

test('what was skipped, moved or called off is not added again', async () => {
  const studio = await aStudio();
  const { id } = await repeat(studio, { rule: 'FREQ=WEEKLY', decisions: [{ occurrence: '2030-05-09T10:00', decision: 'skip' }] });
  const moved = await studio.db.booking.findFirstOrThrow({ where: { seriesId: id, occurrence: '2030-05-16T10:00' } });
  await moveBooking(studio.ana.caller, {
    bookingId: moved.id,
    startsAt: studio.at('2030-05-15 18:00'),
    endsAt: studio.at('2030-05-15 19:00'),
  });
  await studio.db.series.update({ where: { id }, data: { expandedUntil: '2030-05-01T00:00' } });
  studio.clock.set('2030-05-01T12:00:00Z');
  const before = await calendar(studio, id);
  await extendSeries(studio.system, { seriesId: id });
  expect((await calendar(studio, id)).slice(0, before.length)).toEqual(before);
});

test('a date that clashes is skipped, remembered and told; it is told again when it is free', async () => {
  const studio = await aStudio();
  const { id } = await repeat(studio, { rule: 'FREQ=WEEKLY' });
  const { id: closureId } = await closeRooms(studio.system, {
    title: 'Works',
    startsAt: studio.at('2030-11-14 00:00'),
    endsAt: studio.at('2030-11-15 00:00'),
  });
  studio.clock.set('2030-06-01T09:00:00Z');
  expect(await extendSeries(studio.system, { seriesId: id })).toMatchObject({ skipped: 1 });
  expect(await skipped(studio, id)).toEqual(['2030-11-14T10:00 clash A: a closure']);
  expect((await studio.changes()).filter(({ kind }) => kind === 'series_clash')).toMatchObject([{ actor: 'system:test' }]);

  expect(await studiosWithWaitingPlaces(studio.db, studio.clock.now())).toContain(studio.studioId);
  expect(await tellFreePlaces(studio.system, {})).toEqual({ told: 0 });
  await reopenRooms(studio.system, { closureId });
  expect(await tellFreePlaces(studio.system, {})).toEqual({ told: 1 });
  expect(await tellFreePlaces(studio.system, {})).toEqual({ told: 0 });
});

test('when its room is gone, its dates are skipped and told, until somebody gives it another', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  const { id } = await repeat(studio, { rule: 'FREQ=WEEKLY', state: 'hold' });
  await archiveRoom(studio.system, { roomId: studio.rooms.A! });
  studio.clock.set('2030-06-01T09:00:00Z');
  const { skipped: count } = await extendSeries(studio.system, { seriesId: id });
  expect(count).toBeGreaterThan(3);
  expect((await skipped(studio, id))[0]).toMatch(/refused A is archived/);
  await change(studio, id, { scope: 'all', rooms: [studio.rooms.B!] });
  expect(await tellFreePlaces(studio.system, {})).toEqual({ told: count });
});

test('a series keeps ten o’clock at ten through both changes of clocks', async () => {
  const studio = await aStudio({ now: '2027-02-01T09:00:00Z', zone: 'Europe/Berlin' });
  await studio.db.studio.update({ where: { id: studio.studioId }, data: { seriesMonthsAhead: 1 } });
  const { id } = await repeat(studio, { rule: 'FREQ=WEEKLY;BYDAY=SU', firstTime: '2027-02-07T10:00' });
  for (const month of ['03', '04', '05', '06', '07', '08', '09', '10', '11']) {
    studio.clock.set(`2027-${month}-01T09:00:00Z`);
    await extendSeries(studio.system, { seriesId: id });
  }
  const starts = (await calendar(studio, id)).map((line) => line.slice(0, 16));
  expect(starts).toEqual(expect.arrayContaining(['2027-03-21T09:00', '2027-03-28T08:00', '2027-10-24T08:00', '2027-10-31T09:00']));
  expect(new Set(await keys(studio, id)).size).toBe(starts.length);
});
