import type { HoursException } from '../../domain/scheduling/house/hours-rules.ts';
import { hours } from '../time/durations.ts';
import { segmentsOf, intoLanes, type Segment } from './geometry.ts';
import type { Column } from './columns.ts';
import type { Block, Checkout, Picture, Session } from './picture.ts';

export type RowsBy = 'rooms' | 'people' | 'gear' | 'projects';

/** The row of sessions that belong to no project. */
export const NO_PROJECT = 'none';

export interface Row {
  id: string;
  name: string;
  group: string;
  note: string;
  /** The note says that something is missing. */
  isShort?: boolean;
  openingHours: readonly { weekday: number; opensMinute: number; closesMinute: number }[];
  /** Days on which it is open otherwise. */
  exceptions?: readonly HoursException[];
}

/** Something that stands in a row. */
export type Entry =
  | { type: 'session'; id: string; startsAt: Date; endsAt: Date; session: Session }
  | { type: 'block'; id: string; startsAt: Date; endsAt: Date; block: Block }
  | { type: 'checkout'; id: string; startsAt: Date; endsAt: Date; checkout: Checkout };

/** One entry for each record, so that what did not change is not drawn again. */
const entries = new WeakMap<object, Entry>();

function entryOf<Record extends object>(record: Record, make: () => Entry): Entry {
  const known = entries.get(record);
  if (known) return known;
  const made = make();
  entries.set(record, made);
  return made;
}

const sessionEntry = (session: Session): Entry =>
  entryOf(session, () => ({ type: 'session', id: session.id, startsAt: session.startsAt, endsAt: session.endsAt, session }));

/** The rows in which a session stands. */
export function rowsOf({ roomIds, people, unitIds, projectId }: Session, by: RowsBy): readonly string[] {
  if (by === 'rooms') return roomIds;
  if (by === 'people') return people.map(({ id }) => id);
  return by === 'gear' ? unitIds : [projectId ?? NO_PROJECT];
}

/** What stands in which row. */
export function entriesByRow(
  by: RowsBy,
  { bookings, closures, checkouts }: Pick<Picture, 'closures' | 'checkouts'> & { bookings: readonly Session[] },
  now: Date,
): Map<string, Entry[]> {
  const rows = new Map<string, Entry[]>();
  const put = (rowId: string, entry: Entry): void => {
    const there = rows.get(rowId);
    if (there) there.push(entry);
    else rows.set(rowId, [entry]);
  };
  for (const session of bookings) {
    for (const id of rowsOf(session, by)) put(id, sessionEntry(session));
  }
  for (const block of closures) {
    const entry = entryOf(block, () => ({ type: 'block', id: block.id, startsAt: block.startsAt, endsAt: block.endsAt, block }));
    for (const id of block.resourceIds) put(id, entry);
  }
  if (by === 'gear')
    for (const checkout of checkouts) {
      // One that is late is out until somebody brings it back.
      const until = checkout.returnedAt ?? (checkout.dueAt > now ? checkout.dueAt : now);
      const entry = { type: 'checkout' as const, id: checkout.id, startsAt: checkout.outAt, endsAt: until, checkout };
      // Gear that left for a session stands there with it.
      if (!checkout.bookingId || +checkout.dueAt < +now) put(checkout.unitId, entry);
    }
  return rows;
}

/** An entry at its place in the row. */
export interface Placed {
  key: string;
  entry: Entry;
  segment: Segment;
  lane: number;
  lanes: number;
  /** Each on a line of its own, as wide as the day: in a week there is no room for words beside one another. */
  listed: boolean;
}

/** The places of a row's entries. Those that stay as they were are the same objects as before. */
export function placed(all: readonly Entry[], columns: readonly Column[], before: readonly Placed[] = []): readonly Placed[] {
  const known = new Map(before.map((one) => [one.key, one]));
  const after = (columns.length > 1 ? listed(all, columns) : sideBySide(all, columns)).map((next) => {
    const old = known.get(next.key);
    return old && isSame(old, next) ? old : next;
  });
  return after.length === before.length && after.every((one, index) => one === before[index]) ? before : after;
}

/** A day: entries stand at their times, and those that overlap share the height. */
const sideBySide = (all: readonly Entry[], columns: readonly Column[]): Placed[] =>
  intoLanes(all.filter((entry) => segmentsOf(entry, columns).length > 0)).flatMap(({ one, lane, lanes }) =>
    segmentsOf(one, columns).map((segment) => ({ key: `${one.id} ${segment.column}`, entry: one, segment, lane, lanes, listed: false })),
  );

/** A week: the entries of each day one below the other, in order of start. */
function listed(all: readonly Entry[], columns: readonly Column[]): Placed[] {
  const lines = columns.map(() => 0);
  return [...all]
    .sort((a, b) => +a.startsAt - +b.startsAt || (a.id < b.id ? -1 : 1))
    .flatMap((entry) =>
      segmentsOf(entry, columns).map((segment) => {
        const lane = lines[segment.column]!;
        lines[segment.column] = lane + 1;
        return { key: `${entry.id} ${segment.column}`, entry, segment, lane, lanes: lane + 1, listed: true };
      }),
    );
}

const isSame = (a: Placed, b: Placed): boolean =>
  a.entry === b.entry &&
  a.lane === b.lane &&
  a.lanes === b.lanes &&
  a.listed === b.listed &&
  a.segment.left === b.segment.left &&
  a.segment.width === b.segment.width &&
  a.segment.cutStart === b.segment.cutStart &&
  a.segment.cutEnd === b.segment.cutEnd;

export type LayoutItem = { id: string; type: 'group' | 'row'; top: number; height: number; row: Row | null; label: string };

/** Rows one below the other with a line above each group, and how high all of it is. */
export function layoutOf(
  rows: readonly Row[],
  heightOf: (row: Row) => number,
  groupHeight: number,
): { items: LayoutItem[]; height: number } {
  const items: LayoutItem[] = [];
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  let top = 0;
  for (const [label, members] of groups) {
    if (groups.size > 1 || label) {
      items.push({ id: `group ${label}`, type: 'group', top, height: groupHeight, row: null, label });
      top += groupHeight;
    }
    for (const row of members) {
      const height = heightOf(row);
      items.push({ id: row.id, type: 'row', top, height, row, label: row.name });
      top += height;
    }
  }
  return { items, height: top };
}

/** What a project's plan misses. */
interface Gap {
  id: string;
  projectName: string;
  clientName?: string | null | undefined;
  missingMinutes: number;
}

/** Projects that have sessions on these days, and those whose plan needs rooms that nobody booked yet: each says how much is missing. */
export function projectRows(sessions: readonly Session[], gaps: readonly Gap[] = []): Row[] {
  const rows = new Map<string, Row>();
  const missing = new Map(gaps.map(({ id, missingMinutes }) => [id, `${hours(missingMinutes)} h to book`]));
  const row = (id: string, name: string, note: string): void => {
    if (!rows.has(id)) rows.set(id, { id, name, group: '', note: missing.get(id) ?? note, isShort: missing.has(id), openingHours: [] });
  };
  for (const { title, projectId, projectName, clientName } of sessions)
    if (title !== null) row(projectId ?? NO_PROJECT, projectName ?? 'No project', projectId ? (clientName ?? '') : '');
  for (const { id, projectName, clientName } of gaps) row(id, projectName, clientName ?? '');
  const last = ({ id }: Row): number => Number(id === NO_PROJECT);
  return [...rows.values()].sort((a, b) => last(a) - last(b) || a.name.localeCompare(b.name));
}

/** What can be seen between two heights, and a little more on both sides. */
export const visibleItems = (items: readonly LayoutItem[], from: number, to: number, margin = 400): readonly LayoutItem[] =>
  items.filter(({ top, height }) => top + height > from - margin && top < to + margin);
