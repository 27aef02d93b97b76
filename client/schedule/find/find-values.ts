import { plusDays, type Day } from '../../../domain/kernel/zone.ts';
import { lengthWords } from '../../../domain/scheduling/finding/words-rules.ts';
import type { FindTimeInput, RoomKind, SoughtFragment } from '../../graphql/generated/graphql.ts';
import { words } from '../../ui/words.ts';
import type { Chosen } from '../form-values.ts';

/** A certain room, or any that is fit. */
export interface RoomSought {
  id: string;
  label: string;
  roomId: string | null;
  kind: RoomKind | null;
  features: readonly { id: string; name: string }[];
  capacity: number | null;
}

export interface GearSought {
  /** Of the model, kit or unit; of a category its name. */
  id: string;
  name: string;
  kind: 'model' | 'kit' | 'unit' | 'category';
  quantity: number;
}

export interface PersonSought {
  id: string;
  name: string;
  /** A role that is open is booked without anybody. */
  kind: 'person' | 'skill' | 'open';
  quantity: number;
  duty: string;
}

/** How a session stands to the one before it. */
export interface LinkSought {
  after: number;
  leastMinutes: number;
  mostMinutes: number | null;
  within: 'day' | 'week' | null;
}

/** One session of what is looked for. */
export interface Part {
  label: string;
  minutes: number | null;
  setupMinutes: number | null;
  teardownMinutes: number | null;
  rooms: readonly RoomSought[];
  gear: readonly GearSought[];
  people: readonly PersonSought[];
  link: LinkSought | null;
}

/** What the search form holds. Days and times are those of the studio's wall clock. */
export interface FindValues {
  parts: readonly Part[];
  from: Day | null;
  /** The last day, itself included. */
  until: Day | null;
  fromMinute: number | null;
  toMinute: number | null;
  weekdays: readonly number[];
  nearTo: string | null;
  maxPriceMinor: number | null;
  maxHourlyMinor: number | null;
  title: string;
  client: Chosen | null;
  project: Chosen | null;
}

/** Where the search stands: being asked, answered, or somebody is to wait for it. */
export type FindStep = 'ask' | 'answers' | 'wait';

export const anyRoom = (kind: RoomKind | null = null): RoomSought => ({
  id: kind ?? 'any',
  label: kind ? `Any ${words(kind)}` : 'Any room',
  roomId: null,
  kind,
  features: [],
  capacity: null,
});

export const thisRoom = ({ id, name }: { id: string; name: string }): RoomSought => ({
  ...anyRoom(),
  id,
  label: name,
  roomId: id,
});

export const emptyPart = (link: LinkSought | null = null): Part => ({
  label: '',
  minutes: 60,
  setupMinutes: null,
  teardownMinutes: null,
  rooms: [anyRoom()],
  gear: [],
  people: [],
  link,
});

/** A copy that is nobody else's: of what a form holds or the API told. */
export const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** A search of one session within two weeks from this day on. */
export const emptyValues = (from: Day): FindValues => ({
  parts: [emptyPart()],
  from,
  until: plusDays(from, 13),
  fromMinute: null,
  toMinute: null,
  weekdays: [],
  nearTo: null,
  maxPriceMinor: null,
  maxHourlyMinor: null,
  title: '',
  client: null,
  project: null,
});

/** The session at this place goes; those that followed it follow nothing any more. */
export const withoutPart = (parts: readonly Part[], index: number): Part[] =>
  parts.flatMap((part, place) => {
    if (place === index) return [];
    const { link } = part;
    if (!link || link.after < index) return [part];
    return [{ ...part, link: link.after === index ? null : { ...link, after: link.after - 1 } }];
  });

/** What is missing before anything can be asked. */
export function missingOf({ parts, from, until }: FindValues): string | null {
  for (const [index, part] of parts.entries()) {
    if (part.minutes === null) return `Say how long ${partName(parts, index)} is.`;
    if (part.rooms.length === 0 && part.gear.length === 0 && !part.people.some(({ kind }) => kind !== 'open'))
      return `Say what ${partName(parts, index)} needs: a room, gear or somebody.`;
  }
  if (from === null || until === null) return 'Choose the first and the last day.';
  return until < from ? 'The last day lies before the first.' : null;
}

export const partName = (parts: readonly Pick<Part, 'label'>[], index: number): string =>
  parts[index]!.label.trim() || (parts.length > 1 ? `session ${index + 1}` : 'it');

const roomInput = ({ roomId, kind, features, capacity }: RoomSought) =>
  roomId ? { roomId } : { kind, capacity, features: features.map(({ name }) => name) };

function gearInput({ id, name, kind, quantity }: GearSought) {
  if (kind === 'model') return { modelId: id, quantity };
  if (kind === 'kit') return { kitId: id };
  return kind === 'unit' ? { unitId: id } : { kitCategory: name };
}

/** The search as the API takes it. The form is whole: see missingOf. */
export const requestOf = (values: FindValues): FindTimeInput => ({
  pieces: values.parts.map(({ label, minutes, setupMinutes, teardownMinutes, rooms, gear, people, link }) => ({
    label: label.trim(),
    minutes: minutes ?? 0,
    setupMinutes,
    teardownMinutes,
    rooms: rooms.map(roomInput),
    gear: gear.map(gearInput),
    people: people
      .filter(({ kind }) => kind !== 'open')
      .map(({ id, name, kind, quantity, duty }) => (kind === 'person' ? { personId: id, duty } : { skill: name, quantity, duty })),
    openRoles: people.filter(({ kind }) => kind === 'open').map(({ name, quantity, duty }) => ({ skill: name, quantity, duty })),
    link: link && { ...link },
  })),
  from: values.from!,
  to: plusDays(values.until!, 1),
  fromMinute: values.fromMinute,
  toMinute: values.toMinute,
  weekdays: [...values.weekdays],
  nearTo: values.nearTo,
  maxPriceMinor: values.maxPriceMinor,
  maxHourlyMinor: values.maxHourlyMinor,
  clientId: values.client?.id ?? null,
  projectId: values.project?.id ?? null,
});

type Sought = SoughtFragment['pieces'][number];

const partOf = ({ label, minutes, setupMinutes, teardownMinutes, rooms, gear, people, openRoles, link }: Sought): Part => ({
  label,
  minutes,
  setupMinutes: setupMinutes ?? null,
  teardownMinutes: teardownMinutes ?? null,
  rooms: rooms.map(({ roomId, roomName, kind, features, capacity }) =>
    roomId
      ? thisRoom({ id: roomId, name: roomName ?? 'A room that is gone' })
      : { ...anyRoom(kind ?? null), features: features.map((name) => ({ id: name, name })), capacity: capacity ?? null },
  ),
  gear: gear.map(({ id, name, kind, quantity }) => ({ id: id ?? name, name, kind: kind as GearSought['kind'], quantity })),
  people: [
    ...people.map(({ personId, personName, skill, quantity, duty }): PersonSought =>
      personId
        ? { id: personId, name: personName ?? 'Somebody who left', kind: 'person', quantity, duty }
        : { id: `skill ${skill}`, name: skill ?? '', kind: 'skill', quantity, duty },
    ),
    ...openRoles.map(({ skill, quantity, duty }): PersonSought => ({ id: `open ${skill}`, name: skill, kind: 'open', quantity, duty })),
  ],
  link: link && { ...link, mostMinutes: link.mostMinutes ?? null, within: link.within ?? null },
});

/** The form of a search that the API told of; for whom it is stays as it was. */
export const valuesOfRequest = (request: SoughtFragment, forWhom: Pick<FindValues, 'title' | 'client' | 'project'>): FindValues => ({
  parts: request.pieces.map(partOf),
  from: request.from,
  until: plusDays(request.to, -1),
  fromMinute: request.fromMinute ?? null,
  toMinute: request.toMinute ?? null,
  weekdays: request.weekdays,
  nearTo: request.nearTo ?? null,
  maxPriceMinor: request.maxPriceMinor ?? null,
  maxHourlyMinor: request.maxHourlyMinor ?? null,
  ...forWhom,
});

const roomWords = ({ label, features, capacity }: RoomSought): string =>
  [
    label.replace(/^Any/, 'any'),
    features.length > 0 ? `with ${features.map(({ name }) => name).join(', ')}` : '',
    capacity ? `for ${capacity}` : '',
  ]
    .filter(Boolean)
    .join(' ');
const times = (quantity: number, name: string): string => (quantity > 1 ? `${quantity} × ${name}` : name);

/** A session that is looked for, in one line: `2 h · Studio B · 2 × SM7B · technical producer`. */
export const partWords = ({ label, minutes, rooms, gear, people }: Part): string =>
  [
    label,
    lengthWords(minutes ?? 0),
    ...rooms.map(roomWords),
    ...gear.map(({ name, kind, quantity }) => (kind === 'category' ? `any of ${name}` : times(quantity, name))),
    ...people.map(({ name, kind, quantity }) => (kind === 'open' ? `${times(quantity, name)}, left open` : times(quantity, name))),
  ]
    .filter(Boolean)
    .join(' · ');
