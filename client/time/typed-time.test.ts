import { expect, test } from 'vitest';
import { readTime, turnTime, writeTime } from './typed-time.ts';
import { fromWallTime, toWallTime } from './wall-time.ts';

test('a coordinator types times in any hurry', () => {
  const read = (text: string) => {
    const minutes = readTime(text);
    return minutes === undefined ? undefined : writeTime(minutes);
  };
  expect(['9', '930', '9:30', '9.30', '0930', '21h15', '2pm', '2:15 p.m.', '12am', '24:00'].map(read)).toEqual([
    '09:00',
    '09:30',
    '09:30',
    '09:30',
    '09:30',
    '21:15',
    '14:00',
    '14:15',
    '00:00',
    '24:00',
  ]);
  expect(['25', '9:75', '13pm', 'noon', '', '24:30', '-1'].map(read)).toEqual(Array(7).fill(undefined));
});

test('arrow keys move along the grid and stay within the day', () => {
  expect(turnTime(570, 1, 15)).toBe(585);
  expect(turnTime(572, 1, 15)).toBe(585);
  expect(turnTime(572, -1, 15)).toBe(570);
  expect(turnTime(1_425, 1, 15)).toBe(1_425);
  expect(turnTime(0, -1, 15)).toBe(0);
});

test('wall time and instant agree, over the change of the clocks too', () => {
  const zone = 'Europe/Berlin';
  const at = (day: string, minutes: number) => fromWallTime({ day, minutes }, zone)?.toISOString();
  expect(at('2026-11-21', 870)).toBe('2026-11-21T13:30:00.000Z');
  expect(toWallTime('2026-11-21T13:30:00Z', zone)).toEqual({ day: '2026-11-21', minutes: 870 });
  // Spring skips 02:00 to 03:00: the clock runs on.
  expect(at('2026-03-29', 150)).toBe('2026-03-29T01:30:00.000Z');
  // Nine o’clock is nine o’clock on a day of 23 or 25 hours.
  expect(at('2026-03-29', 540)).toBe('2026-03-29T07:00:00.000Z');
  expect(at('2026-10-25', 540)).toBe('2026-10-25T08:00:00.000Z');
  expect(at('2026-11-21', 1_440)).toBe('2026-11-21T23:00:00.000Z');
  expect(at('2026-02-30', 540)).toBeUndefined();
});
