import { breathing } from './breathe.ts';
import { dayAt, dayToColumn, plusDays } from '../kernel/zone.ts';
import type { Instant } from '../kernel/clock.ts';
import { invalid } from '../kernel/errors.ts';
import { guessColumns, resolveColumns } from './column-map.ts';
import { draftOf, habitsOf } from './csv-drafts.ts';
import { readCsv } from './csv-table.ts';
import { LineProblem, type Draft, type Entry, type Note, type Unusable } from './entries.ts';
import { meaningOf } from './entry-of.ts';
import { draftsOf, instantOf, momentOf, type CalendarContext } from './ical-drafts.ts';
import { first, readEvents } from './ical-events.ts';
import { zonesOf } from './ical-zones.ts';
import type { ImportSettings } from './import-settings.ts';
import type { ColumnMap } from './import-rules.ts';
import { looksLikeCalendar } from './import-text.ts';
import { statesByWord } from './status-words.ts';

/** A file as Callboard understood it; every row of it is in exactly one of the lists. */
export interface ReadImport {
  format: 'csv' | 'ics';
  delimiter: string | null;
  map: ColumnMap;
  entries: Entry[];
  unusable: Unusable[];
  /** Lines whose status is mapped to skip. */
  skippedLines: number[];
  notes: Note[];
}

/** More lines than any studio's calendar has; protects the server. */
const MOST_ROWS = 200_000;

/** @throws InvalidInput when the file as a whole, or what was said about it, cannot be used */
export async function readImport(text: string, settings: ImportSettings, now: Instant): Promise<ReadImport> {
  const format = settings.format ?? (looksLikeCalendar(text) ? 'ics' : 'csv');
  if (format === 'ics' && !looksLikeCalendar(text))
    throw invalid('format', 'This is not an iCalendar file: it does not begin with BEGIN:VCALENDAR. Choose CSV, or another file.');
  if (format === 'csv' && looksLikeCalendar(text)) throw invalid('format', 'This is an iCalendar file. Choose iCalendar (ics).');
  return format === 'ics' ? readCalendar(text, settings, now) : readTable(text, settings);
}

async function readTable(text: string, settings: ImportSettings): Promise<ReadImport> {
  const table = readCsv(text);
  const map = settings.map ?? guessColumns(table.columns);
  const columns = resolveColumns(map, table.columns);
  const habits = habitsOf(table, columns, settings);
  const read = reader('csv', map, table.delimiter, settings, {
    status: map.status ?? null,
    room: map.room ?? null,
    end: map.end ?? map.duration ?? null,
  });
  for (const { line, value, reason } of table.broken) read.result.unusable.push({ line, column: null, value, reason });
  await breathing(table.rows, (row) => read.line(row.line, (notes) => [draftOf(row, table, columns, habits, settings.zone, notes)]));
  return read.finish();
}

async function readCalendar(text: string, settings: ImportSettings, now: Instant): Promise<ReadImport> {
  const events = readEvents(text);
  if (events.length === 0) throw invalid('file', 'The calendar holds no event. Export it again and check the time it covers.');
  const map = { title: 'SUMMARY', room: 'LOCATION', status: 'STATUS', note: 'DESCRIPTION', ...settings.map };
  const until = settings.until ?? plusDays(dayAt(now, settings.zone), 366);
  const moved = new Map<string, Set<number>>();
  const context: CalendarContext = {
    zone: settings.zone,
    zones: zonesOf(text),
    lastDay: +dayToColumn(until) / 86_400_000,
    names: { title: map.title, room: map.room, client: map.client ?? null, status: map.status, note: map.note },
    moved,
    notes: [],
  };
  for (const event of events) {
    const own = first(event, 'RECURRENCE-ID');
    if (!own) continue;
    const uid = first(event, 'UID')?.value ?? '';
    try {
      const at = +instantOf(momentOf(own, 'RECURRENCE-ID', context));
      moved.set(uid, (moved.get(uid) ?? new Set()).add(at));
    } catch (error) {
      // The event itself is read below, and named there.
      if (!(error instanceof LineProblem)) throw error;
      event.problem = error.message;
    }
  }
  const read = reader('ics', map, null, settings, { status: map.status, room: map.room, end: 'DTEND' });
  await breathing(events, (event) => read.line(event.line, (notes) => draftsOf(event, { ...context, notes })));
  return read.finish();
}

function reader(
  format: 'csv' | 'ics',
  map: ColumnMap,
  delimiter: string | null,
  settings: ImportSettings,
  columns: { status: string | null; room: string | null; end: string | null },
) {
  const stateOf = statesByWord(settings.status);
  const result: ReadImport = { format, delimiter, map, entries: [], unusable: [], skippedLines: [], notes: [] };
  const refuse = (line: number, error: unknown) => {
    if (!(error instanceof LineProblem)) throw error;
    result.unusable.push({ line, column: error.column, value: error.value.slice(0, 200), reason: error.message });
  };
  return {
    result,
    /** A line that is unusable is named; the others go on. */
    line(line: number, draw: (notes: Note[]) => Draft[]) {
      let drafts: Draft[] = [];
      const notes: Note[] = [];
      try {
        drafts = draw(notes);
      } catch (error) {
        refuse(line, error);
      }
      for (const draft of drafts) {
        try {
          const meaning = meaningOf(draft, settings, stateOf, columns);
          if (meaning.entry) result.entries.push(meaning.entry);
          else result.skippedLines.push(line);
          notes.push(...meaning.notes);
        } catch (error) {
          refuse(line, error);
        }
      }
      result.notes.push(...notes);
      if (result.entries.length > MOST_ROWS)
        throw invalid('file', `The file holds more than ${MOST_ROWS} sessions. Export a shorter time.`);
    },
    finish(): ReadImport {
      result.unusable.sort((a, b) => a.line - b.line);
      return result;
    },
  };
}
