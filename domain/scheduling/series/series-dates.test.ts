import { expect, test } from 'vitest';
import { readWall, wallText } from '../../kernel/wall-time.ts';
import { isProblem } from './rrule-rules.ts';
import { countPlaces, faultOf, meetingItself, placesOf, readSeriesRule, type SeriesTimes } from './series-dates-rules.ts';

const wall = (text: string): number => readWall(text)!;
function series(text: string, first: string, more: Partial<SeriesTimes> = {}): SeriesTimes {
  const zone = more.zone ?? 'Europe/Berlin';
  const rule = readSeriesRule(text, zone);
  if (isProblem(rule)) throw new Error(rule.message);
  return { rule, first: wall(first), extra: [], except: [], endsBefore: null, zone, lengthMinutes: 60, ...more };
}
const places = (times: SeriesTimes, most = 5) =>
  placesOf(times, -Infinity, Infinity, most).map(
    ({ wall: at, clock, startsAt, endsAt }) =>
      `${wallText(at)} ${clock} ${startsAt.toISOString().slice(11, 16)} ${(+endsAt - +startsAt) / 60_000}`,
  );

test.each([
  [
    'Europe/Berlin',
    '2027-03-27T02:30',
    ['2027-03-27T02:30 plain 01:30 60', '2027-03-28T02:30 skipped 01:30 60', '2027-03-29T02:30 plain 00:30 60'],
  ],
  [
    'Europe/Berlin',
    '2027-10-30T02:30',
    ['2027-10-30T02:30 plain 00:30 60', '2027-10-31T02:30 twice 00:30 60', '2027-11-01T02:30 plain 01:30 60'],
  ],
  [
    'America/New_York',
    '2027-03-13T02:30',
    ['2027-03-13T02:30 plain 07:30 60', '2027-03-14T02:30 skipped 07:30 60', '2027-03-15T02:30 plain 06:30 60'],
  ],
  [
    'America/New_York',
    '2027-11-06T01:30',
    ['2027-11-06T01:30 plain 05:30 60', '2027-11-07T01:30 twice 05:30 60', '2027-11-08T01:30 plain 06:30 60'],
  ],
  // Lord Howe moves its clocks by half an hour.
  [
    'Australia/Lord_Howe',
    '2027-10-02T02:15',
    ['2027-10-02T02:15 plain 15:45 60', '2027-10-03T02:15 skipped 15:45 60', '2027-10-04T02:15 plain 15:15 60'],
  ],
  [
    'Australia/Lord_Howe',
    '2027-04-03T01:45',
    ['2027-04-03T01:45 plain 14:45 60', '2027-04-04T01:45 twice 14:45 60', '2027-04-05T01:45 plain 15:15 60'],
  ],
])('in %s ten to three stays ten to three through the change of clocks', (zone, first, expected) => {
  expect(places(series('FREQ=DAILY;COUNT=3', first, { zone }))).toEqual(expected);
});

test('a session over the night of the change lasts as long as any other', () => {
  expect(places(series('FREQ=DAILY;COUNT=2', '2027-03-27T22:00', { lengthMinutes: 480 }))).toEqual([
    '2027-03-27T22:00 plain 21:00 480',
    '2027-03-28T22:00 plain 20:00 480',
  ]);
});

test('hourly sessions lose the hour that does not exist, and count the one that is there twice once', () => {
  const spring = placesOf(series('FREQ=HOURLY;COUNT=4', '2027-03-28T01:00'), -Infinity, Infinity);
  expect(spring.map(({ wall: at }) => wallText(at))).toEqual(['2027-03-28T01:00', '2027-03-28T03:00', '2027-03-28T04:00']);
  const autumn = placesOf(series('FREQ=HOURLY;COUNT=3', '2027-10-31T01:00'), -Infinity, Infinity);
  expect(autumn.map(({ startsAt }) => startsAt.toISOString().slice(11, 16))).toEqual(['23:00', '00:00', '02:00']);
});

test('extra dates join, left-out ones are missing, and count all the same', () => {
  const times = series('FREQ=WEEKLY;COUNT=4', '2026-11-24T10:00', {
    extra: [wall('2026-11-26T18:00')],
    except: [wall('2026-12-01T10:00')],
  });
  expect(placesOf(times, -Infinity, Infinity).map(({ wall: at }) => wallText(at))).toEqual([
    '2026-11-24T10:00',
    '2026-11-26T18:00',
    '2026-12-08T10:00',
    '2026-12-15T10:00',
  ]);
  expect(countPlaces(times)).toBe(4);
});

test.each([
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'BYMONTHDAY', 'never'],
  ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'BYMONTHDAY', 'never'],
  ['FREQ=MONTHLY;BYDAY=1TU;BYSETPOS=2', 'BYSETPOS', 'never'],
  ['FREQ=DAILY;UNTIL=20261123', 'UNTIL', 'ended'],
  ['FREQ=DAILY;COUNT=100000', 'COUNT', 'too_many'],
  ['FREQ=HOURLY;UNTIL=21991231', 'UNTIL', 'too_many'],
])('%s is refused for its %s before anything is read', (text, part, fault) => {
  const begun = performance.now();
  expect(faultOf(series(text, '2026-11-24T10:00'))).toMatchObject({ part, fault });
  expect(performance.now() - begun).toBeLessThan(5_000);
});

test('an endless rule is fine, however dense', () => {
  expect(faultOf(series('FREQ=HOURLY', '2026-11-24T10:00'))).toBeNull();
  expect(countPlaces(series('FREQ=DAILY', '2026-11-24T10:00'))).toBeNull();
});

test('a series may not meet itself, setup and teardown included', () => {
  const daily = placesOf(series('FREQ=DAILY;COUNT=3', '2026-11-24T10:00', { lengthMinutes: 1_380 }), -Infinity, Infinity);
  expect(meetingItself(daily, { setupMinutes: 30, teardownMinutes: 30 })).toBeNull();
  expect(meetingItself(daily, { setupMinutes: 30, teardownMinutes: 31 })).toMatchObject({
    fault: 'meets_itself',
    dates: ['2026-11-24T10:00', '2026-11-25T10:00', '2026-11-26T10:00'],
  });
});
