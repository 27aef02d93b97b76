import { expect, test } from 'vitest';
import { EXPORT_RECORD_NAMES } from '../domain/exporting/export-rules.ts';
import { CannotStart } from './cannot-start.ts';
import { readExportArguments } from './export-arguments.ts';

test('a command line as a studio writes it', () => {
  expect(readExportArguments(['--out', 'house.jsonl.gz'])).toEqual({
    file: 'house.jsonl.gz',
    studio: null,
    records: EXPORT_RECORD_NAMES,
    firstDay: null,
    lastDay: null,
  });
  expect(
    readExportArguments([
      '--out',
      'a.jsonl',
      '--studio',
      'Northlight',
      '--records',
      'bookings, rooms',
      '--from',
      '2026-01-01',
      '--to',
      '2026-12-31',
    ]),
  ).toEqual({ file: 'a.jsonl', studio: 'Northlight', records: ['rooms', 'bookings'], firstDay: '2026-01-01', lastDay: '2026-12-31' });
});

test.each([
  [[], /Name the file/],
  [['--out', 'a', '--records', 'sessions'], /there is no “sessions”/],
  [['--out', 'a', '--from', 'yesterday'], /--from: Write the day/],
  [['--out', 'a', '--from', '2026-02-02', '--to', '2026-02-01'], /before --from/],
  [['--out', 'a', '--colour', 'red'], /--colour/],
])('%j', (args, message) => {
  expect(() => readExportArguments(args)).toThrow(CannotStart);
  expect(() => readExportArguments(args)).toThrow(message);
});
