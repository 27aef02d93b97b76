import { onCleanup } from 'solid-js';
import { atMinute } from '../../domain/kernel/zone.ts';
import { hoursOn } from '../../domain/scheduling/house/hours-rules.ts';
import { snapped } from '../../domain/scheduling/house/time-block-rules.ts';
import type { Desk } from './desk.ts';
import { carryOut } from './carry-out.ts';
import { ghostOf, wantedBy, type Wish } from './drag-wish.ts';
import { momentAt, SNAP, type Grip } from './geometry.ts';
import type { Session } from './picture.ts';
import type { Schedule } from './schedule-state.ts';
import { dayOfMoment } from './timeline.ts';

/** Pixels before a press becomes a drag, and the time a finger rests before it takes hold rather than scrolls. */
const SLACK = 5;
const REST = 380;
const EDGE = 48;
const DAY = 86_400_000;
/** How exactly a place in the lane is read as a moment. */
const STEP = 60_000;

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

  /** Copying, while the key for it is held. */
  const isCopying = (event: PointerEvent): boolean => event.altKey || event.ctrlKey;

  function wishOf(taken: Hold & { session: Session }, event: PointerEvent): Wish {
    const { session, grip, rowId, at } = taken;
    const overRow = grip === 'move' ? (rowAt(event.clientY) ?? rowId) : rowId;
    return {
      session,
      grip,
      fromRow: rowId,
      overRow,
      from: at,
      to: momentAt(laneX(event.clientX), schedule.columns(), Math.round, STEP),
      copying: isCopying(event) && grip === 'move',
    };
  }
  const isOfSession = (taken: Hold): taken is Hold & { session: Session } => taken.session !== null;

  function draw(): void {
    if (!hold?.active || !last) return;
    if (isOfSession(hold)) {
      const wish = wishOf(hold, last);
      desk.setGhost(ghostOf(schedule, hold.session, wantedBy(schedule, wish), wish.overRow));
    } else desk.setGhost({ rowIds: [hold.rowId], ...onBlocks(hold.rowId, drawn(hold, last)), bookingId: null, label: 'New session' });
  }

  /** The stretch that is drawn from where the press began to where the pointer is; over days, the working hours of each. */
  function drawn(from: Hold, event: PointerEvent): { startsAt: number; endsAt: number } {
    const snap = schedule.snap();
    if (snap >= DAY) return wholeDays(from, event);
    const at = momentAt(laneX(event.clientX), schedule.columns(), Math.round, snap);
    return from.at <= at ? { startsAt: from.at, endsAt: Math.max(at, from.at + snap) } : { startsAt: at, endsAt: from.at + snap };
  }
  /** What is drawn in a room takes on the edges of the blocks that are sold there. */
  function onBlocks(rowId: string, { startsAt, endsAt }: { startsAt: number; endsAt: number }): { startsAt: number; endsAt: number } {
    if (schedule.by() !== 'rooms' || schedule.snap() >= DAY) return { startsAt, endsAt };
    const range = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    const block = snapped(range, schedule.blocks(), [rowId], schedule.zone());
    return { startsAt: +block.startsAt, endsAt: +block.endsAt };
  }
  function wholeDays(from: Hold, event: PointerEvent): { startsAt: number; endsAt: number } {
    const zone = schedule.zone();
    const over = momentAt(laneX(event.clientX), schedule.columns(), Math.floor, SNAP);
    const [first, last] = [dayOfMoment(Math.min(from.at, over), zone), dayOfMoment(Math.max(from.at, over), zone)];
    const row = schedule.itemById().get(from.rowId)?.row;
    const hours = (day: string) =>
      row && row.openingHours.length > 0 ? hoursOn(day, { openingHours: row.openingHours, exceptions: row.exceptions ?? [] }) : [];
    const opens = Math.min(...hours(first).map(({ opensMinute }) => opensMinute), Infinity);
    const closes = Math.max(...hours(last).map(({ closesMinute }) => closesMinute), -Infinity);
    return {
      startsAt: +atMinute(first, Number.isFinite(opens) ? opens : 9 * 60, zone),
      endsAt: +atMinute(last, Number.isFinite(closes) ? closes : 18 * 60, zone),
    };
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

  function dropped(event: PointerEvent): void {
    const taken = hold;
    const ghost = desk.ghost();
    end();
    if (!taken?.active || !ghost) return;
    suppressClick();
    desk.setGhost(null);
    if (isOfSession(taken)) void carryOut(schedule, desk, taken.session, wantedBy(schedule, wishOf(taken, event)));
    else grid.drawn(taken.rowId, ghost.startsAt, ghost.endsAt);
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
    const at = session
      ? momentAt(laneX(event.clientX), schedule.columns(), Math.round, STEP)
      : momentAt(laneX(event.clientX), schedule.columns(), Math.floor, Math.min(schedule.snap(), SNAP));
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
