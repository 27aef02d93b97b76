import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plusMinutes } from '../../kernel/time-range.ts';
import { aPodcastHouse, bookingOf, interview } from '../../testing/a-podcast-house.ts';
import { bookFound, FoundTaken } from './book-found.ts';
import type { FindTimeInput } from './find-inputs.ts';
import { findTime } from './find-time.ts';

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);

test('whoever is slower gets nothing and fresh answers; a repeat with the same key books once', async () => {
  const studio = await aPodcastHouse();
  const request = interview(studio);
  const [best] = (await findTime(studio.ana.caller, request)).answers;
  const caller = { ...studio.ana.caller, onceKey: 'click' };
  const [one, two] = await Promise.all([bookFound(caller, bookingOf(best!, request)), bookFound(caller, bookingOf(best!, request))]);
  expect(one).toEqual(two);
  expect(await studio.db.booking.count({ where: { studioId: studio.studioId } })).toBe(2);

  const late = (await refusal(bookFound(studio.ben.caller, bookingOf(best!, request)))) as FoundTaken;
  expect(late).toBeInstanceOf(FoundTaken);
  expect(late.clashes.length).toBeGreaterThan(0);
  expect(late.answers.length).toBeGreaterThan(0);
  expect(await studio.db.booking.count({ where: { studioId: studio.studioId } })).toBe(2);
  await bookFound(studio.ben.caller, bookingOf(late.answers[0]!, request));
});

test('eight coordinators book the same answer: one has it, the others get the typed refusal with answers that hold', async () => {
  const studio = await aPodcastHouse();
  const request = interview(studio);
  const [best] = (await findTime(studio.ana.caller, request)).answers;
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      refusal(bookFound(studio.as(`Coordinator ${index}`, 'coordinator').caller, bookingOf(best!, request))),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome instanceof FoundTaken)).toHaveLength(7);
  expect(await studio.db.booking.count({ where: { studioId: studio.studioId } })).toBe(2);
}, 60_000);

test('whatever stands in a studio, every answer can be booked at once', { timeout: 240_000 }, async () => {
  const slot = fc.record({
    room: fc.constantFrom('Studio A', 'Studio B', 'Edit bay'),
    from: fc.integer({ min: 0, max: 160 }),
    length: fc.integer({ min: 2, max: 20 }),
    with: fc.nat(5),
  });
  const wish = fc.record({
    minutes: fc.constantFrom(30, 60, 120),
    kind: fc.constantFrom(null, 'podcast_room' as const, 'edit_bay' as const),
    with: fc.nat(5),
    people: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(slot, { maxLength: 12 }),
      fc.array(wish, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (standing, wishes, linked) => {
        const studio = await aPodcastHouse();
        const gears = [
          [],
          [{ model: 'SM7B', quantity: 1 }],
          [{ model: 'SM7B', quantity: 2 }],
          [{ kit: 'Camera kit 1' }],
          [{ unit: studio.units.SM7B![0]! }],
          [{ model: 'C300' }],
        ];
        for (const { room, from, length, with: gear } of standing) {
          const startsAt = plusMinutes(studio.at('09:00'), from * 15);
          const wall = (at: Date) => at.toISOString().slice(0, 16).replace('T', ' ');
          await studio.ana
            .book({
              room,
              from: wall(startsAt),
              to: wall(plusMinutes(startsAt, length * 15)),
              gear: gears[gear]!,
              people: gear % 2 ? ['Jo'] : [],
            })
            .catch(() => undefined);
        }
        const { models, units, kits } = studio;
        const asked = [
          [],
          [{ modelId: models.SM7B! }],
          [{ modelId: models.SM7B!, quantity: 2 }],
          [{ kitCategory: 'Camera kits' }],
          [{ unitId: units.SM7B![1]! }, { modelId: models.SM7B! }],
          [{ kitId: kits['Camera kit 2']! }, { modelId: models.C300! }],
        ];
        const request: FindTimeInput = {
          pieces: wishes.map(({ minutes, kind, with: gear, people }, index) => ({
            minutes,
            rooms: [{ kind }],
            gear: asked[gear]!,
            people: people ? [{ skill: 'picture edit' }] : [],
            link:
              linked && index > 0
                ? {
                    after: index - 1,
                    within: 'week',
                  }
                : null,
          })),
          from: '2030-05-01',
          to: '2030-05-03',
          fromMinute: 540,
          toMinute: 1080,
        };
        const { answers, reasons, relaxations } = await findTime(studio.ana.caller, request);
        expect(answers.length > 0 || reasons.length > 0).toBe(true);
        for (const answer of [...answers, ...relaxations.map(({ found }) => found)]) {
          const { ids } = await bookFound(studio.ana.caller, bookingOf(answer));
          expect(ids).toHaveLength(wishes.length);
          await studio.db.booking.deleteMany({ where: { id: { in: ids } } });
        }
      },
    ),
    { numRuns: 25 },
  );
});
