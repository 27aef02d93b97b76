import ICAL from 'ical.js';
import { LineProblem } from './entries.ts';

/** A property as it stands in the file: its value as text, with its parameters. */
export interface Property {
  value: string;
  parameters: Record<string, string>;
}

/** One VEVENT and the line on which it begins. */
export interface CalendarEvent {
  line: number;
  properties: Map<string, Property[]>;
  problem: string | null;
}

/**
 * Cuts a calendar into its events and reads each by itself: one that is broken is named, and the others are read.
 * Alarms inside an event are left out.
 */
export function readEvents(text: string): CalendarEvent[] {
  const events: CalendarEvent[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  let from: number | null = null;
  for (const [index, line] of lines.entries()) {
    const mark = line.trimEnd().toUpperCase();
    if (mark === 'BEGIN:VEVENT') {
      if (from !== null) events.push(unreadable(from, 'The event has no END:VEVENT. Export the calendar again.'));
      from = index;
    } else if (mark === 'END:VEVENT' && from !== null) {
      events.push(readEvent(from, lines.slice(from, index + 1)));
      from = null;
    }
  }
  if (from !== null) events.push(unreadable(from, 'The file ends within this event. Export the calendar again.'));
  return events;
}

const unreadable = (index: number, problem: string): CalendarEvent => ({ line: index + 1, properties: new Map(), problem });

type JCal = [name: string, properties: [string, Record<string, unknown>, string, ...unknown[]][], components: unknown[]];

function readEvent(index: number, lines: readonly string[]): CalendarEvent {
  try {
    const [, properties] = ICAL.parse(lines.join('\r\n')) as unknown as JCal;
    const byName = new Map<string, Property[]>();
    for (const [name, parameters, type, ...values] of properties) {
      const texts = values.map((value) => (type === 'recur' ? ICAL.Recur.fromData(value as object).toString() : textOf(value)));
      const strings = Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, String(value)]));
      const all = byName.get(name) ?? [];
      all.push(...texts.map((value) => ({ value, parameters: strings })));
      byName.set(name, all);
    }
    return { line: index + 1, properties: byName, problem: null };
  } catch (error) {
    return unreadable(
      index,
      `The event cannot be read (${error instanceof Error ? error.message : 'it is broken'}). Export the calendar again.`,
    );
  }
}

const textOf = (value: unknown): string => (Array.isArray(value) ? value.map(textOf).join(', ') : String(value));

export const first = (event: CalendarEvent, name: string): Property | null => event.properties.get(name.toLowerCase())?.[0] ?? null;

/** Every value of a property as one text, `Podcast, Remote`; of a person the name rather than the address. */
export const textFrom = (event: CalendarEvent, name: string): string =>
  (event.properties.get(name.toLowerCase()) ?? []).map(({ value, parameters }) => parameters.cn ?? value).join(', ');

/** @throws LineProblem */
export function required(event: CalendarEvent, name: string): Property {
  const found = first(event, name);
  if (!found) throw new LineProblem(`The event has no ${name}. Correct it in the calendar and export again.`, name);
  return found;
}
