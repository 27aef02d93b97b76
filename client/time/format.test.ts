import { expect, test } from 'vitest';
import { formatFor, parseAmount } from './format.ts';
import { age, countdown, hours } from './durations.ts';

const berlin = formatFor({ zone: 'Europe/Berlin', currency: 'EUR', locale: 'en-GB' });
const tokyo = formatFor({ zone: 'Asia/Tokyo', currency: 'JPY', locale: 'en-US' });
const kuwait = formatFor({ zone: 'Asia/Kuwait', currency: 'KWD', locale: 'en-GB' });

test('a session reads on the studio’s clock, wherever the screen is', () => {
  expect(berlin.timeRange('2026-05-12T12:30:00Z', '2026-05-12T14:30:00Z')).toBe('14:30–16:30');
  expect(tokyo.time('2026-05-12T12:30:00Z')).toBe('21:30');
  expect(berlin.day('2026-05-12T12:30:00Z')).toBe('Tuesday 12 May');
});

test('a session that ends at midnight ends at 24:00; past midnight it is the next day, and further away a day of its own', () => {
  expect(berlin.timeRange('2026-05-12T18:00:00Z', '2026-05-12T22:00:00Z')).toBe('20:00–24:00');
  expect(berlin.timeRange('2026-05-12T18:00:00Z', '2026-05-13T00:30:00Z')).toBe('20:00–02:30 +1');
  expect(berlin.timeRange('2026-05-12T18:00:00Z', '2026-05-13T22:00:00Z')).toBe('20:00–Thu 14 May, 00:00');
  expect(berlin.timeRange('2026-05-12T18:00:00Z', '2026-05-14T10:00:00Z')).toBe('20:00–Thu 14 May, 12:00');
});

test('the hour that autumn repeats is written twice, as the wall shows it', () => {
  expect(berlin.time('2026-10-25T00:30:00Z')).toBe('02:30');
  expect(berlin.time('2026-10-25T01:30:00Z')).toBe('02:30');
});

test('days near by have their names, by the studio’s calendar', () => {
  // 23:30 in London is tomorrow in Berlin already.
  const now = '2026-05-12T21:30:00Z';
  expect(berlin.dayNear('2026-05-12T21:45:00Z', now)).toBe('today');
  expect(berlin.dayNear('2026-05-12T22:30:00Z', now)).toBe('tomorrow');
  expect(berlin.dayNear('2026-05-11T10:00:00Z', now)).toBe('yesterday');
  expect(berlin.dayNear('2026-05-15T10:00:00Z', now)).toBe('Friday');
  expect(berlin.dayNear('2026-05-20T10:00:00Z', now)).toBe('Wed 20 May');
});

test('days near by survive the change of the clocks', () => {
  expect(berlin.dayNear('2026-03-29T10:00:00Z', '2026-03-28T22:30:00Z')).toBe('tomorrow');
  expect(berlin.dayNear('2026-10-26T10:00:00Z', '2026-10-25T22:30:00Z')).toBe('tomorrow');
});

test('amounts are minor units with the decimals of the currency', () => {
  expect(berlin.amount(39_400)).toBe('394.00');
  expect(berlin.money(-1_250)).toBe('-€12.50');
  expect(berlin.hourly(9_500)).toBe('95/h');
  expect(berlin.hourly(9_550)).toBe('95.50/h');
  expect(tokyo.money(12_000)).toBe('¥12,000');
  expect(kuwait.amount(1_234_567)).toBe('1,234.567');
});

test('what people type as an amount is understood or refused, never guessed', () => {
  expect(berlin.parseMoney('1,234.50')).toBe(123_450);
  expect(berlin.parseMoney('1.234,5')).toBe(123_450);
  expect(berlin.parseMoney('€ 95')).toBe(9_500);
  expect(berlin.parseMoney('1 234')).toBe(123_400);
  expect(berlin.parseMoney('1,234')).toBe(123_400);
  expect(berlin.parseMoney('0.5')).toBe(50);
  expect(berlin.parseMoney('12.345,678')).toBeNull();
  expect(berlin.parseMoney('12.')).toBeNull();
  expect(berlin.parseMoney('ninety')).toBeNull();
  expect(berlin.parseMoney('1e9')).toBeNull();
  expect(parseAmount('1,500', 0)).toBe(1_500);
  expect(parseAmount('1.5', 0)).toBeNull();
});

test('what is written can be read again, in every currency', () => {
  for (const format of [berlin, tokyo, kuwait]) {
    for (const minor of [0, 1, 99, 100, 12_345, 1_000_000, 123_456_789]) expect(format.parseMoney(format.amount(minor))).toBe(minor);
  }
});

test('lengths are hours and minutes', () => {
  expect(hours(42)).toBe('0:42');
  expect(hours(6_330)).toBe('105:30');
  expect(hours(-12)).toBe('−0:12');
});

test('a countdown shows a started minute, and 0:00 at the end', () => {
  const end = new Date('2026-05-12T15:00:00Z');
  expect(countdown(end, new Date('2026-05-12T14:17:30Z'))).toBe('0:43');
  expect(countdown(end, end)).toBe('0:00');
});

test('age takes the largest unit that fits', () => {
  expect([40_000, 180_000, 7_200_000, 4 * 86_400_000].map(age)).toEqual(['40 s', '3 min', '2 h', '4 days']);
});
