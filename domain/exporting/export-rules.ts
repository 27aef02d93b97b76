import type { ScopeArea } from '../kernel/scopes.ts';

/** What can be exported, in the order of the file: what others name comes before them. Each kind belongs to a function of the studio. */
export const EXPORT_RECORDS = {
  studio: { area: 'studio', label: 'The studio and its settings' },
  members: { area: 'studio', label: 'Sign-ins' },
  board_links: { area: 'studio', label: 'Board links' },
  api_keys: { area: 'studio', label: 'API keys' },
  rooms: { area: 'scheduling', label: 'Rooms' },
  people: { area: 'crew', label: 'People' },
  clients: { area: 'clients', label: 'Clients' },
  gear_models: { area: 'equipment', label: 'Gear models' },
  gear_kits: { area: 'equipment', label: 'Kits' },
  gear_units: { area: 'equipment', label: 'Gear' },
  projects: { area: 'production', label: 'Projects' },
  session_types: { area: 'scheduling', label: 'Session types' },
  time_blocks: { area: 'scheduling', label: 'Time blocks' },
  booking_rules: { area: 'scheduling', label: 'Booking rules' },
  hours_exceptions: { area: 'scheduling', label: 'Exceptions of opening hours', timed: true },
  series: { area: 'scheduling', label: 'Series' },
  bookings: { area: 'scheduling', label: 'Sessions', timed: true },
  closures: { area: 'scheduling', label: 'Closures', timed: true },
  waitlist: { area: 'scheduling', label: 'Waitlist' },
  checkouts: { area: 'equipment', label: 'Checkouts', timed: true },
  maintenance: { area: 'equipment', label: 'Maintenance', timed: true },
  expenses: { area: 'finance', label: 'Expenses', timed: true },
  changes: { area: 'activity', label: 'Activity', timed: true },
} as const satisfies Record<string, { area: ScopeArea; label: string; timed?: true }>;

export type ExportRecord = keyof typeof EXPORT_RECORDS;
export const EXPORT_RECORD_NAMES = Object.keys(EXPORT_RECORDS) as ExportRecord[];

export const labelOf = (record: ExportRecord): string => EXPORT_RECORDS[record].label;
export const areaOf = (record: ExportRecord): ScopeArea => EXPORT_RECORDS[record].area;
/** Whether a stretch of days narrows it. */
export const isTimed = (record: ExportRecord): boolean => 'timed' in EXPORT_RECORDS[record];

/** How long a file is kept. */
export const KEPT_DAYS = 7;
export const MOST_UNDER_WAY = 3;
/** Files of a studio that are kept at once. */
export const MOST_KEPT = 20;
/** Workers that may begin to write one before it is given up: it is its own fault then. */
export const MOST_ATTEMPTS = 5;

/** Tells what the file is and that nothing is missing: its first line and its last. */
export interface ExportHead {
  callboard: 'export';
  format: 1;
  studio: { id: string; name: string; zone: string; currency: string };
  /** The change of the log up to which it tells. */
  revision: number;
  at: string;
  by: { name: string; role: string; scopes?: readonly string[] };
  records: readonly ExportRecord[];
  firstDay: string | null;
  lastDay: string | null;
}
export interface ExportEnd {
  end: { rows: number; records: Partial<Record<ExportRecord, number>> };
}

/** northlight-studios-2026-11-30.jsonl.gz */
export function fileNameOf(studio: string, madeAt: Date): string {
  const name = studio
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${name || 'studio'}-${madeAt.toISOString().slice(0, 10)}.jsonl.gz`;
}

/** The bytes that a request asks for: one stretch, as clients do that go on where they were cut off. Null: the whole file. */
export interface ByteRange {
  first: number;
  last: number;
}

/** Reads `Range: bytes=…` (RFC 9110, section 14): anything but one stretch is answered with the whole file, as is allowed. */
export function byteRangeOf(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.replaceAll(' ', '') ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  if (from === '') return Number(to) === 0 ? 'unsatisfiable' : { first: Math.max(0, size - Number(to)), last: size - 1 };
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  if (first >= size) return 'unsatisfiable';
  return last < first ? null : { first, last };
}
