import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { placeWall, WALL_DAY, type Wall } from '../../kernel/wall-time.ts';
import { occurrences } from './recurrence-rules.ts';
import { isProblem, readRule, readUntil } from './rrule-rules.ts';

interface Vector {
  id: string;
  source: string;
  rrule: string;
  dtstart: string;
  expected: string[];
  finite: boolean;
  exdate?: string[];
  rdate?: string[];
  tzid?: string;
  expectedUtc?: string[];
}

const { vectors, againstTheStandard } = JSON.parse(readFileSync(new URL('./testing/rrule-vectors.json', import.meta.url), 'utf8')) as {
  vectors: Vector[];
  againstTheStandard: { id: string; rrule: string }[];
};

/** Week numbers without weekdays: dateutil gives all seven days of the week, libical (v0055, v0094, v0103 …) the weekday of the first. */
const DISPUTED = new Set(['v0157']);
const LAST_DAY = Date.UTC(2200, 0, 1) / WALL_DAY;
const wallOf = (text: string): Wall => Date.parse(`${text}Z`);
const textOf = (wall: Wall): string => new Date(wall).toISOString().slice(0, 19);

function expand({ rrule, dtstart, finite, expected, exdate = [], rdate = [] }: Vector): Wall[] {
  const rule = readRule(rrule, (until) => readUntil(until, (utc) => utc));
  if (isProblem(rule)) throw new Error(rule.message);
  const except = new Set(exdate.map(wallOf));
  const walls = new Set(rdate.map(wallOf));
  for (const wall of occurrences(rule, wallOf(dtstart), LAST_DAY)) {
    if (!except.has(wall)) walls.add(wall);
    if (!finite && walls.size >= expected.length) break;
  }
  return [...walls].sort((a, b) => a - b);
}

test.each(vectors.filter(({ id }) => !DISPUTED.has(id)))('$id $rrule from $dtstart', (vector) => {
  const walls = expand(vector);
  expect(walls.map(textOf)).toEqual(vector.expected);
  if (vector.tzid)
    expect(walls.map((wall) => placeWall(wall, vector.tzid!).at.toISOString().replace('.000', ''))).toEqual(vector.expectedUtc);
});

test.each(againstTheStandard)('$id $rrule is against the standard, and refused', ({ rrule }) => {
  expect(readRule(rrule, (until) => readUntil(until, (utc) => utc))).toMatchObject({ part: expect.stringMatching(/^BY/) });
});
