import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DomainError } from '../kernel/errors.ts';
import { minusMinutes, plusMinutes } from '../kernel/time-range.ts';
import { cancelBooking } from '../scheduling/booking-steps.ts';
import { aStudio } from '../testing/a-studio.ts';
import { DEEDS } from '../testing/studio-deeds.ts';
import type { Board } from './board.ts';
import { withNews } from './board-news-rules.ts';
import { readBoard, readBoardNews } from './read-board.ts';

/** What can be compared: the revision is that of the last change told, and the windows of both overlap. */
const comparable = ({ revision: _revision, window: _window, ...board }: Board, from: Date, until: Date) => ({
  ...board,
  // An exception that lies in one window alone makes hours of what is always open in the other: what counts is when it is open.
  rooms: board.rooms.map(({ alwaysOpen, open, ...room }) => ({
    ...room,
    open: (alwaysOpen ? [{ startsAt: from, endsAt: until }] : open)
      .map(({ startsAt, endsAt }) => ({ startsAt: new Date(Math.max(+startsAt, +from)), endsAt: new Date(Math.min(+endsAt, +until)) }))
      .filter((range) => range.startsAt < range.endsAt),
    blocks: room.blocks.filter((block) => block.startsAt < until && block.endsAt > from),
  })),
  sessions: board.sessions.filter(
    (one) => minusMinutes(one.startsAt, one.setupMinutes) < until && plusMinutes(one.endsAt, one.teardownMinutes) > from,
  ),
});

test('whatever is done, dropped or bundled, a board ends as a fresh reading would show it', { timeout: 120_000 }, async () => {
  const deeds = fc.array(
    fc.record({
      deed: fc.constantFrom(...Object.keys(DEEDS)),
      pick: fc.nat(60),
      minutes: fc.integer({ min: -2_000, max: 4_000 }),
      pause: fc.nat(200),
    }),
    { minLength: 15, maxLength: 50, size: 'max' },
  );
  // How many changes each telling bundles, and how many deeds late it is read.
  await fc.assert(
    fc.asyncProperty(deeds, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 20, maxLength: 20 }), async (story, bundles) => {
      const studio = await aStudio({ people: ['Ines'], gear: { SM7B: 3, Lens: 1 }, kits: { 'Camera kit': ['C300', 'Tripod'] } });
      // The owner sees everything that there is to see, budgets too.
      const { caller } = studio.as('Olu', 'owner');
      // So that most deeds find something to be done to.
      for (const deed of ['client', 'project', 'book', 'checkOut', 'lose']) await DEEDS[deed]!(studio, 6, 0);
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
        const bundle = bundles[index % bundles.length]!;
        if (bundle > 1) await catchUp(bundle - 1);
      }
      while (await catchUp(bundles[0]!));
      const fresh = withNews(undefined, await readBoard(caller));
      expect(board.revision).toBe(fresh.revision);
      const until = board.window.endsAt;
      expect(comparable(board, fresh.window.startsAt, until)).toEqual(comparable(fresh, fresh.window.startsAt, until));
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

test(
  'a picture taken while the studio works, and the news after it, end as a fresh reading would show it',
  { timeout: 120_000 },
  async () => {
    const studio = await aStudio({ people: ['Ines'], gear: { SM7B: 3, Lens: 1 }, kits: { 'Camera kit': ['C300', 'Tripod'] } });
    const { caller } = studio.as('Olu', 'owner');
    const names = Object.keys(DEEDS);
    for (let round = 0; round < 6; round += 1) {
      const desk = { working: true };
      const work = async (start: number): Promise<void> => {
        for (let n = 0; n < 12; n += 1)
          await DEEDS[names[(start + n * 7) % names.length]!]!(studio, start + n, n * 90 - 400).catch((error: unknown) => {
            if (!(error instanceof DomainError)) throw error;
          });
      };
      // Boards that begin at all moments of it, each following the log from its own picture.
      const follow = async (): Promise<Board> => {
        let board = withNews(undefined, await readBoard(caller));
        for (;;) {
          // Asked before the log is read: what was committed since then is read the next time.
          const over = !desk.working;
          const changes = await studio.db.change.findMany({
            where: { studioId: studio.studioId, revision: { gt: board.revision } },
            orderBy: { revision: 'asc' },
            take: 3,
          });
          const last = changes.at(-1);
          if (last) board = withNews(board, await readBoardNews(caller, { from: board.revision, to: last.revision, changes }));
          else if (over) return board;
        }
      };
      const third = work(round + 5);
      const done = Promise.all([work(round), work(round + 17), third]).finally(() => (desk.working = false));
      const boards = await Promise.all([follow(), follow(), third.then(follow)]);
      await done;
      const fresh = withNews(undefined, await readBoard(caller));
      for (const board of boards) {
        expect(board.revision).toBe(fresh.revision);
        expect(comparable(board, fresh.window.startsAt, board.window.endsAt)).toEqual(
          comparable(fresh, fresh.window.startsAt, board.window.endsAt),
        );
      }
    }
  },
);

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
