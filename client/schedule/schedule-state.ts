import { createContext, createEffect, createMemo, createSignal, on, onCleanup, untrack, useContext } from 'solid-js';
import { member } from '../app/viewer.ts';
import { createRead } from '../graphql/read.ts';
import { createLiveState } from '../live/live-state.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { rem } from '../ui/scale.ts';
import { title } from '../ui/words.ts';
import { createAddress } from './address.ts';
import { columnOf, spanOf, type Column, type HourSpan } from './columns.ts';
import { GearRowsDocument, PeopleRowsDocument, ScheduleDocument } from './documents.ts';
import { HouseDocument } from './house-documents.ts';
import { isFiltering, matches } from './filters.ts';
import { RoomGapsDocument } from './gaps/gaps-documents.ts';
import { SNAP } from './geometry.ts';
import { mayPlan } from './may.ts';
import { onSaved, outbox } from '../outbox/outbox.ts';
import type { Entry } from '../outbox/outbox-rules.ts';
import { adding, fieldsOf, NONE, stillPending, unbooked, withPending, withQueue, type Pending } from './pending.ts';
import { applyNews, type Picture, type Room, type Session } from './picture.ts';
import { blockRule } from './preset-values.ts';
import { entriesByRow, layoutOf, placed, projectRows, type Placed, type Row } from './rows.ts';
import { lineOf } from './timeline.ts';
import { daysIn, windowOf, zoomLevel } from './views.ts';

/** What the page shows, from the address, the live picture and what is pending on top of it. */
export function createSchedule() {
  const address = createAddress();
  const { day, view, by, zoom, filters } = address;
  const zone = (): string => format().place.zone;

  const live = createLiveState({
    document: ScheduleDocument,
    variables: () => windowOf(view(), day(), zoom()),
    payload: (data) => data.schedule,
    apply: applyNews,
  });
  const picture = createMemo<Picture | undefined>(() => live.value(), undefined, { equals: (a, b) => a === b });
  /** What the server has taken and the picture does not show yet. */
  const [accepted, setAccepted] = createSignal<Pending>(NONE);
  createEffect(on(picture, (now) => now && setAccepted((before) => stillPending(before, now.bookings))));
  onCleanup(
    onSaved((entry, { id, version }) => {
      // A session that was booked is told of by the picture alone.
      if (entry.act !== 'book')
        setAccepted((before) => adding(before, { id, fields: { ...before.get(id)?.fields, ...fieldsOf(entry) }, version }));
    }),
  );
  const pending = createMemo(() => withQueue(accepted(), outbox()));
  /** By session: what of it is not yet saved, because it waits for the connection or for a decision. */
  const unsaved = createMemo(() => {
    const late = outbox().filter((entry) => entry.late || entry.refusal !== null);
    return new Map<string, Entry>(late.map((entry) => [entry.recordId, entry]));
  });
  const bookings = createMemo<readonly Session[]>(() => {
    const shown = withPending(picture()?.bookings ?? [], pending());
    const added = unbooked(outbox());
    return added.length > 0 ? [...shown, ...added] : shown;
  });
  const bookingById = createMemo(() => new Map(bookings().map((booking) => [booking.id, booking])));

  const people = createRead(PeopleRowsDocument, () => (by() === 'people' ? {} : undefined), { areas: ['crew'] });
  // Whoever only looks draws nothing, and needs no blocks.
  const house = createRead(HouseDocument, () => (mayPlan(member().role) ? {} : undefined));
  const blocks = createMemo(() => (house.data()?.timeBlocks.nodes ?? []).map(blockRule));
  const gear = createRead(GearRowsDocument, () => (by() === 'gear' ? {} : undefined), { areas: ['equipment'] });
  const gaps = createRead(RoomGapsDocument, () => (by() === 'projects' ? {} : undefined), { areas: ['production', 'scheduling'] });
  const rooms = (): readonly Room[] => picture()?.rooms ?? [];
  const allRows = createMemo((): readonly Row[] => {
    if (by() === 'people')
      return (people.data()?.schedulePeople ?? []).map((one) => ({ ...one, group: one.group || 'People', openingHours: [] }));
    if (by() === 'gear') return (gear.data()?.scheduleGear ?? []).map((one) => ({ ...one, group: one.group || 'Gear', openingHours: [] }));
    return by() === 'projects' ? projectRows(bookings(), gaps.data()?.roomGaps) : rooms().map(roomRow);
  });
  const rows = createMemo((): readonly Row[] => {
    const { groups } = filters();
    return groups.length === 0 ? allRows() : allRows().filter(({ group }) => groups.includes(group));
  });

  const days = createMemo(() => daysIn(view(), day(), zoom()), undefined, { equals: (a, b) => a.join() === b.join() });
  const [frozen, setFrozen] = createSignal<HourSpan | null>(null);
  const span = createMemo(() => frozen() ?? (view() === 'timeline' ? WHOLE_DAY : spanOf(days(), rooms(), bookings(), zone())), undefined, {
    equals: (a, b) => a.fromMinute === b.fromMinute && a.toMinute === b.toMinute,
  });
  const columns = createMemo((): readonly Column[] =>
    view() === 'timeline' ? [lineOf(days(), zone())] : days().map((one) => columnOf(one, span(), zone())),
  );
  /** Whether the picture knows the days on the screen; until it does the old one stands. */
  const known = (): boolean => {
    const now = picture();
    const first = columns()[0]!;
    return !!now && +now.startsAt <= first.startsAt && first.startsAt < +now.endsAt;
  };

  const entries = createMemo(() => {
    const now = picture();
    return now ? entriesByRow(by(), { ...now, bookings: bookings() }, by() === 'gear' ? minute() : untrack(minute)) : new Map();
  });
  const places = createMemo<Map<string, readonly Placed[]>>(
    (before) =>
      view() === 'month' || view() === 'list'
        ? before
        : new Map(rows().map(({ id }) => [id, placed(entries().get(id) ?? [], columns(), before.get(id))])),
    new Map(),
  );
  /** Whether a screen shows so much time that entries are small. */
  const compact = (): boolean => view() === 'timeline' && (zoomLevel(zoom()).screenHours ?? Infinity) > 72;
  const heightOf = (rowId: string): number => {
    const lanes = Math.max(1, ...(places().get(rowId) ?? []).map((one) => one.lanes));
    if (view() === 'week') return rem(Math.max(3.5, 0.8125 + lanes * 1.625));
    if (compact()) return rem(lanes === 1 ? 3 : 0.75 + lanes * 1.625);
    const one = by() === 'projects' ? 4.25 : by() !== 'rooms' ? 3.5 : rows().length > 16 ? 4 : 5.75;
    return rem(lanes === 1 ? one : 1 + lanes * Math.max(2.875, one * 0.55));
  };
  const layout = createMemo(() => layoutOf(rows(), ({ id }) => heightOf(id), rem(1.875)));
  const itemById = createMemo(() => new Map(layout().items.map((item) => [item.id, item])));
  const isShown = createMemo(() => {
    const wanted = filters();
    return isFiltering(wanted) ? (session: Session): boolean => matches(session, wanted) : () => true;
  });

  /** Somebody or something that stands on the schedule, by name. */
  const resourceName = (id: string): string =>
    rooms().find((room) => room.id === id)?.name ??
    bookings()
      .flatMap((session) => session.people)
      .find((person) => person.id === id)?.name ??
    'Something it needs';

  return {
    ...address,
    zone,
    live,
    picture,
    known,
    rooms,
    resourceName,
    roomName: (id: string): string => rooms().find((room) => room.id === id)?.name ?? 'another room',
    rows,
    groups: createMemo(() => [...new Set(allRows().map(({ group }) => group))]),
    rowsFailure: () => (by() === 'people' ? people.failure() : by() === 'gear' ? gear.failure() : undefined),
    bookings,
    bookingById,
    /** Whether the filters let it through; what they do not stays on the grid, faint, because its time is taken all the same. */
    isShown: (session: Session): boolean => isShown()(session),
    pending,
    unsaved,
    days,
    columns,
    compact,
    /** To what a drag snaps, in milliseconds. */
    snap: (): number => (view() === 'timeline' ? zoomLevel(zoom()).snapMinutes * 60_000 : SNAP),
    /** Keeps the hours as they are while somebody drags. */
    freeze: (on: boolean) => setFrozen(on ? untrack(span) : null),
    places,
    layout,
    itemById,
    /** The parts of the day that the studio sells: what is drawn takes on their edges. */
    blocks,
    /** Of several holds on one room at one time, as the server keeps it. */
    holdRank: (session: Session): number => session.holdRank ?? 1,
    mayPlan: (): boolean => mayPlan(member().role),
  };
}

const WHOLE_DAY: HourSpan = { fromMinute: 0, toMinute: 1_440 };

const roomRow = (room: Room): Row => ({
  id: room.id,
  name: room.name,
  group: KIND_GROUPS[room.kind] ?? title(room.kind),
  note: noteOf(room),
  openingHours: room.openingHours,
  exceptions: room.exceptions,
});

/** Kinds of rooms that one looks at together. */
const KIND_GROUPS: Record<string, string> = {
  recording_room: 'Recording',
  vocal_booth: 'Recording',
  podcast_room: 'Recording',
  control_room: 'Recording',
  sound_stage: 'Stages',
  photo_studio: 'Stages',
  edit_suite: 'Post-production',
  edit_bay: 'Post-production',
};

function noteOf(room: Room): string {
  const area = room.areaSquareMetres ? `${room.areaSquareMetres} m²` : '';
  return [area, room.hourlyRateMinor ? format().hourly(room.hourlyRateMinor) : ''].filter(Boolean).join(' · ');
}

export type Schedule = ReturnType<typeof createSchedule>;

const Context = createContext<Schedule>();
export const ScheduleContext = Context;
export function useSchedule(): Schedule {
  const schedule = useContext(Context);
  if (!schedule) throw new Error('This part belongs inside the schedule.');
  return schedule;
}
