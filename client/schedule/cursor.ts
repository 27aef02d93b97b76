import { createContext, createMemo, createSelector, createSignal, useContext } from 'solid-js';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { carryOut } from './carry-out.ts';
import type { Desk } from './desk.ts';
import type { Ghost } from './targets.ts';
import { ghostOf, wantedBy, type Wish } from './drag-wish.ts';
import type { Grip } from './geometry.ts';
import { isMovable } from './pointer.ts';
import type { Session } from './picture.ts';
import type { Schedule } from './schedule-state.ts';

/** Where the keyboard is: in this row at this moment, on a session or on free time. */
export interface Cursor {
  rowId: string;
  at: number;
  entryId: string | null;
}

const STEP = 30 * 60_000;

/**
 * The keyboard's way through the grid: arrows go to the next session or half hour and to other rows, Enter opens or books,
 * m and the arrows move, c and the arrows copy, shift and the arrows resize, Enter saves, Escape takes it back.
 */
export function createCursor(
  schedule: Schedule,
  desk: Desk,
  grid: { reveal: (rowId: string, at: number) => void; book: (rowId: string, startsAt: number, endsAt: number) => void },
) {
  const [cursor, setCursorNow] = createSignal<Cursor | null>(null, {
    equals: (a, b) => a?.rowId === b?.rowId && a?.at === b?.at && a?.entryId === b?.entryId,
  });
  const [held, setHeld] = createSignal<Wish | null>(null);
  /** Counts each wish to have the focus in the grid, so that the part in question takes it. */
  const [wish, setWish] = createSignal(0);

  const rowIds = createMemo(() => schedule.layout().items.flatMap(({ id, type }) => (type === 'row' ? [id] : [])));
  const entriesIn = (rowId: string) => [...new Map((schedule.places().get(rowId) ?? []).map(({ entry }) => [entry.id, entry])).values()];
  const entryAt = (rowId: string, at: number) => entriesIn(rowId).find((entry) => +entry.startsAt <= at && at < +entry.endsAt) ?? null;

  /** The cursor as it is, or where it would start: now, in the first row. */
  const current = createMemo((): Cursor | null => {
    const rows = rowIds();
    const columns = schedule.columns();
    const now = cursor();
    if (now && rows.includes(now.rowId) && columns.some(({ startsAt, endsAt }) => startsAt <= now.at && now.at <= endsAt)) {
      // What stood here may have moved, and something may stand here by now.
      const there = now.entryId !== null && entriesIn(now.rowId).some(({ id }) => id === now.entryId);
      return there ? now : { ...now, entryId: entryAt(now.rowId, now.at)?.id ?? null };
    }
    const rowId = now && rows.includes(now.rowId) ? now.rowId : rows[0];
    if (!rowId) return null;
    const here = columns.find(({ startsAt, endsAt }) => startsAt <= +minute() && +minute() < endsAt);
    const at = here ? Math.floor(+minute() / STEP) * STEP : columns[0]!.startsAt;
    return { rowId, at, entryId: entryAt(rowId, at)?.id ?? null };
  });
  const place = (rowId: string, entryId: string | null): string => `${rowId} ${entryId}`;
  /** Of the hundreds of entries on the screen only the two that the cursor goes between are asked. */
  const isPlace = createSelector(() => {
    const now = current();
    return now && place(now.rowId, now.entryId);
  });

  function put(next: Cursor, focus = true): void {
    setCursorNow(next);
    if (!focus) return;
    grid.reveal(next.rowId, next.at);
    setWish((count) => count + 1);
  }

  const inColumns = (at: number): number => {
    const columns = schedule.columns();
    const first = columns[0]!;
    const last = columns.at(-1)!;
    if (at < first.startsAt) return first.startsAt;
    if (at >= last.endsAt) return last.endsAt - STEP;
    // The night between two columns is stepped over.
    const index = columns.findIndex((column) => at < column.endsAt);
    const column = columns[index]!;
    if (at >= column.startsAt) return at;
    const cameFrom = current()?.at ?? at;
    return cameFrom < column.startsAt && cameFrom < at ? column.startsAt : columns[index - 1]!.endsAt - STEP;
  };

  function sideways(direction: 1 | -1): void {
    const now = current();
    if (!now) return;
    const entry = now.entryId ? entriesIn(now.rowId).find(({ id }) => id === now.entryId) : null;
    const next = direction > 0 ? (entry ? +entry.endsAt : now.at + STEP) : (entry ? +entry.startsAt : now.at) - STEP;
    // Entries that overlap are gone through one after the other before time goes on.
    const beside = entriesIn(now.rowId).filter(
      ({ id, startsAt }) => id !== now.entryId && entry && +startsAt >= +entry.startsAt && +startsAt < +entry.endsAt,
    );
    const overlapping = direction > 0 ? beside[0] : undefined;
    if (overlapping && +overlapping.startsAt >= +entry!.startsAt && overlapping.id > entry!.id)
      return put({ rowId: now.rowId, at: +overlapping.startsAt, entryId: overlapping.id });
    const at = inColumns(next);
    const found =
      entryAt(now.rowId, at) ??
      (direction > 0 ? entriesIn(now.rowId).find(({ startsAt }) => +startsAt >= at && +startsAt < at + STEP) : undefined);
    put({ rowId: now.rowId, at: found ? Math.max(at, +found.startsAt) : at, entryId: found?.id ?? null });
  }

  function upDown(steps: number): void {
    const now = current();
    if (!now) return;
    const rows = rowIds();
    const rowId = rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(now.rowId) + steps))]!;
    put({ rowId, at: now.at, entryId: entryAt(rowId, now.at)?.id ?? null });
  }

  const sessionAt = (now: Cursor | null): Session | null => (now?.entryId ? (schedule.bookingById().get(now.entryId) ?? null) : null);

  function hold(grip: Grip, copying = false): boolean {
    const now = current();
    const session = sessionAt(now);
    if (!now || !session || !schedule.mayPlan() || !(isMovable(session) || (copying && session.title !== null))) return false;
    const from = grip === 'end' ? +session.endsAt : +session.startsAt;
    schedule.freeze(true);
    want({ session, grip, fromRow: now.rowId, overRow: now.rowId, from, to: from, copying });
    return true;
  }

  function want(next: Wish): void {
    setHeld(next);
    desk.setGhost(ghostOf(schedule, next.session, wantedBy(schedule, next), next.overRow));
  }

  const tell = ({ startsAt, endsAt, rowIds: ids, note }: Ghost): void =>
    desk.announce(
      `${format().timeRange(new Date(startsAt), new Date(endsAt))}, ${ids.map((id) => schedule.itemById().get(id)?.label ?? '').join(', ')}${note ? `, ${note}` : ''}. Enter saves, Escape takes it back.`,
    );

  function shiftHeld(key: string): void {
    const before = held()!;
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const rows = rowIds();
    const down = by || before.grip !== 'move' ? 0 : key === 'ArrowDown' ? 1 : -1;
    const overRow = rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(before.overRow) + down))]!;
    want({ ...before, overRow, to: before.to + by * schedule.snap() });
    const ghost = desk.ghost()!;
    grid.reveal(overRow, before.grip === 'end' ? ghost.endsAt : ghost.startsAt);
    tell(ghost);
  }

  function letGo(save: boolean): void {
    const wish = held()!;
    const wanted = wantedBy(schedule, wish);
    setHeld(null);
    schedule.freeze(false);
    desk.setGhost(null);
    if (!save) return desk.announce('Taken back.');
    put({ rowId: wish.overRow, at: +wanted.startsAt, entryId: wish.copying ? null : wish.session.id });
    void carryOut(schedule, desk, wish.session, wanted);
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = event.key.startsWith('Arrow');
    const act = (): boolean => {
      if (held()) {
        if (arrow) shiftHeld(event.key);
        else if (event.key === 'Enter') letGo(true);
        else if (event.key === 'Escape') letGo(false);
        return arrow || event.key === 'Enter' || event.key === 'Escape';
      }
      if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
        if (hold('end')) shiftHeld(event.key);
        return true;
      }
      switch (event.key) {
        case 'ArrowRight':
          return (sideways(1), true);
        case 'ArrowLeft':
          return (sideways(-1), true);
        case 'ArrowDown':
          return (upDown(1), true);
        case 'ArrowUp':
          return (upDown(-1), true);
        case 'PageDown':
          return (upDown(8), true);
        case 'PageUp':
          return (upDown(-8), true);
        case 'm':
          if (hold('move')) desk.announce('Moving. Arrow keys move it in time or to another row. Enter saves, Escape takes it back.');
          return true;
        case 'c':
          if (hold('move', true)) desk.announce('Copying. Arrow keys take the copy elsewhere. Enter saves, Escape takes it back.');
          return true;
        case 'Enter':
        case ' ':
          return (openHere(), true);
        default:
          return false;
      }
    };
    if (!act()) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function openHere(): void {
    const now = current();
    if (!now) return;
    if (sessionAt(now)?.title) desk.visit(now.entryId!);
    else if (now.entryId && !sessionAt(now)) desk.open({ kind: 'block', id: now.entryId });
    else if (!now.entryId && schedule.mayPlan()) grid.book(now.rowId, now.at, now.at + 2 * STEP);
  }

  return {
    current,
    put,
    press,
    wish,
    held: () => held() !== null,
    isAt: (rowId: string, entryId: string): boolean => isPlace(place(rowId, entryId)),
  };
}

export type CursorControl = ReturnType<typeof createCursor>;

export const CursorContext = createContext<CursorControl>();
export function useCursor(): CursorControl {
  const cursor = useContext(CursorContext);
  if (!cursor) throw new Error('This part belongs inside the grid.');
  return cursor;
}
