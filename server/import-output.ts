import { DateTime } from 'luxon';
import type { ClashSide, ImportReport } from '../domain/importing/report-rules.ts';

/** How many of each list are printed; all of them are in the report file. */
const MOST = 25;

/** Shows progress on the terminal as one line, elsewhere as a line for each tenth. */
export function progressLine(what = 'lines'): (done: number, total: number) => void {
  let shown = -1;
  return (done, total) => {
    const tenth = total === 0 ? 10 : Math.floor((done * 10) / total);
    const text = `${done} of ${total} ${what}`;
    if (process.stderr.isTTY) process.stderr.write(`\r${text}${done === total ? '\n' : ''}`);
    else if (tenth !== shown) console.error(text);
    shown = tenth;
  };
}

export function printReport(studio: string, report: ImportReport): void {
  const { counts, clashes, unusable, notes, roomsCreated, clientsCreated, zone } = report;
  const would = report.dryRun ? 'would be ' : '';
  console.log(
    `${report.dryRun ? 'Dry run: nothing was written.' : report.complete ? 'Imported.' : 'Stopped; import again to go on.'} ${studio}, times in ${zone}, ${report.format}, ${report.encoding}`,
  );
  console.log(`  ${counts.rows} rows`);
  console.log(`  ${counts.booked} ${would}booked`);
  console.log(`  ${counts.kept} overlap and ${report.dryRun ? 'would be' : 'are'} kept as tentative`);
  console.log(`  ${counts.closed} ${would}closed`);
  console.log(
    `  ${counts.already} there already · ${counts.duplicate} duplicates · ${counts.skipped} skipped · ${counts.unusable} unusable`,
  );
  list(`Rooms ${would}created`, roomsCreated, (name) => name);
  list(`Clients ${would}created`, clientsCreated, (name) => name);
  const time = (at: Date) => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
  const side = (one: ClashSide) =>
    `${one.line === null ? 'in the studio' : `line ${one.line}`} “${one.title}”, ${one.room}, ${time(one.startsAt)}–${time(one.endsAt)}`;
  list('Clashes', clashes, ({ row, with: other }) => `${side(row)}\n    overlaps ${side(other)}`);
  list('Unusable', unusable, ({ line, column, value, reason }) => `line ${line}${column ? `, ${column} “${value}”` : ''}: ${reason}`);
  list('Notes', notes, ({ line, text }) => `line ${line}: ${text}`);
}

function list<T>(heading: string, items: readonly T[], text: (item: T) => string): void {
  if (items.length === 0) return;
  console.log(`${heading} (${items.length})`);
  for (const item of items.slice(0, MOST)) console.log(`  ${text(item)}`);
  if (items.length > MOST) console.log(`  … and ${items.length - MOST} more; --report FILE.csv writes all of them`);
}
