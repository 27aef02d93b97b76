import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROJECT_STAGES } from '../../domain/production/project-rules.ts';
import { arrange, neighbour, placeOf, step, type Direction, type Place } from './arrangement.ts';

const cards = [
  { id: 'a', stage: 'development' as const, position: 1 },
  { id: 'b', stage: 'development' as const, position: 2 },
  { id: 'c', stage: 'production' as const, position: 1 },
];
const ids = (columns: ReturnType<typeof arrange<(typeof cards)[number]>>, stage: (typeof PROJECT_STAGES)[number]) =>
  columns[stage].map(({ id }) => id);

test('cards stand in their order, and a moved one where it was put', () => {
  expect(ids(arrange(cards, new Map()), 'development')).toEqual(['a', 'b']);
  const moved = arrange(cards, new Map<string, Place>([['b', { stage: 'production', beforeId: 'c' }]]));
  expect([ids(moved, 'development'), ids(moved, 'production')]).toEqual([['a'], ['b', 'c']]);
  // Somebody else took the neighbour away meanwhile: it goes last.
  expect(ids(arrange(cards, new Map<string, Place>([['a', { stage: 'production', beforeId: 'gone' }]])), 'production')).toEqual(['c', 'a']);
});

test('the focus goes from card to card, over empty stages', () => {
  const columns = arrange(cards, new Map());
  expect(neighbour(columns, 'a', 'down')).toBe('b');
  expect(neighbour(columns, 'b', 'right')).toBe('c');
  expect(neighbour(columns, 'c', 'left')).toBe('a');
  expect(neighbour(columns, 'c', 'right')).toBeNull();
});

test('whatever steps a card takes, no card is lost or doubled, and each step moves it by one', () => {
  const card = fc.record({ stage: fc.constantFrom(...PROJECT_STAGES), position: fc.integer({ min: 0, max: 9 }) });
  const directions = fc.array(fc.constantFrom<Direction>('up', 'down', 'left', 'right'), { maxLength: 20 });
  fc.assert(
    fc.property(fc.array(card, { minLength: 1, maxLength: 12 }), directions, (made, walk) => {
      const all = made.map((one, index) => ({ ...one, id: `card-${index}` }));
      let place: Place | null = null;
      const seen = () => arrange(all, place ? new Map([['card-0', place]]) : new Map());
      for (const direction of walk) {
        const before = placeOf(seen(), 'card-0')!;
        const next = step(seen(), 'card-0', direction);
        if (!next) continue;
        place = next;
        const after = placeOf(seen(), 'card-0')!;
        if (direction === 'up') expect(after).toMatchObject({ stage: before.stage, index: before.index - 1 });
        if (direction === 'down') expect(after).toMatchObject({ stage: before.stage, index: before.index + 1 });
        if (direction === 'left' || direction === 'right')
          expect(PROJECT_STAGES.indexOf(after.stage)).toBe(PROJECT_STAGES.indexOf(before.stage) + (direction === 'right' ? 1 : -1));
        expect(
          Object.values(seen())
            .flat()
            .map(({ id }) => id)
            .sort(),
        ).toEqual(all.map(({ id }) => id).sort());
      }
    }),
  );
});
