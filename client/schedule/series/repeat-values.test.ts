import { expect, test } from 'vitest';
import { explained, NEVER, ruleOf, valuesOfRule, type RepeatValues } from './repeat-values.ts';

const TUESDAY = '2026-11-24';
const values = (some: Partial<RepeatValues>): RepeatValues => ({ ...NEVER, ...some });

test.each([
  [{ how: 'never' }, null],
  [{ how: 'daily', interval: 2 }, 'FREQ=DAILY;INTERVAL=2'],
  [{ how: 'weekly' }, 'FREQ=WEEKLY;BYDAY=TU'],
  [{ how: 'weekly', weekdays: [0, 4, 1], ends: 'after', count: 6 }, 'FREQ=WEEKLY;BYDAY=MO,TH,SU;COUNT=6'],
  [{ how: 'monthly' }, 'FREQ=MONTHLY;BYMONTHDAY=24'],
  [{ how: 'monthly', monthly: 'weekday' }, 'FREQ=MONTHLY;BYDAY=4TU'],
  [{ how: 'monthly', monthly: 'last' }, 'FREQ=MONTHLY;BYDAY=-1TU'],
  [{ how: 'yearly', ends: 'on', until: '2030-01-01' }, 'FREQ=YEARLY;UNTIL=20300101'],
  [{ how: 'custom', custom: ' RRULE:FREQ=DAILY;BYHOUR=9 ' }, 'FREQ=DAILY;BYHOUR=9'],
] as const)('%o is written as %s', (some, rule) => {
  expect(ruleOf(values(some as Partial<RepeatValues>), TUESDAY)).toBe(rule);
});

test.each([
  'FREQ=DAILY;INTERVAL=2',
  'FREQ=WEEKLY;BYDAY=MO,TH,SU;COUNT=6',
  'FREQ=MONTHLY;BYDAY=-1TU',
  'FREQ=MONTHLY;BYMONTHDAY=24',
  'FREQ=YEARLY',
])('%s comes back into the fields that say it', (rule) => {
  const read = valuesOfRule(rule, 'Europe/Berlin');
  expect(read.how).not.toBe('custom');
  expect(ruleOf(read, TUESDAY)).toBe(rule);
});

test('an end in UTC comes back as the day of the studio', () => {
  expect(valuesOfRule('FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231T225959Z', 'Europe/Berlin')).toMatchObject({ ends: 'on', until: '2026-12-31' });
});

test.each(['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'FREQ=DAILY;BYHOUR=9,14', 'FREQ=MONTHLY;BYMONTHDAY=-1'])(
  '%s stays as it is written',
  (rule) => expect(valuesOfRule(rule, 'Europe/Berlin')).toMatchObject({ how: 'custom', custom: rule }),
);

test('what a rule means is said while it is written, and what is wrong with it', () => {
  expect(explained('FREQ=WEEKLY;BYDAY=TU', TUESDAY, 600, 'Europe/Berlin')).toEqual({ words: 'Every week on Tuesday at 10:00' });
  expect(explained('FREQ=WEEKLY;BYDAY=TUE', TUESDAY, 600, 'Europe/Berlin')).toEqual({ problem: expect.stringContaining('BYDAY=TUE') });
});
