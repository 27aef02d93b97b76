import { expect, test } from 'vitest';
import { isProblem } from './rrule-rules.ts';
import { ruleWords } from './rule-words-rules.ts';
import { readSeriesRule } from './series-dates-rules.ts';

const TUESDAY = Date.UTC(2026, 10, 24, 10);

test.each([
  ['FREQ=DAILY', 'Every day at 10:00'],
  ['FREQ=WEEKLY', 'Every week on Tuesday at 10:00'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=12', 'Every 2 weeks on Tuesday and Thursday at 10:00, 12 times'],
  ['FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20261231', 'Every week on Monday, Wednesday and Friday at 10:00, until 31 December 2026'],
  ['FREQ=MONTHLY', 'Every month on the 24th at 10:00'],
  ['FREQ=MONTHLY;BYDAY=2TU', 'Every month on the 2nd Tuesday at 10:00'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'Every month on the last day at 10:00'],
  ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'Every month on Friday when it is the 13th at 10:00'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'Every month on the last of the working days, Monday to Friday at 10:00'],
  ['FREQ=YEARLY', 'Every year on 24 November at 10:00'],
  ['FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'Every year on the last Sunday of March at 10:00'],
  ['FREQ=DAILY;BYHOUR=10,14;BYMINUTE=30', 'Every day at 10:30 and 14:30'],
  ['FREQ=DAILY;BYMONTH=1,2', 'Every day in January and February at 10:00'],
  ['FREQ=HOURLY;INTERVAL=3', 'Every 3 hours at minute 00, from 10:00'],
])('%s: %s', (text, words) => {
  const rule = readSeriesRule(text, 'Europe/Berlin');
  if (isProblem(rule)) throw new Error(rule.message);
  expect(ruleWords(rule, TUESDAY)).toBe(words);
});

test.each([
  ['FREQ=SECONDLY', 'FREQ', 'too_dense'],
  ['FREQ=MINUTELY;INTERVAL=90', 'FREQ', 'too_dense'],
  ['FREQ=DAILY;BYSECOND=0,30', 'BYSECOND', 'too_dense'],
  ['', 'FREQ', 'malformed'],
  ['every tuesday', 'EVERY TUESDAY', 'malformed'],
  ['FREQ=FORTNIGHTLY', 'FREQ', 'malformed'],
  ['FREQ=DAILY;INTERVAL=0', 'INTERVAL', 'malformed'],
  ['FREQ=DAILY;COUNT=-1', 'COUNT', 'malformed'],
  ['FREQ=DAILY;COUNT=3;UNTIL=20261231', 'UNTIL', 'malformed'],
  ['FREQ=DAILY;UNTIL=20261331', 'UNTIL', 'malformed'],
  ['FREQ=WEEKLY;BYDAY=2TU', 'BYDAY', 'malformed'],
  ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY', 'malformed'],
  ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY', 'malformed'],
  ['FREQ=MONTHLY;BYWEEKNO=3', 'BYWEEKNO', 'malformed'],
  ['FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS', 'malformed'],
  ['FREQ=DAILY;BYDAY=MO;BYDAY=TU', 'BYDAY', 'malformed'],
  ['FREQ=DAILY;SOMETIMES=1', 'SOMETIMES', 'malformed'],
])('%s is refused for its %s', (text, part, fault) => {
  expect(readSeriesRule(text, 'Europe/Berlin')).toMatchObject({ part, fault, message: expect.stringMatching(/\.$/) });
});
