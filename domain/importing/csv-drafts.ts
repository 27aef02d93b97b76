import { invalid } from '../kernel/errors.ts';
import { plusMinutes } from '../kernel/time-range.ts';
import type { Table, TableRow } from './csv-table.ts';
import { LineProblem, type Draft, type Note } from './entries.ts';
import type { ImportSettings } from './import-settings.ts';
import type { DateOrder, ImportField } from './import-rules.ts';
import { dateOrderOf, durationUnitOf, readDuration, readTimeAlone, readWall, Unreadable } from './read-wall.ts';
import { nextDay, placeWall, type Wall } from './wall-time.ts';

type Columns = Partial<Record<ImportField, number>>;

/** What the whole file says about how its dates and durations are written. */
export interface Habits {
  order: DateOrder | null;
  unit: 'minutes' | 'hours' | null;
}

/** @throws InvalidInput when the dates, or the durations, contradict one another and nothing was said about them */
export function habitsOf(table: Table, columns: Columns, settings: ImportSettings): Habits {
  const texts = (...names: ImportField[]) => table.rows.flatMap(({ cells }) => names.map((name) => cells[columns[name] ?? -1] ?? ''));
  const order = settings.dates ?? dateOrderOf(texts('start', 'end', 'date', 'endDate'));
  if (order === 'both')
    throw invalid(
      'dates',
      'Some dates have the day first and some the month. Say which order is right (dates: dmy or mdy); the other lines are then named.',
    );
  const header = columns.duration === undefined ? '' : (table.columns[columns.duration] ?? '').toLowerCase();
  const named = /min/.test(header) ? 'minutes' : /hour|\bhrs?\b|\(h\)|stunden|std|uren/.test(header) ? 'hours' : null;
  const unit = settings.durationUnit ?? named ?? durationUnitOf(texts('duration'));
  if (unit === 'both')
    throw invalid(
      'durationUnit',
      'Some durations look like hours and some like minutes. Say which they are (duration unit: minutes or hours).',
    );
  return { order, unit };
}

/** @throws LineProblem naming the column, the value and the mend */
export function draftOf(row: TableRow, table: Table, columns: Columns, habits: Habits, zone: string, notes: Note[]): Draft {
  const cell = (name: ImportField): string => row.cells[columns[name] ?? -1] ?? '';
  const nameOf = (name: ImportField): string | null => table.columns[columns[name] ?? -1] ?? null;
  const reading = <T>(name: ImportField, read: (text: string) => T): T => {
    try {
      return read(cell(name));
    } catch (error) {
      if (error instanceof Unreadable) throw new LineProblem(error.message, nameOf(name), cell(name));
      throw error;
    }
  };
  const wallOf = (name: 'start' | 'end', dateName: 'date' | 'endDate', fallback: Wall | null): Wall | null => {
    const day = cell(dateName) === '' ? fallback : reading(dateName, (text) => readWall(text, habits.order));
    if (cell(name) === '') return cell(dateName) === '' ? null : day && { ...day, time: null };
    const time = reading(name, readTimeAlone);
    if (!time) return reading(name, (text) => readWall(text, habits.order));
    if (!day) throw new LineProblem('This is a time without a date. Map the column that holds the date too.', nameOf(name), cell(name));
    return { ...day, time, offsetMinutes: null };
  };
  const place = (wall: Wall): Date => {
    const { at, note } = placeWall(wall, zone);
    if (note) notes.push({ line: row.line, text: note });
    return at;
  };

  const start = wallOf('start', 'date', null);
  if (!start) throw new LineProblem('There is no start. Fill it in.', nameOf('start') ?? nameOf('date'), '');
  const startsAt = place(start);
  const rest = {
    line: row.line,
    title: cell('title'),
    room: cell('room'),
    client: cell('client'),
    status: cell('status'),
    note: cell('note'),
    uid: cell('uid'),
    written: cell('end') || cell('duration') || cell('endDate'),
  };
  if (cell('duration') !== '')
    return {
      ...rest,
      startsAt,
      endsAt: plusMinutes(
        startsAt,
        reading('duration', (text) => readDuration(text, habits.unit)),
      ),
    };

  const end = wallOf('end', 'endDate', start);
  if (!end) {
    if (start.time) throw new LineProblem('There is neither an end nor a duration. Fill one in.', nameOf('end') ?? nameOf('duration'), '');
    return { ...rest, startsAt, endsAt: place(nextDay(start)) };
  }
  // An end that names only a day means all of that day; one that names only a time, before the start, means the next morning.
  if (!end.time) return { ...rest, startsAt, endsAt: place(nextDay(end)) };
  const onlyTime = cell('endDate') === '' && readTimeAlone(cell('end')) !== null;
  const passesMidnight = onlyTime && start.time !== null && minuteOf(end) <= minuteOf(start);
  return { ...rest, startsAt, endsAt: place(passesMidnight ? nextDay(end) : end) };
}

const minuteOf = (wall: Wall): number => (wall.time ? wall.time.hour * 60 + wall.time.minute : 0);
