import { InvalidInput, type InputIssue } from '../kernel/errors.ts';
import { IMPORT_FIELDS, type ColumnMap, type ImportField } from './import-rules.ts';

/** Words that headers use, in the languages that exports around us come in; whole header first, then its beginning. */
const HEADER_WORDS: Record<ImportField, readonly string[]> = {
  start: [
    'start',
    'starts',
    'start time',
    'starts at',
    'start date and time',
    'from',
    'begin',
    'beginn',
    'von',
    'startzeit',
    'aanvang',
    'van',
    'début',
    'debut',
    'inicio',
  ],
  end: ['end', 'ends', 'end time', 'ends at', 'end date and time', 'to', 'until', 'ende', 'bis', 'endzeit', 'einde', 'tot', 'fin'],
  duration: ['duration', 'length', 'minutes', 'hours', 'dauer', 'stunden', 'duur', 'durée', 'duree', 'duración'],
  date: ['date', 'day', 'start date', 'datum', 'startdatum', 'tag', 'jour', 'fecha'],
  endDate: ['end date', 'enddatum', 'einddatum'],
  room: ['room', 'studio', 'location', 'resource', 'space', 'raum', 'ort', 'ruimte', 'zaal', 'salle', 'lieu', 'sala'],
  title: [
    'title',
    'subject',
    'summary',
    'session',
    'event',
    'name',
    'description',
    'titel',
    'betreff',
    'onderwerp',
    'titre',
    'asunto',
    'título',
  ],
  client: ['client', 'customer', 'company', 'account', 'kunde', 'klant', 'cliente'],
  status: ['status', 'state', 'zustand', 'statut', 'estado'],
  note: ['note', 'notes', 'comment', 'comments', 'notiz', 'opmerking', 'remarque'],
  uid: ['uid', 'id', 'booking id', 'event id', 'reference', 'nummer', 'number'],
};

const plain = (text: string): string => text.trim().toLowerCase();

/** What the columns probably are; every column is used once. Fields that nothing fits stay out. */
export function guessColumns(columns: readonly string[]): ColumnMap {
  const map: ColumnMap = {};
  const left = new Set(columns);
  const take = (name: ImportField, fits: (column: string, word: string) => boolean) => {
    if (map[name]) return;
    for (const word of HEADER_WORDS[name]) {
      const found = columns.find((column) => left.has(column) && fits(plain(column), word));
      if (found === undefined) continue;
      map[name] = found;
      left.delete(found);
      return;
    }
  };
  for (const name of IMPORT_FIELDS) take(name, (column, word) => column === word);
  for (const name of IMPORT_FIELDS)
    if (name !== 'uid') take(name, (column, word) => column.startsWith(`${word} `) || column.startsWith(`${word}(`));
  return map;
}

/**
 * The mapping, checked against the header: field → index of its column.
 * @throws InvalidInput naming each column that is missing, doubled or mapped twice, and what a line cannot do without
 */
export function resolveColumns(map: ColumnMap, columns: readonly string[]): Partial<Record<ImportField, number>> {
  const issues: InputIssue[] = [];
  const indexes: Partial<Record<ImportField, number>> = {};
  const fieldOf = new Map<number, ImportField>();
  for (const name of IMPORT_FIELDS) {
    const wanted = map[name];
    if (wanted === undefined) continue;
    const path = `map.${name}`;
    const found = columns.flatMap((column, index) => (plain(column) === plain(wanted) ? [index] : []));
    const [index] = found;
    const other = index === undefined ? undefined : fieldOf.get(index);
    if (index === undefined)
      issues.push({
        path,
        message: `The file has no column “${wanted}”. It has: ${columns.filter(Boolean).slice(0, 30).join(', ').slice(0, 300)}.`,
      });
    else if (found.length > 1)
      issues.push({ path, message: `The file has ${found.length} columns named “${wanted}”. Give each its own name in the header.` });
    else if (other) issues.push({ path, message: `The column “${wanted}” is mapped to both ${other} and ${name}. Map it once.` });
    else {
      indexes[name] = index;
      fieldOf.set(index, name);
    }
  }
  if (map.start === undefined && map.date === undefined)
    issues.push({ path: 'map.start', message: 'Say which column holds the start, such as start=Start, or date=Date.' });
  if (map.end !== undefined && map.duration !== undefined)
    issues.push({ path: 'map.duration', message: 'Map either the end or the duration: together they could contradict one another.' });
  if (map.title === undefined && map.client === undefined && map.room === undefined)
    issues.push({
      path: 'map.title',
      message: 'Say which column holds the title, the client or the room: a line with times alone says nothing.',
    });
  if (issues.length > 0) throw new InvalidInput(issues);
  return indexes;
}
