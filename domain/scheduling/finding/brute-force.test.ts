import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRoom, question, room, slots } from '../../testing/a-question.ts';
import type { House } from './find-types.ts';
import { buffersOf, type Question } from './options-rules.ts';
import { fitsRoom } from './rooms-rules.ts';
import { solve, type Solution } from './solve-rules.ts';
import { MINUTE } from './starts-rules.ts';

/** Every combination of starts, rooms, people and kits, one after another. */
function bruteForce({ request, house, calendar, notBefore }: Question): boolean {
  const STEP = 15 * MINUTE;
  interface Spot {
    from: number;
    to: number;
    startsAt: number;
    endsAt: number;
    ids: string[];
  }
  const isFree = (id: string, from: number, to: number): boolean => {
    const taken = house.taken.get(id) ?? [];
    for (let index = 0; index < taken.length; index += 2) if (taken[index]! < to && from < taken[index + 1]!) return false;
    return true;
  };
  /** All ways to serve the wishes one by one. */
  const ways = (wishes: string[][][]): string[][] =>
    wishes
      .reduce<string[][]>((sofar, wish) => sofar.flatMap((had) => wish.map((more) => [...had, ...more])), [[]])
      .filter((ids) => new Set(ids).size === ids.length);
  const spots = request.pieces.map((piece) => {
    const all: Spot[] = [];
    const rooms = ways(piece.rooms.map((wish) => house.rooms.filter((one) => fitsRoom(wish, one)).map(({ id }) => [id])));
    for (const roomIds of rooms) {
      const { setup, teardown } = buffersOf(
        piece,
        roomIds.map((id) => house.rooms.find((one) => one.id === id)!),
      );
      const others = ways([
        ...piece.people.flatMap((wish) => {
          if ('personId' in wish) return [[[wish.personId]]];
          const able = house.people.filter(({ skills }) => 'skill' in wish && skills.includes(wish.skill)).map(({ id }) => [id]);
          return Array.from({ length: 'skill' in wish ? wish.quantity : 1 }, () => able);
        }),
        ...piece.gear.flatMap((wish) => {
          if ('modelId' in wish)
            return Array.from({ length: wish.quantity }, () =>
              house.units.filter(({ modelId }) => modelId === wish.modelId).map(({ id }) => [id]),
            );
          if ('unitId' in wish) return [[[wish.unitId]]];
          return [
            house.kits
              .filter((kit) => ('kitId' in wish ? kit.id === wish.kitId : kit.category === wish.kitCategory))
              .map(({ unitIds }) => [...unitIds]),
          ];
        }),
      ]);
      const day = calendar.days[0]!;
      for (
        let startsAt = Math.max(day.from + request.fromMinute! * MINUTE, notBefore);
        startsAt + piece.minutes * MINUTE <= day.from + request.toMinute! * MINUTE;
        startsAt += STEP
      ) {
        const [from, to] = [startsAt - setup * MINUTE, startsAt + (piece.minutes + teardown) * MINUTE];
        for (const ids of others) {
          const taking = [...roomIds, ...ids];
          if (taking.every((id) => isFree(id, from, to)))
            all.push({ from, to, startsAt, endsAt: startsAt + piece.minutes * MINUTE, ids: taking });
        }
      }
    }
    return all;
  });
  const place = (index: number, placed: Spot[]): boolean => {
    if (index === spots.length) return true;
    const link = request.pieces[index]!.link;
    return spots[index]!.some((spot) => {
      if (link) {
        const apart = (spot.startsAt - placed[link.after]!.endsAt) / MINUTE;
        if (apart < link.leastMinutes || (link.mostMinutes !== null && apart > link.mostMinutes)) return false;
      }
      if (placed.some((other) => other.from < spot.to && spot.from < other.to && other.ids.some((id) => spot.ids.includes(id))))
        return false;
      return place(index + 1, [...placed, spot]);
    });
  };
  return place(0, []);
}

/** What it takes, read from the solution itself. */
function takes({ request, house }: Question, { options, chosen }: Solution, piece: number): string[] {
  const wish = request.pieces[piece]!;
  const { people, units, kits } = chosen[piece]!;
  const unitsOf = (id: string): readonly string[] => house.kits.find((kit) => kit.id === id)!.unitIds;
  return [
    ...options[piece]!.rooms.map(({ id }) => id),
    ...wish.people.flatMap((one) => ('personId' in one ? [one.personId] : [])),
    ...wish.gear.flatMap((one) => ('unitId' in one ? [one.unitId] : 'kitId' in one ? unitsOf(one.kitId) : [])),
    ...[...people.values(), ...units.values()].flat(),
    ...[...kits.values()].flatMap(unitsOf),
  ];
}

describe('a small studio, looked through by brute force', () => {
  const NAMES = { rooms: ['A', 'B', 'C'], people: ['p', 'q', 'r'], units: ['u', 'v', 'w', 'x'] };
  const busy = fc.uniqueArray(fc.tuple(fc.integer({ min: 16, max: 34 }), fc.integer({ min: 1, max: 5 })), { maxLength: 3 }).map((all) => {
    const ranges: [number, number][] = [];
    for (const [from, length] of all.sort((a, b) => a[0] - b[0]))
      if (!ranges.at(-1) || from >= ranges.at(-1)![1]) ranges.push([from, from + length]);
    return slots(...ranges);
  });
  const house = fc
    .record({
      kinds: fc.array(fc.constantFrom('podcast_room', 'edit_bay'), { minLength: 3, maxLength: 3 }),
      setups: fc.array(fc.constantFrom(0, 15, 30), { minLength: 3, maxLength: 3 }),
      skills: fc.array(fc.subarray(['mix', 'camera'], { minLength: 1 }), { minLength: 3, maxLength: 3 }),
      models: fc.array(fc.constantFrom('mic', 'cam'), { minLength: 4, maxLength: 4 }),
      packed: fc.array(fc.constantFrom(null, null, 'k1', 'k2'), { minLength: 4, maxLength: 4 }),
      taken: fc.array(busy, { minLength: 10, maxLength: 10 }),
    })
    .map(({ kinds, setups, skills, models, packed, taken }): Partial<House> => {
      const units = NAMES.units.map((id, index) => ({ id, name: id, modelId: models[index]!, number: index, kitId: packed[index]! }));
      const ids = [...NAMES.rooms, ...NAMES.people, ...NAMES.units];
      return {
        rooms: NAMES.rooms.map((id, index) =>
          room(id, { kind: kinds[index], setupMinutes: setups[index], teardownMinutes: setups[(index + 1) % 3], position: index }),
        ),
        people: NAMES.people.map((id, index) => ({ id, name: id, jobTitle: '', skills: skills[index]! })),
        units: [...units].sort((a, b) => Number(a.kitId !== null) - Number(b.kitId !== null)),
        kits: ['k1', 'k2']
          .map((id) => ({ id, name: id, category: 'kits', unitIds: units.filter(({ kitId }) => kitId === id).map((one) => one.id) }))
          .filter(({ unitIds }) => unitIds.length > 0),
        taken: new Map(ids.map((id, index) => [id, taken[index]!])),
      };
    });
  const piece = fc.record({
    minutes: fc.constantFrom(60, 90, 150, 240),
    setupMinutes: fc.constantFrom(null, 0, 30),
    teardownMinutes: fc.constantFrom(null, 0),
    rooms: fc.array(
      fc.oneof(fc.constant(anyRoom), fc.constant({ ...anyRoom, kind: 'edit_bay' as const }), fc.constant({ ...anyRoom, roomId: 'A' })),
      { minLength: 1, maxLength: 2 },
    ),
    people: fc.uniqueArray(
      fc.oneof(
        fc.record({ skill: fc.constantFrom('mix', 'camera'), quantity: fc.integer({ min: 1, max: 2 }), duty: fc.constant('') }),
        fc.constant({ personId: 'p', duty: '' }),
      ),
      { maxLength: 2, selector: (one) => JSON.stringify(one) },
    ),
    gear: fc.uniqueArray(
      fc.oneof(
        fc.record({ modelId: fc.constantFrom('mic', 'cam'), quantity: fc.integer({ min: 1, max: 2 }) }),
        fc.constant({ kitCategory: 'kits' }),
        fc.constant({ unitId: 'u' }),
      ),
      { maxLength: 2, selector: (one) => JSON.stringify(one) },
    ),
  });
  const link = fc.option(
    fc.record({
      after: fc.constant(0),
      leastMinutes: fc.constantFrom(0, 60),
      mostMinutes: fc.constantFrom(null, 0, 120),
      within: fc.constant(null),
    }),
  );

  test('something is found exactly when there is something, and what is found is free and promised once', { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(house, fc.array(piece, { minLength: 1, maxLength: 2 }), link, (given, pieces, between) => {
        const wished = pieces.map((one, index) => ({ ...one, link: index === 0 ? null : between }));
        const asked = question(given, wished, { fromMinute: 8 * 60, toMinute: 17 * 60 });
        const solutions = solve(asked);
        expect(solutions.length > 0).toBe(bruteForce(asked));
        for (const solution of solutions.slice(0, 40)) {
          const places = solution.options.map(({ from, to }, index) => ({ from, to, ids: takes(asked, solution, index) }));
          for (const [index, { from, to, ids }] of places.entries()) {
            expect(new Set(ids).size).toBe(ids.length);
            for (const id of ids) {
              const taken = asked.house.taken.get(id) ?? [];
              for (let at = 0; at < taken.length; at += 2) expect(taken[at]! < to && from < taken[at + 1]!).toBe(false);
            }
            for (const other of places.slice(0, index))
              if (other.from < to && from < other.to) expect(other.ids.filter((id) => ids.includes(id))).toEqual([]);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
