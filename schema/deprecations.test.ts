import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from './index.ts';
import { deprecated } from './shared/deprecated.ts';
import { brokenPromises, undated } from './shared/schema-promises.ts';

const TODAY = '2026-11-30';
const MARCH = deprecated('2027-03-01', 'Use `rooms` instead.');

const sdl = ({ spaces = '', size = '', kind = '', wide = '', wished = '' } = {}) =>
  buildSchema(`
    type Query { rooms(first: Int, size: Int ${size}): [Room!]!  spaces: [Space!]! ${spaces} }
    type Room { name: String!  kind: Kind! }
    type Space { shape: Shape! }
    type Shape { sides: Int! }
    enum Kind { STUDIO  LOUNGE ${kind} }
    type Mutation { book(input: BookInput!): Room }
    input BookInput { room: ID!  wide: Boolean ${wide}  wished: Wish ${wished} }
    input Wish { view: Boolean }
  `);
const mark = (reason: string): string => `@deprecated(reason: ${JSON.stringify(reason)})`;
const marked = (reason: string) =>
  sdl({ spaces: mark(reason), size: mark(reason), kind: mark(reason), wide: mark(reason), wished: mark(reason) });

/** Without all that `marked` marks, and without what only led there. */
const GONE = buildSchema(`
  type Query { rooms(first: Int): [Room!]! }
  type Room { name: String!  kind: Kind! }
  enum Kind { STUDIO }
  type Mutation { book(input: BookInput!): Room }
  input BookInput { room: ID! }
`);

test('a deprecation says from which day and what instead', () => {
  expect(MARCH).toBe('From 2027-03-01. Use `rooms` instead.');
  for (const [day, instead] of [
    ['1 March', 'Use `rooms` instead.'],
    ['2027-02-30', 'Use `rooms` instead.'],
    ['2027-03-01', ''],
    ['2027-03-01', 'rooms'],
  ])
    expect(() => deprecated(day!, instead!)).toThrow('is no deprecation');
});

describe('between two schemas', () => {
  test('a deprecation without a day is refused, of whatever part', () => {
    const found = brokenPromises(sdl(), marked('Old.'), { today: TODAY });
    expect(found.map((problem) => problem.split(' is deprecated with “Old.”')[0])).toEqual([
      'Query.rooms(size:)',
      'Query.spaces',
      'Kind.LOUNGE',
      'BookInput.wide',
      'BookInput.wished',
    ]);
    expect(brokenPromises(sdl(), marked(MARCH), { today: TODAY })).toEqual([]);
  });

  test('what is deprecated stays until its day, however a break is announced, and may go from then on', () => {
    const early = brokenPromises(marked(MARCH), GONE, { today: '2027-02-28', announced: 'Query.spaces was removed.' });
    expect(early.filter((problem) => problem.includes('may go from 2027-03-01'))).toHaveLength(5);
    expect(brokenPromises(marked(MARCH), GONE, { today: '2027-03-01' })).toEqual([]);
  });

  test('a type goes with the last that leads to it, and not before', () => {
    const both = buildSchema(`
      type Query { spaces: [Space!]! ${mark(MARCH)}  space: Space }
      type Space { name: String! }
    `);
    const neither = buildSchema('type Query { other: Int }');
    expect(brokenPromises(both, neither, { today: '2027-03-01' })).toEqual([
      expect.stringContaining('Space was removed. That breaks clients'),
      expect.stringContaining('Query.space was removed. That breaks clients'),
    ]);
  });

  test('what was never deprecated goes only when it is announced', () => {
    const found = brokenPromises(sdl(), GONE, { today: TODAY });
    expect(found).toContainEqual(expect.stringContaining('Query.spaces was removed. That breaks clients; deprecate it first'));
    expect(brokenPromises(sdl(), GONE, { today: TODAY, announced: found.join('\n') })).toEqual([]);
  });

  test('a day may be put off and not brought forward, and leaves time to change over', () => {
    const later = marked(deprecated('2027-06-01', 'Use `rooms` instead.'));
    expect(brokenPromises(marked(MARCH), later, { today: TODAY })).toEqual([]);
    expect(brokenPromises(later, marked(MARCH), { today: TODAY })).toContainEqual(
      'Query.spaces was to stay until 2027-06-01; it cannot go from 2027-03-01 already.',
    );
    expect(brokenPromises(sdl(), marked(MARCH), { today: '2027-01-10' })).toContainEqual(expect.stringContaining('until 2027-04-10'));
  });
});

test('nothing of this API is deprecated without its day', () => {
  expect(undated(schema)).toEqual([]);
});
