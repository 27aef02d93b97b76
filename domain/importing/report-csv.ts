import { DateTime } from 'luxon';
import Papa from 'papaparse';
import type { ClashSide, ImportReport } from './report-rules.ts';

const WHAT: Record<string, string> = {
  booked: 'booked',
  kept: 'kept as tentative',
  closed: 'closed',
  already: 'already there',
  duplicate: 'duplicate',
};

/**
 * The report as a table for a spreadsheet: a row for each line, clash and note. Texts from the file that a spreadsheet would take for
 * a formula get an apostrophe (OWASP, "CSV injection"). The byte order mark tells Excel that it is UTF-8.
 */
export function reportCsv(report: ImportReport): string {
  const time = (at: Date): string => DateTime.fromJSDate(at, { zone: report.zone }).toFormat('yyyy-MM-dd HH:mm');
  const side = (one: ClashSide): string =>
    `${one.line === null ? 'in the studio' : `line ${one.line}`}: ${one.title}, ${one.room}, ${time(one.startsAt)} to ${time(one.endsAt)}`;
  const rows = [
    ...report.outcomes.map((one) => [
      one.line,
      WHAT[one.outcome]!,
      one.title,
      one.room ?? 'all rooms',
      time(one.startsAt),
      time(one.endsAt),
      one.sameAs === null ? '' : `the same as line ${one.sameAs}`,
    ]),
    ...report.clashes.map(({ row, with: other }) => [
      row.line,
      'clash',
      row.title,
      row.room,
      time(row.startsAt),
      time(row.endsAt),
      `overlaps ${side(other)}`,
    ]),
    ...report.unusable.map((one) => [
      one.line,
      'unusable',
      '',
      '',
      '',
      '',
      `${one.column ? `${one.column} “${one.value}”: ` : ''}${one.reason}`,
    ]),
    ...report.notes.map((one) => [one.line, 'note', '', '', '', '', one.text]),
  ];
  rows.sort((a, b) => Number(a[0]) - Number(b[0]));
  const fields = ['Line', 'Result', 'Title', 'Room', 'Start', 'End', 'Remark'];
  return `\uFEFF${Papa.unparse({ fields, data: rows }, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}
