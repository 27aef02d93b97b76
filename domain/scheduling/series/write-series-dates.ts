import type { ChangeEntry } from '../../activity/record.ts';
import { insertRows } from '../../kernel/insert-rows.ts';
import type { Tx } from '../../kernel/transact.ts';
import { wallText } from '../../kernel/wall-time.ts';
import { bookingConsequences } from '../booking-consequences.ts';
import { bookingChange } from '../booking-record.ts';
import { holdsInLine } from './holds-in-line.ts';
import { seriesChange, type SeriesRecord } from './series-record.ts';
import { placeAt } from './series-dates-rules.ts';
import { skipAt } from './series-sessions.ts';
import { timesOf } from './series-record.ts';
import { inTheWayWords, type SettledDates, type WeighedDate } from './settle-dates.ts';
import { writeSessions } from './write-sessions.ts';

/**
 * Writes what was settled for the dates of a series, with all that follows from it, and says so for the log. The series itself is there
 * already. A place that is skipped because of a clash is told by a change of its own, so that people hear of it.
 */
export async function writeDates(tx: Tx, series: SeriesRecord, settled: Pick<SettledDates, 'written' | 'skipped'>): Promise<ChangeEntry[]> {
  const written = await holdsInLine(
    tx,
    settled.written.filter(({ before, after }) => before !== after),
  );
  await writeSessions(tx, written);
  const times = timesOf(series);
  const skips = settled.skipped.map((date) =>
    skipAt(tx, series, placeAt(times, date.wall), date.leftOut ? 'left_out' : date.refusal ? 'refused' : 'clash', inTheWayWords(date)),
  );
  await insertRows(tx.db, 'series_skip', skips);
  const entries = written.map(({ before, after }) => bookingChange(kindOf({ before, after }), before, after));
  const following: ChangeEntry[] = [];
  for (const { before, after } of written) following.push(...(await bookingConsequences(tx, before, after)));
  return [...entries, ...following, ...settled.skipped.filter(({ leftOut }) => !leftOut).map((date) => clashEntry(series, date))];
}

function kindOf({ before, after }: Pick<WeighedDate, 'before' | 'after'>): string {
  if (!before) return 'booked';
  if (after.state === 'cancelled') return 'cancelled';
  return +before.startsAt !== +after.startsAt ? 'moved' : 'edited';
}

/** A date that could not be booked: what it was for, when, and what stood in the way. */
const clashEntry = (series: SeriesRecord, date: WeighedDate): ChangeEntry =>
  seriesChange('series_clash', series, series, {
    occurrence: wallText(date.wall),
    startsAt: date.after.startsAt,
    endsAt: date.after.endsAt,
    what: inTheWayWords(date),
  });
