import { expect, test } from 'vitest';
import { occurrences, readRule } from './recurrence.ts';

const START = Date.UTC(1997, 8, 2, 9);
const LAST_DAY = Date.UTC(2010, 0, 1) / 86_400_000;

const days = (text: string, start = START): string[] => {
  const rule = readRule(text, (until) => Date.parse(`${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}T23:59:59Z`));
  if (typeof rule === 'string') throw new Error(rule);
  return [...occurrences(rule, start, LAST_DAY, 500)].slice(0, 6).map((wall) => new Date(wall).toISOString().slice(0, 10));
};

// The examples of RFC 5545, 3.8.5.3, and some that libraries stumble over.
test.each([
  ['FREQ=DAILY;INTERVAL=10;COUNT=3', ['1997-09-02', '1997-09-12', '1997-09-22']],
  ['FREQ=DAILY;UNTIL=19970904', ['1997-09-02', '1997-09-03', '1997-09-04']],
  ['FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH;COUNT=4', ['1997-09-02', '1997-09-04', '1997-09-16', '1997-09-18']],
  ['FREQ=MONTHLY;BYDAY=-1MO,1FR;COUNT=4', ['1997-09-05', '1997-09-29', '1997-10-03', '1997-10-27']],
  ['FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3', ['1997-09-28', '1997-10-29', '1997-11-28']],
  ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2', ['1998-02-13', '1998-03-13']],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3', ['1997-09-29', '1997-10-30', '1997-11-27']],
  ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2', ['1998-05-11', '1999-05-17']],
  ['FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200;COUNT=2', ['2000-01-01', '2000-04-09']],
  ['FREQ=YEARLY;BYDAY=20MO;COUNT=2', ['1998-05-18', '1999-05-17']],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', []],
  ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', []],
])('%s', (rule, expected) => {
  expect(days(rule)).toEqual(expected);
});

test('29 February comes every four years', () => {
  expect(days('FREQ=YEARLY', Date.UTC(2000, 1, 29))).toEqual(['2000-02-29', '2004-02-29', '2008-02-29']);
});

test.each(['FREQ=HOURLY', 'FREQ=DAILY;INTERVAL=0', 'COUNT=2', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=DAILY;SOMETIMES=1'])(
  '%s is refused with a reason',
  (text) => {
    expect(readRule(text, () => 0)).toMatch(/\.$/);
  },
);
