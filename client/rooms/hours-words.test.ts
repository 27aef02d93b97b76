import { expect, test } from 'vitest';
import { hoursText } from './hours-words.ts';

const day = (weekday: number, from: number, to: number) => ({ weekday, opensMinute: from * 60, closesMinute: to * 60 });

test('opening hours as people say them', () => {
  expect(hoursText([])).toBe('Always open');
  expect(hoursText([1, 2, 3, 4, 5].map((weekday) => day(weekday, 9, 18)))).toBe('Mon–Fri 09:00–18:00');
  expect(hoursText([day(6, 10, 24), day(1, 9, 12), day(1, 14, 18), day(7, 22, 28)])).toBe(
    'Mon 09:00–12:00, 14:00–18:00, Sat 10:00–24:00, Sun 22:00–04:00',
  );
});
