import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  areRivals,
  byPlace,
  decidesBy,
  groupsOf,
  heldFrom,
  heldFromAfter,
  lapseOf,
  lapsesAt,
  placesOf,
  swapped,
  type Hold,
} from './hold-rules.ts';

const at = (wall: string): Date => new Date(`2030-05-14T${wall}:00Z`);
const hold = (id: string, from: string, to: string, asked: string, more: Partial<Hold> = {}): Hold => ({
  id,
  startsAt: at(from),
  endsAt: at(to),
  heldAt: at(asked),
  roomIds: ['A'],
  jointHoldId: null,
  challengedById: null,
  challengeEndsAt: null,
  ...more,
});
const ranks = (holds: readonly Hold[]) => Object.fromEntries([...placesOf(holds)].map(([id, { holdRank }]) => [id, holdRank]).sort());

const someHolds = fc
  .array(
    fc.record({
      from: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 1, max: 8 }),
      asked: fc.integer({ min: 0, max: 12 }),
      rooms: fc.subarray(['A', 'B', 'C'], { minLength: 1, maxLength: 2 }),
      joint: fc.option(fc.constantFrom('x', 'y'), { nil: null, freq: 3 }),
      challenger: fc.option(fc.nat(11), { nil: null }),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ from, length, asked, rooms, joint, challenger }, index): Hold => ({
      id: `h${String(index).padStart(2, '0')}`,
      startsAt: new Date(Date.UTC(2030, 4, 14, from)),
      endsAt: new Date(Date.UTC(2030, 4, 14, from + length)),
      heldAt: new Date(Date.UTC(2030, 4, 1, asked)),
      roomIds: rooms,
      jointHoldId: joint,
      challengedById: challenger === null ? null : `h${String(challenger).padStart(2, '0')}`,
      challengeEndsAt: challenger === null ? null : new Date(Date.UTC(2030, 4, 10)),
    })),
  );

test('whatever holds there are: no gaps, nobody before one that came first, joint ones alike', () => {
  fc.assert(
    fc.property(someHolds, (holds) => {
      const places = placesOf(holds);
      const rank = (one: Hold) => places.get(one.id)!.holdRank;
      const groups = groupsOf(holds);
      const groupOf = (one: Hold) => groups.find((group) => group.includes(one))!;
      expect(places.size).toBe(holds.length);
      for (const one of holds) {
        const group = groupOf(one);
        for (const other of group) expect(rank(other)).toBe(rank(one));
        const met = holds.filter((other) => !group.includes(other) && group.some((mine) => areRivals(mine, other)));
        // Behind a third stands a second that it meets.
        if (rank(one) > 1) expect(met.some((other) => rank(other) === rank(one) - 1)).toBe(true);
        for (const other of met) expect(Math.sign(rank(one) - rank(other))).toBe(Math.sign(byPlace(group[0]!, groupOf(other)[0]!)));
        const place = places.get(one.id)!;
        expect(place.jointHoldId).toBe(group.length > 1 ? one.jointHoldId : null);
        const challenger = holds.find(({ id }) => id === place.challengedById);
        if (challenger) expect(areRivals(one, challenger) && rank(challenger) > rank(one)).toBe(true);
        expect(place.challengeEndsAt === null).toBe(place.challengedById === null);
      }
    }),
    { numRuns: 400 },
  );
});

test('the order in which holds are read does not matter', () => {
  fc.assert(
    fc.property(
      someHolds.chain((holds) => fc.tuple(fc.constant(holds), fc.shuffledSubarray(holds, { minLength: holds.length }))),
      ([holds, shuffled]) => {
        expect(new Map([...placesOf(shuffled)].sort())).toEqual(new Map([...placesOf(holds)].sort()));
      },
    ),
  );
});

test('a second that meets two firsts is second, and whoever meets only the second is third', () => {
  const line = [
    hold('a', '10:00', '12:00', '01:00'),
    hold('b', '12:00', '14:00', '02:00'),
    hold('c', '11:00', '13:00', '03:00'),
    hold('d', '12:30', '15:00', '04:00'),
  ];
  expect(ranks(line)).toEqual({ a: 1, b: 1, c: 2, d: 3 });
  expect(ranks(line.filter(({ id }) => id !== 'a'))).toEqual({ b: 1, c: 2, d: 3 });
  expect(ranks(line.filter(({ id }) => id !== 'c'))).toEqual({ a: 1, b: 1, d: 2 });
});

test('joint holds share the rank of the first of them; alone again, one is no longer joint', () => {
  const line = [
    hold('a', '10:00', '12:00', '01:00', { jointHoldId: 'j' }),
    hold('b', '10:00', '12:00', '02:00'),
    hold('c', '10:00', '12:00', '03:00', { jointHoldId: 'j' }),
  ];
  expect(ranks(line)).toEqual({ a: 1, b: 2, c: 1 });
  expect(placesOf(line.slice(0, 2)).get('a')).toMatchObject({ holdRank: 1, jointHoldId: null });
});

test('swapping exchanges two places and moves nobody else between them', () => {
  const line = ['a', 'b', 'c'].map((id, index) => hold(id, '10:00', '12:00', `0${index + 1}:00`));
  const swap = (holds: readonly Hold[], one: string, other: string) => {
    const heldAt = swapped(holds, one, other);
    return holds.map((each) => ({ ...each, heldAt: heldAt.get(each.id) ?? each.heldAt }));
  };
  expect(ranks(swap(line, 'c', 'b'))).toEqual({ a: 1, c: 2, b: 3 });
  expect(ranks(swap(swap(line, 'c', 'b'), 'c', 'b'))).toEqual({ a: 1, b: 2, c: 3 });
  // Two that asked in one moment can be swapped too.
  const twins = [hold('a', '10:00', '12:00', '01:00'), hold('b', '10:00', '12:00', '01:00')];
  expect(ranks(swap(twins, 'b', 'a'))).toEqual({ b: 1, a: 2 });
  const joint = [
    hold('a', '10:00', '12:00', '01:00', { jointHoldId: 'j' }),
    hold('b', '10:00', '12:00', '02:00', { jointHoldId: 'j' }),
    hold('c', '10:00', '12:00', '03:00'),
  ];
  expect(ranks(swap(joint, 'c', 'b'))).toEqual({ a: 2, b: 2, c: 1 });
});

test('a new hold stands behind all it meets, whatever its clock says; one that moves keeps its place among those it knew', () => {
  const rivals = [hold('a', '10:00', '12:00', '05:00')];
  expect(heldFrom(at('04:00'), rivals)).toEqual(new Date(+at('05:00') + 1));
  expect(heldFrom(at('06:00'), rivals)).toEqual(at('06:00'));
  const mine = hold('m', '10:00', '12:00', '03:00');
  const others = [hold('a', '10:00', '12:00', '05:00'), hold('z', '14:00', '16:00', '04:00')];
  expect(heldFromAfter(mine, { ...mine, endsAt: at('13:00') }, others, at('09:00'))).toEqual(at('03:00'));
  expect(heldFromAfter(mine, { ...mine, endsAt: at('15:00') }, others, at('09:00'))).toEqual(at('09:00'));
  expect(heldFromAfter(mine, { ...mine, roomIds: ['B'] }, others, at('09:00'))).toEqual(at('03:00'));
});

test('a hold lapses after the studio’s days, and when its time begins at the latest', () => {
  expect(lapsesAt(at('09:00'), new Date('2030-06-14T10:00:00Z'), 7)).toEqual(new Date('2030-05-21T09:00:00Z'));
  expect(lapsesAt(at('09:00'), at('18:00'), 7)).toEqual(at('18:00'));
  expect(lapsesAt(at('09:00'), at('08:00'), 7)).toBeNull();
  expect(lapsesAt(at('09:00'), at('18:00'), null)).toBeNull();
  expect(decidesBy(at('09:00'), at('18:00'), 24)).toEqual(at('18:00'));
  expect(decidesBy(at('09:00'), at('18:00'), 2)).toEqual(at('11:00'));
  const due = { holdExpiresAt: at('10:00'), challengeEndsAt: at('11:00') };
  expect(['09:59', '10:00', '11:00'].map((wall) => lapseOf(due, at(wall)))).toEqual([null, 'expired', 'challenge_lost']);
});
