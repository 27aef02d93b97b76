import { expect, test } from 'vitest';
import { dividedBy, holds, partName, periodAt, periodName, shifted } from './period.ts';

test('weeks run from Monday, also over the turn of the year', () => {
  const week = periodAt('week', '2027-01-01');
  expect(week).toEqual({ kind: 'week', firstDay: '2026-12-28', lastDay: '2027-01-03' });
  expect(shifted(week, 1).firstDay).toBe('2027-01-04');
  expect(shifted(week, -1).lastDay).toBe('2026-12-27');
  expect(periodName(week, 'en-GB')).toBe('28 Dec 2026–3 Jan 2027');
  expect(periodName(periodAt('week', '2026-11-21'), 'en-GB')).toBe('16–22 November 2026');
  expect([holds(week, '2027-01-03'), holds(week, '2027-01-04')]).toEqual([true, false]);
});

test('months and quarters have their own lengths', () => {
  expect(periodAt('month', '2028-02-10').lastDay).toBe('2028-02-29');
  expect(shifted(periodAt('month', '2026-12-31'), 2)).toEqual({ kind: 'month', firstDay: '2027-02-01', lastDay: '2027-02-28' });
  expect(shifted(periodAt('quarter', '2026-11-21'), 1)).toEqual({ kind: 'quarter', firstDay: '2027-01-01', lastDay: '2027-03-31' });
  expect(periodName(periodAt('quarter', '2026-11-21'), 'en-GB')).toBe('October to December 2026');
  expect([dividedBy('week'), dividedBy('month'), dividedBy('quarter')]).toEqual(['day', 'week', 'week']);
});

test('parts are named by their days', () => {
  expect(partName({ firstDay: '2026-11-21', lastDay: '2026-11-21' }, 'en-GB')).toBe('Sat 21 Nov');
  expect(partName({ firstDay: '2026-11-30', lastDay: '2026-12-06' }, 'en-GB')).toBe('30 Nov–6 Dec');
});
