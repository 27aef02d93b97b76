import { createContext, createEffect, createMemo, createSignal, on, untrack, useContext } from 'solid-js';
import { useSearchParams } from '@solidjs/router';
import { dayAt, plusDays } from '../../domain/kernel/zone.ts';
import { member } from '../app/viewer.ts';
import { createRead } from '../graphql/read.ts';
import { createLiveState } from '../live/live-state.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { title } from '../ui/words.ts';
import { columnOf, daysIn, spanOf, windowOf, type HourSpan, type View } from './columns.ts';
import { GearRowsDocument, PeopleRowsDocument, ScheduleDocument } from './documents.ts';
import { mayPlan, seesRows } from './may.ts';
import { NONE, stillPending, withPending, type Pending } from './pending.ts';
import { applyNews, type Picture, type Room, type Session } from './picture.ts';
import { entriesByRow, layoutOf, placed, type Placed, type Row, type RowsBy } from './rows.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: unknown): text is string => typeof text === 'string' && DAY.test(text) && !Number.isNaN(Date.parse(text));

/** What the page shows, from the address, the live picture and what is pending on top of it. */
export function createSchedule() {
  const [params, setParams] = useSearchParams<{ day: string; view: string; by: string; open: string }>();
  const zone = (): string => format().place.zone;
  const today = createMemo(() => dayAt(minute(), zone()));
  const day = createMemo(() => (isDay(params.day) ? params.day : today()));
  const view = (): View => (params.view === 'week' ? 'week' : 'day');
  const by = (): RowsBy => (seesRows(member().role) && (params.by === 'people' || params.by === 'gear') ? params.by : 'rooms');

  const live = createLiveState({
    document: ScheduleDocument,
    variables: () => windowOf(day()),
    payload: (data) => data.schedule,
    apply: applyNews,
  });
  const picture = createMemo<Picture | undefined>(() => live.value(), undefined, { equals: (a, b) => a === b });
  const [pending, setPending] = createSignal<Pending>(NONE);
  createEffect(on(picture, (now) => now && setPending((before) => stillPending(before, now.bookings))));
  const bookings = createMemo<readonly Session[]>(() => withPending(picture()?.bookings ?? [], pending()));
  const bookingById = createMemo(() => new Map(bookings().map((booking) => [booking.id, booking])));

  const people = createRead(PeopleRowsDocument, () => (by() === 'people' ? {} : undefined), { areas: ['crew'] });
  const gear = createRead(GearRowsDocument, () => (by() === 'gear' ? {} : undefined), { areas: ['equipment'] });
  const rooms = (): readonly Room[] => picture()?.rooms ?? [];
  const rows = createMemo((): readonly Row[] => {
    if (by() === 'people')
      return (people.data()?.schedulePeople ?? []).map((one) => ({ ...one, group: one.group || 'People', openingHours: [] }));
    if (by() === 'gear') return (gear.data()?.scheduleGear ?? []).map((one) => ({ ...one, group: one.group || 'Gear', openingHours: [] }));
    return rooms().map((room) => ({
      id: room.id,
      name: room.name,
      group: KIND_GROUPS[room.kind] ?? title(room.kind),
      note: noteOf(room),
      openingHours: room.openingHours,
    }));
  });

  const days = createMemo(() => daysIn(view(), day()), undefined, { equals: (a, b) => a.join() === b.join() });
  const [frozen, setFrozen] = createSignal<HourSpan | null>(null);
  const span = createMemo(() => frozen() ?? spanOf(days(), rooms(), bookings(), zone()), undefined, {
    equals: (a, b) => a.fromMinute === b.fromMinute && a.toMinute === b.toMinute,
  });
  const columns = createMemo(() => days().map((one) => columnOf(one, span(), zone())));
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
    (before) => new Map(rows().map(({ id }) => [id, placed(entries().get(id) ?? [], columns(), before.get(id))])),
    new Map(),
  );
  const heightOf = (rowId: string): number => {
    const lanes = Math.max(1, ...(places().get(rowId) ?? []).map((one) => one.lanes));
    if (view() === 'week') return Math.max(56, 13 + lanes * 26);
    const one = by() !== 'rooms' ? 56 : rows().length > 16 ? 64 : 92;
    return lanes === 1 ? one : 16 + lanes * Math.max(46, one * 0.55);
  };
  const layout = createMemo(() => layoutOf(rows(), ({ id }) => heightOf(id), 30));
  const itemById = createMemo(() => new Map(layout().items.map((item) => [item.id, item])));

  const go = (to: { day?: string; view?: View; by?: RowsBy }): void =>
    setParams({
      day: to.day === undefined ? params.day : to.day === today() ? null : to.day,
      view: (to.view ?? view()) === 'day' ? null : 'week',
      by: (to.by ?? by()) === 'rooms' ? null : (to.by ?? by()),
    });

  return {
    zone,
    today,
    day,
    view,
    by,
    go,
    turn: (steps: number) => go({ day: plusDays(day(), steps * (view() === 'week' ? 7 : 1)) }),
    openId: (): string | null => (typeof params.open === 'string' && params.open ? params.open : null),
    setOpenId: (id: string | null) => setParams({ open: id }, { replace: true }),
    live,
    picture,
    known,
    rooms,
    roomName: (id: string): string => rooms().find((room) => room.id === id)?.name ?? 'another room',
    rows,
    rowsFailure: () => (by() === 'people' ? people.failure() : by() === 'gear' ? gear.failure() : undefined),
    bookings,
    bookingById,
    pending,
    setPending,
    days,
    columns,
    /** Keeps the hours as they are while somebody drags. */
    freeze: (on: boolean) => setFrozen(on ? untrack(span) : null),
    places,
    layout,
    itemById,
    /** Of several holds on one room at one time, as the server keeps it. */
    holdRank: (session: Session): number => session.holdRank ?? 1,
    mayPlan: (): boolean => mayPlan(member().role),
  };
}

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
