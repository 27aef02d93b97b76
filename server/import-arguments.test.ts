import { expect, test } from 'vitest';
import { CannotStart } from './cannot-start.ts';
import { readImportArguments } from './import-arguments.ts';

test('a command line as a studio writes it', () => {
  const read = readImportArguments([
    'old calendar.csv',
    '--studio',
    'Northlight Studios',
    '--map',
    'start=Start,end=End,room=Room, first choice,title=Title',
    '--status',
    'Booked=confirmed,Hold=hold,Closed=closed',
    '--zone',
    'Europe/Berlin',
    '--dry-run',
  ]);
  expect(read).toEqual({
    file: 'old calendar.csv',
    studio: 'Northlight Studios',
    dryRun: true,
    report: null,
    settings: {
      zone: 'Europe/Berlin',
      map: { start: 'Start', end: 'End', room: 'Room, first choice', title: 'Title' },
      status: { Booked: 'confirmed', Hold: 'hold', Closed: 'closed' },
    },
  });
});

test.each([
  [[], /Name the file/],
  [['a.csv', 'b.csv'], /two files/],
  [['a.csv', '--map', 'begin=Start'], /“begin” is not one of/],
  [['a.csv', '--map', 'start=A,start=B'], /given twice/],
  [['a.csv', '--map', 'start'], /not written as name=value/],
  [['a.csv', '--status', 'Booked=booked'], /cannot become “booked”/],
  [['a.csv', '--format', 'xlsx'], /“xlsx” is not one of csv, ics/],
  [['a.csv', '--colour', 'red'], /--colour/],
])('%j', (args, message) => {
  expect(() => readImportArguments(args)).toThrow(CannotStart);
  expect(() => readImportArguments(args)).toThrow(message);
});
