import { expect, test } from 'vitest';
import { readWall, wallText } from '../../kernel/wall-time.ts';
import { isProblem, writeRule } from './rrule-rules.ts';
import { placesOf, readSeriesRule, untilText, type SeriesTimes } from './series-dates-rules.ts';
import { shiftedTimes } from './shift-rules.ts';

const ZONE = 'Europe/Berlin';
const wall = (text: string): number => readWall(text)!;
const timesOf = (text: string, first: string): SeriesTimes => {
  const rule = readSeriesRule(text, ZONE);
  if (isProblem(rule)) throw new Error(rule.message);
  return { rule, first: wall(first), extra: [], except: [], endsBefore: null, zone: ZONE, lengthMinutes: 60 };
};
const dates = (times: SeriesTimes): string[] => placesOf(times, times.first, Infinity, 4).map((place) => wallText(place.wall));

test.each([
  ['FREQ=WEEKLY;BYDAY=TU', '2026-11-24T10:00', '2026-11-25T11:00', 'FREQ=WEEKLY;BYDAY=WE', ['2026-11-25T11:00', '2026-12-02T11:00']],
  ['FREQ=WEEKLY;BYDAY=SA,SU', '2026-11-28T10:00', '2026-11-29T10:00', 'FREQ=WEEKLY;BYDAY=SU,MO', ['2026-11-29T10:00', '2026-11-30T10:00']],
  ['FREQ=DAILY;COUNT=3', '2026-11-24T10:00', '2026-11-26T09:30', 'FREQ=DAILY;COUNT=3', ['2026-11-26T09:30', '2026-11-27T09:30']],
  ['FREQ=MONTHLY', '2026-11-12T10:00', '2026-11-14T10:00', 'FREQ=MONTHLY', ['2026-11-14T10:00', '2026-12-14T10:00']],
  [
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    '2026-11-30T10:00',
    '2026-11-29T10:00',
    'FREQ=MONTHLY;BYMONTHDAY=-2',
    ['2026-11-29T10:00', '2026-12-30T10:00'],
  ],
  ['FREQ=MONTHLY;BYDAY=2TU', '2026-11-10T10:00', '2026-11-11T10:00', 'FREQ=MONTHLY;BYDAY=2WE', ['2026-11-11T10:00', '2026-12-09T10:00']],
  ['FREQ=DAILY;BYHOUR=9', '2026-11-24T09:00', '2026-11-24T10:30', 'FREQ=DAILY;BYHOUR=10', ['2026-11-24T10:30', '2026-11-25T10:30']],
  [
    'FREQ=WEEKLY;UNTIL=20261208',
    '2026-11-24T10:00',
    '2026-11-25T10:00',
    'FREQ=WEEKLY;UNTIL=20261209T225959Z',
    ['2026-11-25T10:00', '2026-12-02T10:00'],
  ],
])('%s from %s to %s', (text, from, to, rule, first) => {
  const moved = shiftedTimes(timesOf(text, from), wall(from), wall(to));
  if (isProblem(moved)) throw new Error(moved.message);
  expect(writeRule(moved.rule, untilText(ZONE))).toBe(rule);
  expect(dates(moved).slice(0, 2)).toEqual(first);
});

test.each([
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU', '2026-11-28T10:00', '2026-11-29T10:00', 'BYDAY'],
  ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-12-31T10:00', '2026-12-30T10:00', 'BYMONTHDAY'],
  ['FREQ=MONTHLY', '2026-11-28T10:00', '2026-11-30T10:00', 'BYMONTHDAY'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-11-30T10:00', '2026-12-01T10:00', 'BYSETPOS'],
  ['FREQ=DAILY;BYHOUR=9,14', '2026-11-24T09:00', '2026-11-24T10:00', 'BYHOUR'],
  ['FREQ=MONTHLY;BYDAY=-1FR', '2026-11-27T10:00', '2026-12-01T10:00', 'BYDAY'],
])('%s is not moved from %s to %s: nobody guesses', (text, from, to, part) => {
  expect(shiftedTimes(timesOf(text, from), wall(from), wall(to))).toMatchObject({ part, fault: 'not_movable' });
});
