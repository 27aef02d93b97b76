import { DateTime } from 'luxon';

export type Fields = Record<string, unknown>;

/** A change as it is put into words; `before` and `after` as the log keeps them. */
export interface Told {
  actorName: string;
  entity: string;
  entityId: string;
  kind: string;
  before: Fields | null;
  after: Fields | null;
}

/** A record that a change refers to. */
export interface Named {
  name: string;
  kind: 'room' | 'unit' | 'person' | 'model' | 'kit' | 'client' | 'project';
}

/** What sentences need to know beside the change itself: whose ids those are, and the studio's wall clock. */
export interface Names {
  zone: string;
  of(id: unknown): Named | undefined;
}

/** For where nobody can be asked: ids stay unnamed. */
export const NO_NAMES: Names = { zone: 'UTC', of: () => undefined };

/** What somebody did, without their name: "moved Harbour Nights from Tue 24 Nov 10:00 to 14:00". */
export type Say = (told: Told, names: Names) => string;

export const fieldsOf = (json: unknown): Fields | null =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Fields) : null;

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A list as people say it: a, b and c. */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const at = (moment: unknown, zone: string): DateTime =>
  (moment instanceof Date ? DateTime.fromJSDate(moment) : DateTime.fromISO(text(moment))).setZone(zone).setLocale('en-GB');

export const clock = (moment: unknown, { zone }: Names): string => at(moment, zone).toFormat('HH:mm');
export const dayAndClock = (moment: unknown, { zone }: Names): string => at(moment, zone).toFormat('ccc d LLL HH:mm');
export const dayOf = (moment: unknown, { zone }: Names): string => at(moment, zone).toFormat('ccc d LLL');
export const isSameDay = (a: unknown, b: unknown, { zone }: Names): boolean => at(a, zone).hasSame(at(b, zone), 'day');
export const millis = (moment: unknown): number => (moment instanceof Date ? +moment : Date.parse(text(moment)));

/** Tue 24 Nov 10:00–12:00; an end on another day names its day. */
export const stretch = (from: unknown, to: unknown, names: Names): string =>
  `${dayAndClock(from, names)}–${isSameDay(from, to, names) ? clock(to, names) : dayAndClock(to, names)}`;

/** A calendar day of the record, 2026-11-24, as people read it. */
export const calendarDay = (day: unknown): string => DateTime.fromISO(text(day), { zone: 'utc' }).setLocale('en-GB').toFormat('ccc d LLL');
