import type { ColumnMap, DateOrder, ImportField, ImportPreview, ImportState } from '../../domain/importing/import-rules.ts';

/** What somebody says about a file, on the way from a guess to an import. */
export interface Mapping {
  map: ColumnMap;
  /** What the words of the status column mean; null while nobody said. */
  status: Record<string, ImportState | null>;
  zone: string;
  dates: DateOrder | null;
  durationUnit: 'minutes' | 'hours' | null;
  defaultRoom: string;
  until: string | null;
}

export const firstMapping = (preview: ImportPreview, zone: string): Mapping => ({
  map: { ...preview.map },
  status: statusOf(preview, preview.map.status),
  zone,
  dates: null,
  durationUnit: null,
  defaultRoom: '',
  until: null,
});

/** The words of a column with the meaning that is known of them. */
export const statusOf = (preview: ImportPreview, column: string | undefined): Mapping['status'] =>
  Object.fromEntries((column ? (preview.words[column] ?? []) : []).map(({ word, state }) => [word, state]));

/** As the server takes it: what nobody said is left out. */
export function settingsOf(mapping: Mapping, preview: ImportPreview): Record<string, unknown> {
  const { dates, durationUnit, defaultRoom, until, zone, status } = mapping;
  const map = Object.fromEntries(Object.entries(mapping.map).filter(([, column]) => column));
  return {
    format: preview.format,
    map,
    zone,
    status: Object.fromEntries(Object.entries(status).filter(([, state]) => state !== null)),
    ...(dates ? { dates } : {}),
    ...(durationUnit ? { durationUnit } : {}),
    ...(defaultRoom.trim() ? { defaultRoom: defaultRoom.trim() } : {}),
    ...(until ? { until } : {}),
  };
}

export const FIELD_LABELS: Record<ImportField, string> = {
  start: 'Start',
  end: 'End',
  duration: 'Duration',
  date: 'Date, if apart',
  endDate: 'End date, if apart',
  room: 'Room',
  title: 'Title',
  client: 'Client',
  status: 'Status',
  note: 'Note',
  uid: 'Number in the old system',
};

/** A calendar says its times itself. */
export const fieldsFor = (format: ImportPreview['format']): readonly ImportField[] =>
  format === 'ics'
    ? ['title', 'room', 'client', 'status', 'note']
    : ['start', 'end', 'duration', 'date', 'endDate', 'room', 'title', 'client', 'status', 'note', 'uid'];

export const STATE_LABELS: Record<ImportState, string> = {
  confirmed: 'Confirmed: takes its room',
  tentative: 'Tentative',
  hold: 'Hold',
  inquiry: 'Inquiry',
  completed: 'Completed',
  cancelled: 'Cancelled',
  no_show: 'No show',
  closed: 'Closed: nobody can book',
  skip: 'Leave these lines out',
};
