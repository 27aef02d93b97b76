import { expect, test, vi } from 'vitest';
import { aStudio, type TestStudio } from '../../testing/a-studio.ts';
import { cancelBooking, checkInBooking } from '../booking-steps.ts';
import { editBooking } from '../edit-booking.ts';
import { moveBooking } from '../move-booking.ts';
import { ResourceTaken } from '../resource-taken.ts';
import { cancelSeries } from './cancel-series.ts';
import { editSeries } from './edit-series.ts';
import { previewSeriesEdit } from './preview-edit.ts';
import { reclaimDate } from './reclaim-date.ts';
import { calendar, change, repeat, skipped } from './testing/a-series.ts';

// The first of a file also waits for its database.
vi.setConfig({ testTimeout: 90_000 });

const refusalOf = async (act: Promise<unknown>): Promise<unknown> => act.then(() => null).catch((error: unknown) => error);
const sessionAt = (studio: TestStudio, seriesId: string, occurrence: string) =>
  studio.db.booking.findFirstOrThrow({ where: { studioId: studio.studioId, seriesId, occurrence } });
const times = async (studio: TestStudio, seriesId: string): Promise<string[]> =>
  (await calendar(studio, seriesId)).map((line) => line.slice(5, 16));

test('all: what is still to come gets the new room; what was changed by hand keeps its own, and follows in the rest', async () => {
  const studio = await aStudio({ rooms: ['A', 'B', 'C'] });
  const { id } = await repeat(studio);
  const second = await sessionAt(studio, id, '2030-05-09T10:00');
  await editBooking(studio.ben.caller, { bookingId: second.id, rooms: [studio.rooms.C!] });
  const third = await sessionAt(studio, id, '2030-05-16T10:00');
  await moveBooking(studio.ben.caller, {
    bookingId: third.id,
    startsAt: studio.at('2030-05-17 15:00'),
    endsAt: studio.at('2030-05-17 16:00'),
  });
  studio.clock.set('2030-05-03T09:00:00Z');

  expect(await change(studio, id, { scope: 'all', rooms: [studio.rooms.B!], title: 'Harbour Days' })).toMatchObject({
    id,
    version: 2,
    changed: 3,
  });
  expect(await calendar(studio, id)).toEqual([
    '2030-05-02T10:00 confirmed A Harbour Nights',
    '2030-05-09T10:00 confirmed C Harbour Days',
    '2030-05-17T15:00 confirmed B Harbour Days',
    '2030-05-23T10:00 confirmed B Harbour Days',
  ]);
  // Its place in the rule is what it was: the worker and another edit find it there.
  expect((await studio.booking(third.id)).occurrence).toBe('2030-05-16T10:00');
});

test('a change by hand that is taken back follows again', async () => {
  const studio = await aStudio();
  const { id } = await repeat(studio);
  const second = await sessionAt(studio, id, '2030-05-09T10:00');
  await editBooking(studio.ana.caller, { bookingId: second.id, title: 'Special' });
  await editBooking(studio.ana.caller, { bookingId: second.id, title: 'Harbour Nights' });
  await change(studio, id, { scope: 'all', title: 'Harbour Days' });
  expect(new Set((await calendar(studio, id)).map((line) => line.slice(29)))).toEqual(new Set(['Harbour Days']));
});

test('this and following: the series is divided, the old one ends, the new one refers to it', async () => {
  const studio = await aStudio();
  const { id } = await repeat(studio);
  const made = await change(studio, id, {
    scope: 'following',
    occurrence: '2030-05-16T10:00',
    newTime: '2030-05-17T11:00',
    lengthMinutes: 90,
  });
  expect(made.id).not.toBe(id);
  expect(await times(studio, id)).toEqual(['05-02T10:00', '05-09T10:00']);
  expect(await times(studio, made.id)).toEqual(['05-17T11:00', '05-24T11:00']);
  const [old, next] = [
    await studio.db.series.findUniqueOrThrow({ where: { id } }),
    await studio.db.series.findUniqueOrThrow({ where: { id: made.id } }),
  ];
  expect(old).toMatchObject({ endsBefore: '2030-05-16T10:00' });
  expect(next).toMatchObject({ continuesId: id, rule: 'FREQ=WEEKLY;COUNT=2', firstTime: '2030-05-17T11:00', lengthMinutes: 90 });
  // The sessions are the same ones: whoever had a link still finds them.
  expect((await studio.changes()).map(({ kind }) => kind).slice(-4)).toEqual(['cut_short', 'repeated', 'moved', 'moved']);
});

test('from the first session on is all of it: nothing is divided', async () => {
  const studio = await aStudio();
  const { id } = await repeat(studio);
  expect(await change(studio, id, { scope: 'following', occurrence: '2030-05-02T10:00', title: 'New name' })).toMatchObject({ id });
});

test('Tuesdays become Wednesdays with all that belongs to them; what runs stays', async () => {
  const studio = await aStudio({ now: '2030-05-07T10:15:00Z' });
  const { id } = await repeat(studio, { rule: 'FREQ=WEEKLY;BYDAY=TU', firstTime: '2030-05-07T10:00' });
  await checkInBooking(studio.ana.caller, { bookingId: (await sessionAt(studio, id, '2030-05-07T10:00')).id });
  await change(studio, id, { scope: 'all', occurrence: '2030-05-14T10:00', newTime: '2030-05-15T12:00' });
  expect((await times(studio, id)).slice(0, 3)).toEqual(['05-07T10:00', '05-15T12:00', '05-22T12:00']);
  expect(await studio.db.series.findUniqueOrThrow({ where: { id } })).toMatchObject({ rule: 'FREQ=WEEKLY;BYDAY=WE' });
});

test('sessions that all move by a week take one another’s places without a clash', async () => {
  const studio = await aStudio();
  const { id } = await repeat(studio);
  await change(studio, id, { scope: 'all', occurrence: '2030-05-02T10:00', newTime: '2030-05-09T10:00' });
  expect(await times(studio, id)).toEqual(['05-09T10:00', '05-16T10:00', '05-23T10:00', '05-30T10:00']);
});

test('another rule: sessions whose date remains stay themselves, others come and go, and it is said before', async () => {
  const studio = await aStudio();
  const { id } = await repeat(studio);
  const kept = await sessionAt(studio, id, '2030-05-16T10:00');
  const edit = { seriesId: id, scope: 'all' as const, rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=3' };
  const { dates, words } = await previewSeriesEdit(studio.ana.caller, edit);
  expect(words).toBe('Every 2 weeks on Thursday at 10:00, 3 times');
  expect(dates.map(({ occurrence, fate }) => `${occurrence} ${fate}`)).toEqual([
    '2030-05-02T10:00 kept',
    '2030-05-09T10:00 called_off',
    '2030-05-16T10:00 kept',
    '2030-05-23T10:00 called_off',
    '2030-05-30T10:00 new',
  ]);
  expect(await editSeries(studio.ana.caller, edit)).toMatchObject({ booked: 1, calledOff: 2 });
  expect(await times(studio, id)).toEqual(['05-02T10:00', '05-16T10:00', '05-30T10:00']);
  expect((await studio.booking(kept.id)).version).toBe(1);
  expect(await skipped(studio, id)).toEqual([]);
});

test('a date that clashes after an edit is left where it was, or decided on', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  const { id } = await repeat(studio);
  await studio.ben.book({ room: 'A', from: '2030-05-09 14:00', to: '2030-05-09 15:00', title: 'Tidewater' });
  const edit = { scope: 'all' as const, occurrence: '2030-05-02T10:00', newTime: '2030-05-02T14:00' };
  expect(await refusalOf(change(studio, id, edit))).toMatchObject({
    code: 'SERIES_CLASHES',
    dates: [
      expect.objectContaining({ occurrence: '2030-05-09T14:00', clashes: [expect.objectContaining({ what: 'Tidewater', by: 'Ben' })] }),
    ],
  });
  await change(studio, id, { ...edit, onClash: 'leave' });
  expect(await times(studio, id)).toEqual(['05-02T14:00', '05-09T10:00', '05-16T14:00', '05-23T14:00']);
});

test('cancel: this one, this and following, all', async () => {
  const studio = await aStudio();
  const { id } = await repeat(studio, { rule: 'FREQ=WEEKLY;COUNT=6' });
  await cancelBooking(studio.ben.caller, { bookingId: (await sessionAt(studio, id, '2030-05-09T10:00')).id });
  expect(await skipped(studio, id)).toEqual(['2030-05-09T10:00 cancelled']);
  expect(await cancelSeries(studio.ana.caller, { seriesId: id, scope: 'following', occurrence: '2030-05-30T10:00' })).toMatchObject({
    calledOff: 2,
  });
  expect(await times(studio, id)).toEqual(['05-02T10:00', '05-16T10:00', '05-23T10:00']);
  studio.clock.set('2030-05-16T10:30:00Z');
  expect(await cancelSeries(studio.ana.caller, { seriesId: id, scope: 'all' })).toMatchObject({ calledOff: 1 });
  expect(await times(studio, id)).toEqual(['05-02T10:00', '05-16T10:00']);
  // A second click finds it done.
  expect(await cancelSeries(studio.ana.caller, { seriesId: id, scope: 'all' })).toMatchObject({ calledOff: 0 });
});

test('a skipped date is had again when it is free, with what stands there when it is not; told when a release frees it', async () => {
  const studio = await aStudio();
  const { id: other } = await studio.ben.book({ room: 'A', from: '2030-05-09 10:00', to: '2030-05-09 11:00', title: 'Tidewater' });
  const { id } = await repeat(studio, { onClash: 'skip' });
  const date = { seriesId: id, occurrence: '2030-05-09T10:00' };
  const taken = await refusalOf(reclaimDate(studio.ana.caller, date));
  expect(taken).toBeInstanceOf(ResourceTaken);
  expect((taken as ResourceTaken).clashes).toMatchObject([{ what: 'Tidewater', by: 'Ben' }]);

  await cancelBooking(studio.ben.caller, { bookingId: other });
  const told = (await studio.changes()).filter(({ kind }) => kind === 'series_slot_free');
  expect(told).toMatchObject([{ entity: 'series', entityId: id, after: expect.objectContaining({ occurrence: '2030-05-09T10:00' }) }]);
  const { id: bookingId } = await reclaimDate(studio.ana.caller, date);
  expect(await times(studio, id)).toEqual(['05-02T10:00', '05-09T10:00', '05-16T10:00', '05-23T10:00']);
  expect(await skipped(studio, id)).toEqual([]);
  expect(await reclaimDate(studio.ben.caller, date)).toMatchObject({ id: bookingId });
});

test('a session that was called off can be had again, and its history stays', async () => {
  const studio = await aStudio();
  const { id } = await repeat(studio);
  const first = await sessionAt(studio, id, '2030-05-09T10:00');
  await cancelBooking(studio.ana.caller, { bookingId: first.id });
  const again = await reclaimDate(studio.ana.caller, { seriesId: id, occurrence: '2030-05-09T10:00' });
  expect(again.id).not.toBe(first.id);
  expect(await studio.booking(first.id)).toMatchObject({ state: 'cancelled', occurrence: '2030-05-09T10:00' });
});

test('two coordinators: different fields merge, the same field shows both sides', async () => {
  const studio = await aStudio({ rooms: ['A', 'B'] });
  const { id } = await repeat(studio);
  await change(studio, id, { scope: 'all', expectedVersion: 1, title: 'Harbour Days' });
  await change(studio, id, { scope: 'all', expectedVersion: 1, rooms: [studio.rooms.B!] }, 'ben');
  expect((await calendar(studio, id))[3]).toBe('2030-05-23T10:00 confirmed B Harbour Days');
  expect(await refusalOf(change(studio, id, { scope: 'all', expectedVersion: 1, title: 'Ben’s name' }, 'ben'))).toMatchObject({
    code: 'STALE_EDIT',
    entity: 'series',
    changedBy: 'Ana',
    fields: [{ field: 'title', yours: 'Ben’s name', theirs: 'Harbour Days' }],
  });
});

test('a session that was put off from a day that is past stays when the rule changes', async () => {
  const studio = await aStudio();
  const { id } = await repeat(studio);
  const first = await sessionAt(studio, id, '2030-05-02T10:00');
  await moveBooking(studio.ana.caller, {
    bookingId: first.id,
    startsAt: studio.at('2030-05-20 10:00'),
    endsAt: studio.at('2030-05-20 11:00'),
  });
  studio.clock.set('2030-05-10T09:00:00Z');
  await change(studio, id, { scope: 'all', rule: 'FREQ=WEEKLY;COUNT=2' });
  expect(await times(studio, id)).toEqual(['05-09T10:00', '05-16T10:00', '05-20T10:00', '05-23T10:00']);
});
