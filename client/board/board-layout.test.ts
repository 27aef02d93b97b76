import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from './board-layout.ts';

const space = fc.record({
  width: fc.integer({ min: 320, max: 7_680 }),
  height: fc.integer({ min: 400, max: 4_320 }),
  rooms: fc.integer({ min: 0, max: 120 }),
  gear: fc.boolean(),
  projects: fc.boolean(),
});

test('every room has its place on one page, whatever the screen and however many there are', () => {
  fc.assert(
    fc.property(space, (one) => {
      const { pages, shape, unit, aside, pipeline } = layOut(one);
      expect(pages.flat().reduce((sum, count) => sum + count, 0)).toBe(one.rooms);
      if (one.rooms > 0) expect(Math.min(...pages.flat())).toBeGreaterThan(0);
      expect(unit).toBeGreaterThan(0);
      // What stands beside and below the rooms leaves them the larger part.
      if (shape === 'wide') expect(aside * unit).toBeLessThan(one.width * 0.55);
      if (shape === 'wide') expect(pipeline).toBeLessThan(30);
    }),
  );
});

test('a wall of usual shape shows four rooms in full, twelve in short, and pages past what can be read', () => {
  const wall = (rooms: number) => layOut({ width: 1_920, height: 1_080, rooms, gear: true, projects: true });
  expect(wall(1)).toMatchObject({ pages: [[1]], density: 'full', zoom: expect.closeTo(2, 1) });
  expect(wall(4)).toMatchObject({ pages: [[2, 2]], density: 'full', titleLines: 2 });
  expect(wall(12)).toMatchObject({ pages: [[3, 3, 3, 3]], density: 'compact', titleLines: 1 });
  expect(wall(40).pages).toHaveLength(4);
  expect(layOut({ width: 3_840, height: 2_160, rooms: 4, gear: true, projects: true })).toEqual({
    ...wall(4),
    unit: 21.6,
  });
});
