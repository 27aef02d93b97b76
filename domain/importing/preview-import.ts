import type { Caller } from '../kernel/caller.ts';
import { guessColumns } from './column-map.ts';
import { readCsv } from './csv-table.ts';
import { readEvents, textFrom } from './ical-events.ts';
import type { ColumnMap, ImportPreview } from './import-rules.ts';
import { decodeText, looksLikeCalendar } from './import-text.ts';
import { importingPolicy } from './importing-policy.ts';
import { statesByWord } from './status-words.ts';

const MOST_WORDS = 25;
const SAMPLE = 5;

/** Columns of a calendar that say something beside its times. */
const PROPERTIES = ['SUMMARY', 'LOCATION', 'STATUS', 'CATEGORIES', 'ORGANIZER', 'DESCRIPTION', 'TRANSP', 'X-MICROSOFT-CDO-BUSYSTATUS'];

/**
 * Looks at a file without importing it.
 * @throws InvalidInput when it cannot be read at all · NotAllowed
 */
export function previewImport(caller: Caller, bytes: Uint8Array): ImportPreview {
  importingPolicy.require(caller.actor, 'import');
  const { text, encoding } = decodeText(bytes);
  const format = looksLikeCalendar(text) ? 'ics' : 'csv';
  const { columns, rows, map } = format === 'ics' ? calendarTable(text) : csvTable(text);
  return { format, encoding, rows: rows.length, columns, map, sample: rows.slice(0, SAMPLE), words: wordsOf(columns, rows) };
}

function csvTable(text: string): { columns: string[]; rows: string[][]; map: ColumnMap } {
  const { columns, rows } = readCsv(text);
  return { columns, rows: rows.map(({ cells }) => cells), map: guessColumns(columns) };
}

function calendarTable(text: string): { columns: string[]; rows: string[][]; map: ColumnMap } {
  const events = readEvents(text);
  const columns = PROPERTIES.filter((name) => events.some((event) => event.properties.has(name.toLowerCase())));
  const has = (name: string) => (columns.includes(name) ? name : undefined);
  const map = { title: has('SUMMARY'), room: has('LOCATION'), status: has('STATUS'), note: has('DESCRIPTION') };
  return {
    columns,
    rows: events.map((event) => columns.map((name) => textFrom(event, name))),
    map: Object.fromEntries(Object.entries(map).filter(([, name]) => name !== undefined)),
  };
}

function wordsOf(columns: readonly string[], rows: readonly string[][]): ImportPreview['words'] {
  const stateOf = statesByWord({});
  const words: ImportPreview['words'] = {};
  for (const [index, column] of columns.entries()) {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const word = row[index] ?? '';
      if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
      if (counts.size > MOST_WORDS) break;
    }
    if (counts.size === 0 || counts.size > MOST_WORDS) continue;
    words[column] = [...counts].map(([word, count]) => ({ word, count, state: stateOf(word) })).sort((a, b) => b.count - a.count);
  }
  return words;
}
