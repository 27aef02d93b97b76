import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DomainError } from '../kernel/errors.ts';
import { plusMinutes } from '../kernel/time-range.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import { cancelBooking, checkInBooking, completeBooking, confirmBooking, holdBooking, markNoShow } from './booking-steps.ts';
import { closeRooms } from './close-rooms.ts';
import { editBooking } from './edit-booking.ts';
import { extendBooking } from './extend-booking.ts';
import { moveBooking } from './move-booking.ts';
import { reopenRooms } from './reopen-rooms.ts';
import { withScheduleNews, type SchedulePicture } from './schedule-news-rules.ts';
import { readSchedule, readScheduleNews } from './schedule-read.ts';
import type { ScheduleNews } from './schedule-types.ts';

/** One thing that somebody does, refused or not. Numbers choose among what there is. */
type Deed = (studio: TestStudio, pick: number, minutes: number) => Promise<unknown>;

const DAYS = { from: '2030-05-01', to: '2030-05-03' };
const wall = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ');

async function sessionOf(studio: TestStudio, pick: number) {
  const all = await studio.db.booking.findMany({ where: { studioId: studio.studioId }, orderBy: { id: 'asc' } });
  const { id, startsAt, endsAt } = all[pick % Math.max(1, all.length)] ?? {
    id: studio.studioId,
    startsAt: studio.clock.now(),
    endsAt: studio.clock.now(),
  };
  return { bookingId: id, startsAt, endsAt };
}

const book: Deed = (studio, pick, minutes) =>
  studio.ana.book({
    room: pick % 2 ? 'A' : ['A', 'B'],
    from: wall(plusMinutes(studio.at('10:00'), minutes)),
    to: wall(plusMinutes(studio.at('12:00'), minutes)),
    setup: pick % 45,
    teardown: pick % 30,
    people: pick % 3 ? ['Ines'] : [],
    gear: pick % 4 ? [{ model: 'SM7B' }] : [],
    state: pick % 5 ? 'confirmed' : 'hold',
  });
const step =
  (command: typeof confirmBooking): Deed =>
  async (studio, pick) =>
    command(studio.ana.caller, { bookingId: (await sessionOf(studio, pick)).bookingId });

const DEEDS: Deed[] = [
  book,
  book,
  book,
  ...[confirmBooking, holdBooking, checkInBooking, completeBooking, cancelBooking, markNoShow].map(step),
  async (studio, pick, minutes) => {
    const { bookingId, startsAt, endsAt } = await sessionOf(studio, pick);
    await moveBooking(studio.ana.caller, { bookingId, startsAt: plusMinutes(startsAt, minutes), endsAt: plusMinutes(endsAt, minutes) });
  },
  async (studio, pick, minutes) => {
    const { bookingId, endsAt } = await sessionOf(studio, pick);
    await extendBooking(studio.ana.caller, { bookingId, endsAt: plusMinutes(endsAt, minutes) });
  },
  async (studio, pick) => {
    const { bookingId } = await sessionOf(studio, pick);
    await editBooking(studio.ana.caller, { bookingId, title: `Take ${pick}`, rooms: [studio.rooms[pick % 2 ? 'A' : 'B']!] });
  },
  async (studio, pick, minutes) =>
    closeRooms(studio.ana.caller, {
      title: 'Painting',
      startsAt: plusMinutes(studio.at('08:00'), minutes),
      endsAt: plusMinutes(studio.at('09:00'), minutes),
      ...(pick % 3 ? { rooms: [studio.rooms[pick % 2 ? 'A' : 'B']!] } : {}),
    }),
  async (studio, pick) => {
    const all = await studio.db.closure.findMany({ where: { studioId: studio.studioId }, orderBy: { id: 'asc' } });
    if (all.length > 0) await reopenRooms(studio.ana.caller, { closureId: all[pick % all.length]!.id });
  },
];

type Picture = SchedulePicture<
  ScheduleNews['rooms'][0],
  ScheduleNews['bookings'][0],
  ScheduleNews['closures'][0],
  ScheduleNews['checkouts'][0]
>;
const told = (news: ScheduleNews) => ({ ...news, removed: news.removed.map(({ id }) => id) });
const sorted = (picture: Picture) =>
  Object.fromEntries(
    Object.entries(picture).map(([list, records]) => [list, [...(records as { id: string }[])].sort((a, b) => (a.id < b.id ? -1 : 1))]),
  );

test('whatever is done, dropped, repeated or bundled, a schedule ends as a fresh reading would show it', { timeout: 120_000 }, async () => {
  const deeds = fc.array(
    fc.record({ deed: fc.nat(DEEDS.length - 1), pick: fc.nat(60), minutes: fc.integer({ min: -1_500, max: 3_500 }) }),
    {
      minLength: 3,
      maxLength: 14,
    },
  );
  // How many changes each telling bundles; 1 lets it wait until later deeds have changed the same things again.
  const bundles = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 20, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(deeds, bundles, fc.boolean(), async (story, sizes, repeats) => {
      const studio = await aStudio({ people: ['Ines'], gear: { SM7B: 2 } });
      const caller = studio.ana.caller;
      const first = await readSchedule(caller, DAYS);
      let picture: Picture = withScheduleNews(undefined, told(first));
      let { revision } = first;
      const catchUp = async (most: number): Promise<boolean> => {
        const changes = await studio.db.change.findMany({
          where: { studioId: studio.studioId, revision: { gt: revision } },
          orderBy: { revision: 'asc' },
          take: most,
        });
        const last = changes.at(-1);
        if (!last) return false;
        const news = told(await readScheduleNews(caller, DAYS, { to: last.revision, changes }));
        picture = withScheduleNews(picture, news);
        if (repeats) picture = withScheduleNews(picture, news);
        ({ revision } = news);
        return true;
      };
      for (const [index, { deed, pick, minutes }] of story.entries()) {
        await DEEDS[deed]!(studio, pick, minutes).catch((error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
        });
        if (sizes[index]! > 1) await catchUp(sizes[index]! - 1);
      }
      while (await catchUp(sizes[0]!));
      const fresh = await readSchedule(caller, DAYS);
      expect(revision).toBe(fresh.revision);
      expect(sorted(picture)).toEqual(sorted(withScheduleNews(undefined, told(fresh))));
    }),
    { numRuns: 25 },
  );
});

test('only what changed is told, and what is untouched stays the same object', async () => {
  const studio = await aStudio();
  const first = await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  const second = await studio.ana.book({ room: 'B', from: '10:00', to: '11:00' });
  const before = withScheduleNews(undefined, told(await readSchedule(studio.ana.caller, DAYS)));
  await cancelBooking(studio.ana.caller, { bookingId: first.id });
  const news = await readScheduleNews(studio.ana.caller, DAYS, { to: 3n, changes: (await studio.changes()).slice(2) });
  expect(news).toMatchObject({ revision: 3n, fresh: false, rooms: [], bookings: [], removed: [{ kind: 'booking', id: first.id }] });
  const after = withScheduleNews(before, told(news));
  expect(after.rooms).toBe(before.rooms);
  expect(after.bookings).toHaveLength(1);
  expect(after.bookings[0]).toBe(before.bookings.find(({ id }) => id === second.id));
});

test('a session that moves out of the days is gone from them', async () => {
  const studio = await aStudio();
  const { id } = await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  await moveBooking(studio.ana.caller, { bookingId: id, startsAt: studio.at('2030-05-07 10:00'), endsAt: studio.at('2030-05-07 11:00') });
  const news = await readScheduleNews(studio.ana.caller, DAYS, { to: 2n, changes: (await studio.changes()).slice(1) });
  expect(news.removed).toEqual([{ kind: 'booking', id }]);
});

test('a client learns of other sessions only that the room is taken, and nothing of what takes nothing', async () => {
  const studio = await aStudio({ people: ['Ines'] });
  const clientId = (await studio.db.client.create({ data: { id: crypto.randomUUID(), studioId: studio.studioId, name: 'Saltwater' } })).id;
  const client = studio.as('Cleo', 'client', { clientId });
  const own = await studio.ana.book({ room: 'A', from: '10:00', to: '11:00', title: 'Ours', clientId });
  await studio.ana.book({ room: 'B', from: '10:00', to: '11:00', title: 'Secret', people: ['Ines'] });
  await studio.ana.book({ room: 'B', from: '12:00', to: '13:00', title: 'Held', state: 'hold' });
  const { bookings, rooms } = await readSchedule(client.caller, DAYS);
  expect(bookings).toHaveLength(2);
  expect(bookings.find(({ id }) => id === own.id)).toMatchObject({ title: 'Ours' });
  expect(bookings.find(({ id }) => id !== own.id)).toMatchObject({ title: null, people: [], clientName: null });
  expect(rooms.map(({ hourlyRateMinor }) => hourlyRateMinor)).toEqual([9_000, 9_000]);
});

test('days in the wrong order or too many are refused with the field', async () => {
  const studio = await aStudio();
  const refused = (days: { from: string; to: string }) => readSchedule(studio.ana.caller, days).catch((error: unknown) => error);
  expect(await refused({ from: '2030-05-02', to: '2030-05-02' })).toMatchObject({ issues: [{ path: 'to' }] });
  expect(await refused({ from: '2030-01-01', to: '2030-05-01' })).toMatchObject({
    issues: [{ path: 'to', message: 'Ask for 100 days at most.' }],
  });
  expect(await refused({ from: '2030-02-30', to: '2030-03-01' })).toMatchObject({ issues: [{ path: 'from' }] });
});
