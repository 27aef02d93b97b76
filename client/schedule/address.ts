import { createMemo } from 'solid-js';
import { useSearchParams, type Location } from '@solidjs/router';
import { dayAt } from '../../domain/kernel/zone.ts';
import { member } from '../app/viewer.ts';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { EVERYTHING, filterParams, filtersFrom, type Filters } from './filters.ts';
import { seesRows } from './may.ts';
import type { RowsBy } from './rows.ts';
import { turned, VIEWS, ZOOMS, type View, type Zoom } from './views.ts';

/** What is open beside the days. */
const RECORDS = ['open', 'session', 'series'] as const;
/** What of an address is no view: a day, and what is open on it. */
const OPENED = new Set<string>(['day', ...RECORDS]);

/** Whether somebody leaves for another page, or for another record on the schedule. Turning the days leaves open what is open. */
export function opensAnother(to: string | number, from: Location): boolean {
  // Back and forward: mostly days that were turned.
  if (typeof to === 'number') return false;
  const { pathname, searchParams } = new URL(to, location.href);
  return pathname !== from.pathname || RECORDS.some((key) => searchParams.get(key) && searchParams.get(key) !== from.query[key]);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: unknown): text is string => typeof text === 'string' && DAY.test(text) && !Number.isNaN(Date.parse(text));

const ROWS_BY: readonly RowsBy[] = ['rooms', 'people', 'gear', 'projects'];
const among = <Value extends string>(values: readonly Value[], text: unknown, otherwise: Value): Value =>
  values.find((value) => value === text) ?? otherwise;

export interface Going {
  day?: string;
  view?: View;
  by?: RowsBy;
  zoom?: Zoom;
  filters?: Filters;
}

/** The address says what the schedule shows, so that every picture of it has a link. What is usual is left out of it. */
export function createAddress() {
  const [params, setParams] = useSearchParams<Record<string, string>>();
  const today = createMemo(() => dayAt(minute(), format().place.zone));
  const day = createMemo(() => (isDay(params.day) ? params.day : today()));
  const view = createMemo(() =>
    among(
      VIEWS.map(({ value }) => value),
      params.view,
      'day',
    ),
  );
  const by = createMemo(() => (seesRows(member().role) ? among(ROWS_BY, params.by, 'rooms') : 'rooms'));
  const zoom = createMemo(() =>
    among(
      ZOOMS.map(({ value }) => value),
      params.zoom,
      'three_days',
    ),
  );
  const filters = createMemo(() => filtersFrom({ ...params }), EVERYTHING, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });

  const go = (to: Going): void => {
    const next = { view: to.view ?? view(), by: to.by ?? by(), zoom: to.zoom ?? zoom() };
    // Which groups there are depends on what the rows are.
    const wanted = to.filters ?? (to.by && to.by !== by() ? { ...filters(), groups: [] } : filters());
    setParams({
      day: to.day === undefined ? (params.day ?? null) : to.day === today() ? null : to.day,
      view: next.view === 'day' ? null : next.view,
      by: next.by === 'rooms' ? null : next.by,
      zoom: next.view !== 'timeline' || next.zoom === 'three_days' ? null : next.zoom,
      ...filterParams(wanted),
    });
  };

  return {
    today,
    day,
    view,
    by,
    zoom,
    filters,
    go,
    turn: (steps: number) => go({ day: turned(view(), day(), zoom(), steps) }),
    /** Links from elsewhere name the session that they are about. */
    openId: (): string | null => [params.open, params.session].find((id) => typeof id === 'string' && id !== '') ?? null,
    openSeriesId: (): string | null => params.series || null,
    setOpen: (one: { bookingId?: string; seriesId?: string }) =>
      setParams({ open: one.bookingId ?? null, session: null, series: one.seriesId ?? null }, { replace: true }),
    /** What a saved view keeps: everything but the day and what is open. */
    query: (): string => {
      const kept = new URLSearchParams();
      for (const [key, value] of Object.entries({ ...params })) if (!OPENED.has(key) && value) kept.set(key, String(value));
      return kept.toString();
    },
  };
}
