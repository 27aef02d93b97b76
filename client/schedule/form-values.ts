import { atMinute } from '../../domain/kernel/zone.ts';
import type { BookingDetailFragment } from '../graphql/generated/graphql.ts';
import { toWallTime } from '../time/wall-time.ts';
import type { Draft } from './targets.ts';
import { gearInput, peopleInput, type GearWishLine } from './wishes.ts';

export interface Chosen {
  id: string;
  label: string;
}

export interface RoleLine {
  skill: string;
  quantity: number;
  duty: string;
}

/** What the booking form holds. Times are those of the studio's wall clock, as people type them. */
export interface FormValues {
  title: string;
  state: 'confirmed' | 'hold' | 'tentative' | 'inquiry' | 'completed';
  client: Chosen | null;
  project: Chosen | null;
  day: string | null;
  fromMinute: number | null;
  toMinute: number | null;
  /** Midnights between start and end, beyond the one that an end before the start implies. */
  extraDays: number;
  rooms: readonly { id: string; name: string }[];
  people: readonly { id: string; name: string; duty: string }[];
  gear: readonly GearWishLine[];
  /** People wanted by skill, whom nobody has named yet. */
  roles: readonly RoleLine[];
  sessionType: Chosen | null;
  /** Null: what is set for the type in the rooms, or the longest default of the rooms. */
  setupMinutes: number | null;
  teardownMinutes: number | null;
  note: string;
}

type Times = Pick<FormValues, 'day' | 'fromMinute' | 'toMinute' | 'extraDays'>;

export function timesFrom(startsAt: Date | string, endsAt: Date | string, zone: string): Times {
  const start = toWallTime(startsAt, zone);
  const end = toWallTime(endsAt, zone);
  const days = Math.round((Date.parse(`${end.day}T00:00:00Z`) - Date.parse(`${start.day}T00:00:00Z`)) / 86_400_000);
  const wraps = end.minutes <= start.minutes ? 1 : 0;
  return { day: start.day, fromMinute: start.minutes, toMinute: end.minutes, extraDays: Math.max(0, days - wraps) };
}

/** The moments that the form means; null until day and times are there. */
export function momentsOf({ day, fromMinute, toMinute, extraDays }: Times, zone: string): { startsAt: Date; endsAt: Date } | null {
  if (day === null || fromMinute === null || toMinute === null) return null;
  const days = extraDays + (toMinute <= fromMinute ? 1 : 0);
  const startsAt = atMinute(day, fromMinute, zone);
  const endsAt = atMinute(day, toMinute + days * 1_440, zone);
  return Number.isNaN(+startsAt) || Number.isNaN(+endsAt) ? null : { startsAt, endsAt };
}

/** Minutes of the wall clock from start to end; null until both are there. */
export function lengthOf({ fromMinute, toMinute, extraDays }: Pick<FormValues, 'fromMinute' | 'toMinute' | 'extraDays'>): number | null {
  if (fromMinute === null || toMinute === null) return null;
  return toMinute - fromMinute + (extraDays + (toMinute <= fromMinute ? 1 : 0)) * 1_440;
}

const chosen = (one: { id: string; name: string } | null | undefined): Chosen | null => (one ? { id: one.id, label: one.name } : null);

export const valuesOfDraft = (draft: Draft, roomName: (id: string) => string, zone: string): FormValues => ({
  title: '',
  state: 'confirmed',
  client: null,
  project: chosen(draft.project),
  ...timesFrom(draft.startsAt, draft.endsAt, zone),
  rooms: draft.roomIds.map((id) => ({ id, name: roomName(id) })),
  people: draft.people.map((one) => ({ ...one, duty: '' })),
  gear: draft.units.map((one) => ({ ...one, kind: 'unit' as const, quantity: 1 })),
  roles: [],
  sessionType: null,
  setupMinutes: null,
  teardownMinutes: null,
  note: '',
});

export const valuesOfBooking = (booking: BookingDetailFragment, zone: string): FormValues => ({
  title: booking.title,
  state: 'confirmed',
  client: chosen(booking.client),
  project: chosen(booking.project),
  ...timesFrom(booking.startsAt, booking.endsAt, zone),
  rooms: booking.rooms.map(({ id, name }) => ({ id, name })),
  people: booking.people.map(({ id, name, duty }) => ({ id, name, duty })),
  gear: booking.gear.map(({ id, name, kind, quantity }) => ({ id, name, kind: kind as GearWishLine['kind'], quantity })),
  roles: booking.roles.map(({ skill, quantity, duty }) => ({ skill, quantity, duty })),
  sessionType: chosen(booking.sessionType),
  setupMinutes: booking.setupMinutes,
  teardownMinutes: booking.teardownMinutes,
  note: booking.note ?? '',
});

/** The form's fields as editBooking and bookSession take them; times are added by whoever knows the zone. */
export function inputOf(values: FormValues, zone: string) {
  const moments = momentsOf(values, zone);
  return {
    title: values.title,
    startsAt: moments?.startsAt.toISOString(),
    endsAt: moments?.endsAt.toISOString(),
    clientId: values.client?.id ?? null,
    projectId: values.project?.id ?? null,
    rooms: values.rooms.map(({ id }) => id),
    people: values.people.map(peopleInput),
    gear: values.gear.map(gearInput),
    roles: values.roles.map(({ skill, quantity, duty }) => ({ skill, quantity, duty })),
    sessionTypeId: values.sessionType?.id ?? null,
    setupMinutes: values.setupMinutes,
    teardownMinutes: values.teardownMinutes,
    note: values.note,
  };
}

export type BookingInput = ReturnType<typeof inputOf>;

/** Only what differs: the rest stays with whoever changes it meanwhile. */
export function changedInput(before: BookingInput, after: BookingInput): Partial<BookingInput> {
  return Object.fromEntries(
    (Object.keys(after) as (keyof BookingInput)[])
      .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
      .map((key) => [key, after[key]]),
  );
}

/** The session as others have left it, with the fields that were touched here as they are here. */
export function followed(theirs: FormValues, mine: FormValues, touched: ReadonlySet<string>): FormValues {
  const times = touched.has('startsAt') || touched.has('endsAt');
  return {
    ...theirs,
    ...(times ? timesOf(theirs, mine, touched) : {}),
    ...(touched.has('clientId') ? { client: mine.client } : {}),
    ...(touched.has('projectId') ? { project: mine.project } : {}),
    ...(touched.has('sessionTypeId') ? { sessionType: mine.sessionType } : {}),
    ...Object.fromEntries(PLAIN.filter((key) => touched.has(key)).map((key) => [key, mine[key]])),
  };
}

const PLAIN = ['title', 'rooms', 'people', 'gear', 'roles', 'setupMinutes', 'teardownMinutes', 'note'] as const;

const timesIn = ({ day, fromMinute, toMinute, extraDays }: Times): Times => ({ day, fromMinute, toMinute, extraDays });

/** One end of the time may be one's own and the other somebody else's, as long as it stays a time of one day. */
function timesOf(theirs: Times, mine: Times, touched: ReadonlySet<string>): Times {
  if ((touched.has('startsAt') && touched.has('endsAt')) || mine.day !== theirs.day) return timesIn(mine);
  return touched.has('startsAt')
    ? { ...timesIn(theirs), day: mine.day, fromMinute: mine.fromMinute }
    : { ...timesIn(theirs), toMinute: mine.toMinute, extraDays: mine.extraDays };
}

/** How the session looks on the schedule by an edit that is not saved yet. */
export const editShows = ({
  title,
  startsAt,
  endsAt,
  rooms,
  setupMinutes,
  teardownMinutes,
}: Partial<BookingInput>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({ title, startsAt, endsAt, roomIds: rooms, setupMinutes, teardownMinutes }).filter(
      ([, value]) => value !== undefined && value !== null,
    ),
  );
