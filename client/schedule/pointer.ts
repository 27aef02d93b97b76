import { onCleanup } from 'solid-js';
import type { Desk } from './desk.ts';
import { dragged, momentAt, SNAP, type Grip } from './geometry.ts';
import type { Session } from './picture.ts';
import type { Schedule } from './schedule-state.ts';

/** Pixels before a press becomes a drag, and the time a finger rests before it takes hold rather than scrolls. */
const SLACK = 5;
const REST = 380;
const EDGE = 48;

interface Hold {
  x: number;
  y: number;
  rowId: string;
  /** Null draws a new session. */
  session: Session | null;
  grip: Grip;
  /** Where in time it was taken hold of. */
  at: number;
  active: boolean;
  timer?: ReturnType<typeof setTimeout>;
}

/** Dragging on the grid: draws a new session, moves one (also into another room), or moves its edges. */
export function createPointer(
  schedule: Schedule,
  desk: Desk,
  grid: {
    scroller: () => HTMLElement;
    rows: () => HTMLElement;
    labelWidth: () => number;
    drawn: (rowId: string, startsAt: number, endsAt: number) => void;
  },
) {
  let hold: Hold | null = null;
  let frame = 0;
  let last: PointerEvent | null = null;

  const laneX = (clientX: number): number => {
    const box = grid.rows().getBoundingClientRect();
    const left = box.left + grid.labelWidth();
    return (clientX - left) / (box.right - left);
  };
  const rowAt = (clientY: number): string | null => {
    const y = clientY - grid.rows().getBoundingClientRect().top;
    return schedule.layout().items.find((item) => item.type === 'row' && item.top <= y && y < item.top + item.height)?.id ?? null;
  };

  function begin(): void {
    if (!hold) return;
    hold.active = true;
    schedule.freeze(true);
    if (last?.pointerType === 'touch') navigator.vibrate?.(10);
    draw();
  }

  function draw(): void {
    if (!hold?.active || !last) return;
    const at = momentAt(laneX(last.clientX), schedule.columns());
    const { session, grip } = hold;
    if (!session) {
      const from = hold.at <= at ? hold.at : at;
      const to = hold.at <= at ? Math.max(at, hold.at + SNAP) : hold.at + SNAP;
      desk.setGhost({ rowIds: [hold.rowId], startsAt: from, endsAt: to, bookingId: null, label: 'New session' });
      return;
    }
    const stretch = dragged(grip, { startsAt: +session.startsAt, endsAt: +session.endsAt }, Math.round((at - hold.at) / SNAP) * SNAP);
    const over = grip === 'move' && schedule.by() === 'rooms' ? (rowAt(last.clientY) ?? hold.rowId) : hold.rowId;
    const ids = schedule.by() === 'rooms' ? session.roomIds.map((id) => (id === hold!.rowId ? over : id)) : [hold.rowId];
    desk.setGhost({ rowIds: [...new Set(ids)], ...stretch, bookingId: session.id, label: session.title ?? '' });
  }

  /** Near the edge the grid scrolls along. */
  function follow(): void {
    frame = requestAnimationFrame(follow);
    if (!hold?.active || !last) return;
    const box = grid.scroller().getBoundingClientRect();
    const pull = (at: number, low: number, high: number): number => (at < low + EDGE ? -8 : at > high - EDGE ? 8 : 0);
    const down = pull(last.clientY, box.top + 30, box.bottom);
    const right = pull(last.clientX, box.left + grid.labelWidth(), box.right);
    if (!down && !right) return;
    grid.scroller().scrollBy(right, down);
    draw();
  }

  function end(): void {
    clearTimeout(hold?.timer);
    cancelAnimationFrame(frame);
    hold = null;
    last = null;
    schedule.freeze(false);
    removeEventListener('pointermove', moved);
    removeEventListener('pointerup', dropped);
    removeEventListener('pointercancel', cancelled);
    removeEventListener('keydown', pressed, true);
  }
  function cancelled(): void {
    if (hold?.active) desk.setGhost(null);
    end();
  }
  function pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !hold?.active) return;
    event.stopPropagation();
    event.preventDefault();
    cancelled();
  }

  function moved(event: PointerEvent): void {
    last = event;
    if (!hold) return;
    if (hold.active) return draw();
    if (Math.hypot(event.clientX - hold.x, event.clientY - hold.y) < SLACK) return;
    // A finger that moves before it has rested scrolls.
    if (event.pointerType === 'touch') return end();
    begin();
  }

  function dropped(): void {
    const taken = hold;
    const ghost = desk.ghost();
    end();
    if (!taken?.active || !ghost) return;
    suppressClick();
    desk.setGhost(null);
    if (!taken.session) return grid.drawn(taken.rowId, ghost.startsAt, ghost.endsAt);
    const { session } = taken;
    const roomIds = schedule.by() === 'rooms' ? ghost.rowIds : session.roomIds;
    const same = ghost.startsAt === +session.startsAt && ghost.endsAt === +session.endsAt && roomIds.join() === session.roomIds.join();
    if (!same) void desk.move(session, { startsAt: new Date(ghost.startsAt), endsAt: new Date(ghost.endsAt), roomIds });
  }

  function taken(event: PointerEvent): void {
    if (event.button !== 0 || hold || !schedule.mayPlan()) return;
    const touched = event.target as HTMLElement;
    const rowId = touched.closest<HTMLElement>('[data-row]')?.dataset.row;
    if (!rowId || !touched.closest('[data-lane]')) return;
    const card = touched.closest<HTMLElement>('[data-session]');
    const session = card ? (schedule.bookingById().get(card.dataset.session!) ?? null) : null;
    if (card && (!session || !isMovable(session))) return;
    if (!card && touched.closest('[data-block]')) return;
    const grip = (touched.closest<HTMLElement>('[data-grip]')?.dataset.grip as Grip | undefined) ?? 'move';
    const at = momentAt(laneX(event.clientX), schedule.columns(), session ? Math.round : Math.floor);
    hold = { x: event.clientX, y: event.clientY, rowId, session, grip, at, active: false };
    last = event;
    if (event.pointerType === 'touch') hold.timer = setTimeout(begin, REST);
    addEventListener('pointermove', moved);
    addEventListener('pointerup', dropped);
    addEventListener('pointercancel', cancelled);
    addEventListener('keydown', pressed, true);
    frame = requestAnimationFrame(follow);
  }

  // Once a finger has taken hold, the page must not scroll under it.
  const stay = (event: TouchEvent): void => {
    if (hold?.active) event.preventDefault();
  };
  addEventListener('touchmove', stay, { passive: false });
  onCleanup(() => {
    removeEventListener('touchmove', stay);
    end();
  });

  return { taken };
}

/** A session that is over or off is history. */
export const isMovable = ({ state, title }: Session): boolean =>
  title !== null && ['inquiry', 'hold', 'tentative', 'confirmed', 'in_session'].includes(state);

/** The click that follows a drag is not meant. */
function suppressClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.stopPropagation();
    event.preventDefault();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
}
