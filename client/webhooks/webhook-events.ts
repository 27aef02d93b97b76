import type { WebhookEventsQuery } from '../graphql/generated/graphql.ts';

export type WebhookEvent = WebhookEventsQuery['webhookEvents'][number];

export interface EventGroup {
  entity: string;
  label: string;
  events: readonly WebhookEvent[];
}

/** Kinds of record under the names of their pages. */
const ENTITY_WORDS: Record<string, string> = {
  booking: 'Sessions',
  series: 'Series',
  waitlist_entry: 'Waitlist',
  check_list: 'Check lists',
  room: 'Rooms',
  closure: 'Closures',
  unit: 'Gear',
  gear_model: 'Models',
  gear_kit: 'Kits',
  checkout: 'Checkouts',
  maintenance: 'Maintenance',
  project: 'Projects',
  room_need: 'Plans of projects',
  client: 'Clients',
  person: 'Crew',
  expense: 'Expenses',
  booking_rule: 'Rules of booking',
  booking_policy: 'Conflict matrix',
  time_block: 'Blocks',
  session_type: 'Session types',
  hours_exception: 'Hours and holidays',
  member: 'Sign-ins',
  board_link: 'Boards',
  api_key: 'API keys',
  import: 'Imports',
  studio: 'Settings of the studio',
};

export const entityWords = (entity: string): string =>
  ENTITY_WORDS[entity] ?? entity.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());

/** All events by kind of record, those that people look for first in front. */
export function eventGroups(events: readonly WebhookEvent[]): EventGroup[] {
  const known = Object.keys(ENTITY_WORDS);
  const place = (entity: string): number => (known.includes(entity) ? known.indexOf(entity) : known.length);
  return [...new Set(events.map(({ entity }) => entity))]
    .sort((a, b) => place(a) - place(b))
    .map((entity) => ({ entity, label: entityWords(entity), events: events.filter((event) => event.entity === entity) }));
}

const isOf = (event: string, entity: string): boolean => event.startsWith(`${entity}.`);

/** How much of a group is chosen. */
export function reachIn(chosen: readonly string[], { entity }: Pick<EventGroup, 'entity'>): 'all' | 'some' | 'none' {
  if (chosen.includes('*') || chosen.includes(`${entity}.*`)) return 'all';
  return chosen.some((event) => isOf(event, entity)) ? 'some' : 'none';
}

export const isEventChosen = (chosen: readonly string[], { name, entity }: Pick<WebhookEvent, 'name' | 'entity'>): boolean =>
  reachIn(chosen, { entity }) === 'all' || chosen.includes(name);

/** All of a group, those to come included, or none of it. */
export const withGroup = (chosen: readonly string[], { entity }: EventGroup, all: boolean): string[] => [
  ...chosen.filter((event) => !isOf(event, entity)),
  ...(all ? [`${entity}.*`] : []),
];

/** One event more or less; without it, a group that was chosen as a whole is what it has besides. */
export function withEvent(chosen: readonly string[], group: EventGroup, name: string, wanted: boolean): string[] {
  const before = group.events.filter((event) => isEventChosen(chosen, event)).map((event) => event.name);
  const own = wanted ? [...before.filter((other) => other !== name), name] : before.filter((other) => other !== name);
  return [...chosen.filter((event) => !isOf(event, group.entity)), ...own];
}

/** All of sessions and clients, 2 of projects. */
export function chosenWords(chosen: readonly string[]): string {
  if (chosen.includes('*')) return 'Everything';
  const entities = [...new Set(chosen.map((event) => event.slice(0, event.indexOf('.'))))];
  const label = (entity: string): string => entityWords(entity).toLowerCase();
  const whole = entities.filter((entity) => chosen.includes(`${entity}.*`)).map(label);
  const parts = entities
    .filter((entity) => !chosen.includes(`${entity}.*`))
    .map((entity) => `${chosen.filter((event) => isOf(event, entity)).length} of ${label(entity)}`);
  const all = whole.length > 0 ? [`all of ${whole.join(', ')}`] : [];
  return [...all, ...parts].join('; ').replace(/^./, (letter) => letter.toUpperCase());
}
