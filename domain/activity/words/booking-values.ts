import { linesOf, lineWords } from './booking-lines.ts';
import { stateWords } from './booking-words.ts';
import { dayAndClock, listed, text, type Names } from './told.ts';

/** A value of a session as people say it, for putting two of them side by side. */
export function valueWords(field: string, value: unknown, names: Names): string {
  if (Array.isArray(value)) return listed(linesOf({ requirements: value }, names).map(lineWords)) || 'none';
  if (value === null || value === undefined || value === '') return field.endsWith('Id') ? 'none' : 'empty';
  if (field.endsWith('At')) return dayAndClock(value, names);
  if (field.endsWith('Id')) return names.of(value)?.name ?? 'another one';
  if (field.endsWith('Minutes')) return `${String(value)} min`;
  return field === 'state' ? stateWords(value) : text(value) || String(value);
}
