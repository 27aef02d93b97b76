import { DateTime } from 'luxon';
import { dayFromColumn } from '../kernel/zone.ts';
import { occurrences } from '../scheduling/series/recurrence-rules.ts';
import { isProblem, readRule } from '../scheduling/series/rrule-rules.ts';
import { LineProblem, type Draft, type Note } from './entries.ts';
import { first, required, textFrom, type CalendarEvent, type Property } from './ical-events.ts';
import { zoneOf } from './ical-zones.ts';
import { placeWall, type Wall } from './wall-time.ts';

/** More than anybody books by hand: a session a day for thirteen years. */
const MOST_OCCURRENCES = 5_000;
const DAY = 86_400_000;

export interface CalendarContext {
  /** Of times without a zone of their own. */
  zone: string;
  zones: ReadonlyMap<string, string>;
  /** Last day, as a day number since 1970, to which repeating events are written out. */
  lastDay: number;
  /** Which property holds what. */
  names: { title: string; room: string; client: string | null; status: string; note: string };
  /** Moments of a repeating event that have an event of their own, by its UID. */
  moved: ReadonlyMap<string, ReadonlySet<number>>;
  notes: Note[];
}

interface Moment {
  /** The wall time read as if it were UTC. */
  wall: number;
  wholeDay: boolean;
  /** Null for moments that are given in UTC. */
  zone: string | null;
}

const VALUE = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})(Z)?)?$/;

/** @throws LineProblem */
export function momentOf(property: Property, name: string, context: Pick<CalendarContext, 'zone' | 'zones'>): Moment {
  const found = VALUE.exec(property.value);
  if (!found) throw new LineProblem('This is not a date or time. Correct it in the calendar and export again.', name, property.value);
  const [, year, month, day, hour, minute, second, utc] = found;
  if (Number(year) < 1970 || Number(year) > 2199)
    throw new LineProblem(`The year ${year} lies outside 1970 to 2199. Correct the year.`, name, property.value);
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0));
  if (new Date(wall).getUTCDate() !== Number(day)) throw new LineProblem('There is no such day. Correct the date.', name, property.value);
  if (hour === undefined) return { wall, wholeDay: true, zone: context.zone };
  if (utc) return { wall, wholeDay: false, zone: null };
  const tzid = property.parameters.tzid;
  const zone = tzid ? zoneOf(tzid, context.zones) : context.zone;
  if (!zone)
    throw new LineProblem(
      `The time zone “${tzid}” is not known. Choose an IANA zone such as Europe/Berlin in the calendar and export again.`,
      name,
      property.value,
    );
  return { wall, wholeDay: false, zone };
}

function place(wall: number, zone: string | null): { at: Date; note: string | null } {
  const date = new Date(wall);
  const time = { hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() };
  const parts: Wall = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    time,
    offsetMinutes: zone === null ? 0 : null,
  };
  return placeWall(parts, zone ?? 'UTC');
}

export const instantOf = (moment: Moment): Date => place(moment.wall, moment.zone).at;

/**
 * The drafts of an event: one, or one for each time that it repeats, up to the last day.
 * @throws LineProblem
 */
export function draftsOf(event: CalendarEvent, context: CalendarContext): Draft[] {
  if (event.problem) throw new LineProblem(event.problem);
  const start = momentOf(required(event, 'DTSTART'), 'DTSTART', context);
  const lengthOf = lengthRule(event, start, context);
  const { names } = context;
  const uid = first(event, 'UID')?.value ?? '';
  const common = {
    line: event.line,
    title: textFrom(event, names.title),
    room: textFrom(event, names.room),
    client: names.client ? textFrom(event, names.client) : '',
    status: textFrom(event, names.status),
    note: textFrom(event, names.note),
    uid,
    written: (first(event, 'DTEND') ?? first(event, 'DURATION'))?.value ?? '',
  };
  const walls = first(event, 'RECURRENCE-ID') ? [start.wall] : wallsOf(event, start, context);
  const drafts: Draft[] = [];
  for (const wall of walls) {
    const { at: startsAt, note } = place(wall, start.zone);
    if (note) context.notes.push({ line: event.line, text: note });
    drafts.push({ ...common, startsAt, endsAt: lengthOf(wall, startsAt) });
  }
  return drafts;
}

/** When an occurrence that begins at a wall time ends. Days are days of the calendar, hours are hours that pass (RFC 5545, 3.8.2.5). */
function lengthRule(event: CalendarEvent, start: Moment, context: CalendarContext): (wall: number, startsAt: Date) => Date {
  const end = first(event, 'DTEND');
  if (end) {
    const moment = momentOf(end, 'DTEND', context);
    // Both in one zone: the wall clock's length is kept when it repeats. Otherwise the time that passes is.
    if (moment.zone === start.zone) return (wall) => place(wall + moment.wall - start.wall, start.zone).at;
    const passes = +instantOf(moment) - +instantOf(start);
    return (_wall, startsAt) => new Date(+startsAt + passes);
  }
  const duration = first(event, 'DURATION')?.value;
  if (duration) {
    const found = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
    if (!found) throw new LineProblem('This is not a duration. Correct it in the calendar and export again.', 'DURATION', duration);
    const [weeks, days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const exact = ((hours * 60 + minutes) * 60 + seconds) * 1_000;
    return (wall) => new Date(+place(wall + (weeks * 7 + days) * DAY, start.zone).at + exact);
  }
  if (start.wholeDay) return (wall) => place(wall + DAY, start.zone).at;
  throw new LineProblem('The event has neither an end nor a duration. Correct it in the calendar and export again.', 'DTEND');
}

function wallsOf(event: CalendarEvent, start: Moment, context: CalendarContext): number[] {
  const rules = event.properties.get('rrule') ?? [];
  const dates = (event.properties.get('rdate') ?? []).map((date) => inZone(momentOf(date, 'RDATE', context), start));
  if (rules.length === 0 && dates.length === 0) return [start.wall];
  const walls = new Set(dates.filter((wall) => wall / DAY < context.lastDay + 1));
  if (rules.length === 0) walls.add(start.wall);
  for (const { value } of rules) {
    const rule = readRule(value, (until) => untilOf(until, start, context));
    const refused = isProblem(rule) ? rule.message : tooDense(rule);
    if (isProblem(rule) || refused)
      throw new LineProblem(
        `This repeats in a way that cannot be followed: ${refused} Write the sessions out in the calendar.`,
        'RRULE',
        value,
      );
    let left = MOST_OCCURRENCES;
    for (const wall of occurrences(rule, start.wall, context.lastDay)) {
      walls.add(wall);
      left -= 1;
      if (left === 0) break;
    }
    if (rule.count === null && (rule.until === null || rule.until / DAY > context.lastDay + 1)) {
      const day = dayFromColumn(new Date(context.lastDay * DAY));
      context.notes.push({ line: event.line, text: `This repeats beyond ${day}; it was written out up to that day.` });
    }
  }
  const except = new Set((event.properties.get('exdate') ?? []).map((date) => inZone(momentOf(date, 'EXDATE', context), start)));
  const moved = context.moved.get(first(event, 'UID')?.value ?? '');
  const left = [...walls].filter((wall) => !except.has(wall) && !moved?.has(+place(wall, start.zone).at)).sort((a, b) => a - b);
  if (left.length > MOST_OCCURRENCES)
    context.notes.push({ line: event.line, text: `This repeats more than ${MOST_OCCURRENCES} times; those were written out.` });
  return left.slice(0, MOST_OCCURRENCES);
}

const tooDense = ({ frequency }: { frequency: string }): string | null =>
  ['HOURLY', 'MINUTELY', 'SECONDLY'].includes(frequency)
    ? `it repeats ${frequency.toLowerCase()}, and calendars are followed by the day at most.`
    : null;

/** A moment as the wall clock of the event shows it. A whole day stands for the event's time on that day. */
function inZone(moment: Moment, start: Moment): number {
  if (moment.wholeDay && !start.wholeDay) return moment.wall + (start.wall % DAY);
  if (moment.zone === start.zone) return moment.wall;
  const shown = DateTime.fromJSDate(instantOf(moment), { zone: start.zone ?? 'UTC' });
  return +instantOf(moment) + shown.offset * 60_000;
}

function untilOf(text: string, start: Moment, context: CalendarContext): number {
  const moment = momentOf({ value: text, parameters: {} }, 'RRULE', { ...context, zone: start.zone ?? 'UTC' });
  // A day alone includes all of that day.
  return moment.wholeDay ? moment.wall + DAY - 1 : inZone(moment, start);
}
