import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DomainError } from '../kernel/errors.ts';
import { minusMinutes, plusMinutes } from '../kernel/time-range.ts';
import { cancelBooking, checkInBooking, completeBooking, confirmBooking, holdBooking, markNoShow } from '../scheduling/booking-steps.ts';
import { editBooking } from '../scheduling/edit-booking.ts';
import { extendBooking } from '../scheduling/extend-booking.ts';
import { moveBooking } from '../scheduling/move-booking.ts';
import { aStudio, type TestStudio } from '../testing/a-studio.ts';
import type { Board } from './board.ts';
import { withNews } from './board-news-rules.ts';
import { readBoard, readBoardNews } from './read-board.ts';

/** One thing that somebody does, refused or not. Numbers choose among what there is. */
type Deed = (studio: TestStudio, pick: number, minutes: number) => Promise<unknown>;

const sessionOf = async (studio: TestStudio, pick: number): Promise<{ bookingId: string; startsAt: Date; endsAt: Date }> => {
  const all = await studio.db.booking.findMany({ where: { studioId: studio.studioId }, orderBy: { id: 'asc' } });
  const { id, startsAt, endsAt } = all[pick % Math.max(1, all.length)] ?? {
    id: studio.studioId,
    startsAt: studio.clock.now(),
    endsAt: studio.clock.now(),
  };
  return { bookingId: id, startsAt, endsAt };
};

const book: Deed = (studio, pick, minutes) =>
  studio.ana.book({
    room: pick % 2 ? 'A' : ['A', 'B'],
    from: plusMinutes(studio.at('10:00'), minutes).toISOString().slice(0, 16).replace('T', ' '),
    to: plusMinutes(studio.at('12:00'), minutes).toISOString().slice(0, 16).replace('T', ' '),
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
  step(confirmBooking),
  step(holdBooking),
  step(checkInBooking),
  step(completeBooking),
  step(cancelBooking),
  step(markNoShow),
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
];

/** What can be compared: the revision is that of the last change told, and the windows of both overlap. */
const comparable = ({ revision: _revision, window, ...board }: Board, from: Date, until: Date) => ({
  ...board,
  rooms: board.rooms.map((room) => ({ ...room, open: [] })),
  sessions: board.sessions.filter(
    (one) => minusMinutes(one.startsAt, one.setupMinutes) < until && plusMinutes(one.endsAt, one.teardownMinutes) > from,
  ),
});

test('whatever is done, dropped or bundled, a board ends as a fresh reading would show it', { timeout: 120_000 }, async () => {
  const deeds = fc.array(
    fc.record({ deed: fc.nat(DEEDS.length - 1), pick: fc.nat(60), minutes: fc.integer({ min: -2_000, max: 4_000 }), pause: fc.nat(200) }),
    {
      minLength: 3,
      maxLength: 14,
    },
  );
  // How many changes each telling bundles, and how many deeds late it is read.
  await fc.assert(
    fc.asyncProperty(deeds, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 20, maxLength: 20 }), async (story, bundles) => {
      const studio = await aStudio({ people: ['Ines'], gear: { SM7B: 2 } });
      const caller = studio.ana.caller;
      let board = withNews(undefined, await readBoard(caller));
      const catchUp = async (most: number): Promise<boolean> => {
        const changes = await studio.db.change.findMany({
          where: { studioId: studio.studioId, revision: { gt: board.revision } },
          orderBy: { revision: 'asc' },
          take: most,
        });
        const last = changes.at(-1);
        if (last) board = withNews(board, await readBoardNews(caller, { from: board.revision, to: last.revision, changes }));
        return last !== undefined;
      };
      for (const [index, { deed, pick, minutes, pause }] of story.entries()) {
        studio.clock.set(plusMinutes(studio.clock.now(), pause));
        await DEEDS[deed]!(studio, pick, minutes).catch((error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
        });
        // Some news comes at once and some much later, when what it tells of has changed again.
        if (bundles[index]! > 1) await catchUp(bundles[index]! - 1);
      }
      while (await catchUp(bundles[0]!));
      const fresh = withNews(undefined, await readBoard(caller));
      expect(board.revision).toBe(fresh.revision);
      const until = board.window.endsAt;
      expect(comparable(board, fresh.window.startsAt, until)).toEqual(comparable(fresh, fresh.window.startsAt, until));
    }),
    { numRuns: 60 },
  );
});

test('only what changed is told', async () => {
  const studio = await aStudio();
  const first = await studio.ana.book({ room: 'A', from: '10:00', to: '11:00' });
  await studio.ana.book({ room: 'B', from: '10:00', to: '11:00' });
  await cancelBooking(studio.ana.caller, { bookingId: first.id });
  const changes = await studio.changes();
  const news = await readBoardNews(studio.ana.caller, { from: 1n, to: 2n, changes: changes.slice(1, 2) });
  expect(news).toMatchObject({ revision: 2n, fresh: false, rooms: [], units: [], projects: [], removed: [] });
  expect(news.sessions).toHaveLength(1);
  const gone = await readBoardNews(studio.ana.caller, { from: 2n, to: 3n, changes: changes.slice(2) });
  expect(gone).toMatchObject({ sessions: [], removed: [{ kind: 'session', id: first.id }] });
});
