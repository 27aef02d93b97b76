import { describe, expect, test } from 'vitest';
import { anyRoom, question, room, slots } from '../../testing/a-question.ts';
import type { House } from './find-types.ts';
import { costOf, type Merits } from './rank-rules.ts';
import { solve, type Solution } from './solve-rules.ts';

const startOf = ({ options }: Solution, piece = 0): string => new Date(options[piece]!.startsAt).toISOString().slice(11, 16);

describe('the rank', () => {
  const merits: Merits = {
    minutesAway: 0,
    isWished: true,
    priceMinor: 100,
    cheapestMinor: 100,
    usualPeople: 0,
    sameRoom: false,
    leftBefore: Infinity,
    leftAfter: Infinity,
    spareSeats: 0,
    isHeld: false,
  };
  test.each<[string, Partial<Merits>, Partial<Merits>]>([
    ['nearer to the wished time', { minutesAway: 60 }, { minutesAway: 180 }],
    ['cheaper', { priceMinor: 100 }, { priceMinor: 150 }],
    ['with the usual engineer', { usualPeople: 1 }, {}],
    ['in the same room as last time', { sameRoom: true }, {}],
    ['leaving no gap', { leftBefore: 0 }, { leftBefore: 30 }],
    ['in a room of the right size', { spareSeats: 0 }, { spareSeats: 6 }],
    ['where nobody has a hold', {}, { isHeld: true }],
    ['soon, when no time is wished', { isWished: false, minutesAway: 60 }, { isWished: false, minutesAway: 1_500 }],
  ])('%s comes first', (_what, better, worse) => {
    expect(costOf({ ...merits, ...better })).toBeLessThan(costOf({ ...merits, ...worse }));
  });
  test('is the same for the same question', () => {
    const asked = () =>
      question({ rooms: [room('A'), room('B', { position: 1 })], taken: new Map([['A', slots([16, 20])]]) }, [{ rooms: [anyRoom] }]);
    expect(solve(asked())).toEqual(solve(asked()));
  });
});

test('two hours in a podcast room with two microphones and a producer, and an edit bay later on the same day', () => {
  const units = ['m1', 'm2', 'm3'].map((id, index) => ({ id, name: id, modelId: 'SM7B', number: index, kitId: null }));
  const house: Partial<House> = {
    rooms: [room('B'), room('Bay', { kind: 'edit_bay', position: 1 })],
    units,
    people: [{ id: 'Kasper', name: 'Kasper', jobTitle: '', skills: ['Technical producer'] }],
    // The room is free from 10, the producer from 11, the bay between 13:30 and 15 only.
    taken: new Map([
      ['B', slots([16, 20])],
      ['Kasper', slots([16, 22])],
      ['m1', slots([0, 48])],
      ['Bay', slots([16, 27], [30, 36])],
    ]),
  };
  const [first] = solve(
    question(house, [
      {
        minutes: 120,
        rooms: [{ ...anyRoom, kind: 'podcast_room' }],
        gear: [{ modelId: 'SM7B', quantity: 2 }],
        people: [{ skill: 'technical producer', quantity: 1, duty: '' }],
      },
      { minutes: 90, rooms: [{ ...anyRoom, kind: 'edit_bay' }], link: { after: 0, leastMinutes: 0, mostMinutes: null, within: 'day' } },
    ]),
  );
  expect([startOf(first!), startOf(first!, 1)]).toEqual(['11:00', '13:30']);
  expect([...first!.chosen[0]!.units.values()]).toEqual([['m2', 'm3']]);
});

test('whoever can do one thing only does it, so that the other is left to whoever can do both', () => {
  const people = [
    { id: 'Both', name: 'Both', jobTitle: '', skills: ['mix', 'camera'] },
    { id: 'Mixer', name: 'Mixer', jobTitle: '', skills: ['mix'] },
  ];
  const wish = (skill: string) => ({ skill, quantity: 1, duty: '' });
  const [found] = solve(question({ people }, [{ people: [wish('mix'), wish('camera')] }]));
  expect([...found!.chosen[0]!.people.values()]).toEqual([['Mixer'], ['Both']]);
  expect(solve(question({ people }, [{ people: [wish('mix'), { ...wish('camera'), quantity: 2 }] }]))).toEqual([]);
});
