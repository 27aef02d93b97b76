import { expect, test } from 'vitest';
import { COUNTRY_CHOICES, easterSunday, holidaysOf } from './holidays-rules.ts';

test('Easter falls where the church’s tables say', () => {
  expect([2024, 2025, 2026, 2027, 2038, 1943].map(easterSunday)).toEqual([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '1943-04-25',
  ]);
});

test('holidays that move with the weekday, and those that are kept on another day', () => {
  const day = (country: 'nl' | 'gb' | 'us', year: number, name: string) => holidaysOf(country, year).find((one) => one.name === name)?.day;
  expect(day('nl', 2025, 'King’s Day')).toBe('2025-04-26'); // the 27th is a Sunday
  expect(day('nl', 2026, 'King’s Day')).toBe('2026-04-27');
  expect(day('us', 2026, 'Thanksgiving')).toBe('2026-11-26');
  expect(day('us', 2026, 'Memorial Day')).toBe('2026-05-25');
  expect(day('us', 2026, 'Independence Day')).toBe('2026-07-03'); // the 4th is a Saturday
  expect(day('gb', 2027, 'Christmas Day')).toBe('2027-12-27'); // a Saturday
  expect(day('gb', 2027, 'Boxing Day')).toBe('2027-12-28');
  expect(day('gb', 2026, 'Boxing Day')).toBe('2026-12-28');
  for (const { value } of COUNTRY_CHOICES) {
    const days = holidaysOf(value, 2026).map((one) => one.day);
    expect(new Set(days).size).toBe(days.length);
  }
});
