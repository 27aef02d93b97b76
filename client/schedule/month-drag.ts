import { onCleanup } from 'solid-js';
import type { Day } from '../../domain/kernel/zone.ts';
import type { Session } from './picture.ts';

const SLACK = 5;
const REST = 380;

/** Takes a session from one day of the sheet to another; a finger rests before it takes hold. */
export function createMonthDrag(month: {
  sheet: () => HTMLElement;
  take: (id: string) => Session | null;
  over: (session: Session | null, day: Day | null) => void;
  drop: (session: Session, day: Day, copying: boolean) => void;
}) {
  let hold: { session: Session; from: Day; x: number; y: number; active: boolean; timer?: ReturnType<typeof setTimeout> } | null = null;

  const dayAt = (event: PointerEvent): Day | null =>
    document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-day]')?.dataset.day ?? null;

  function end(): void {
    clearTimeout(hold?.timer);
    hold = null;
    month.over(null, null);
    removeEventListener('pointermove', moved);
    removeEventListener('pointerup', dropped);
    removeEventListener('pointercancel', end);
    removeEventListener('keydown', pressed, true);
  }
  function pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !hold?.active) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  }
  function begin(): void {
    if (!hold) return;
    hold.active = true;
    month.over(hold.session, hold.from);
  }
  function moved(event: PointerEvent): void {
    if (!hold) return;
    if (!hold.active) {
      if (Math.hypot(event.clientX - hold.x, event.clientY - hold.y) < SLACK) return;
      if (event.pointerType === 'touch') return end();
      begin();
    }
    month.over(hold.session, dayAt(event));
  }
  function dropped(event: PointerEvent): void {
    const taken = hold;
    const day = dayAt(event);
    end();
    if (!taken?.active) return;
    // The click that follows a drag is not meant.
    const swallow = (click: MouseEvent): void => {
      click.stopPropagation();
      click.preventDefault();
    };
    addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
    const copying = event.altKey || event.ctrlKey;
    if (day && (day !== taken.from || copying)) month.drop(taken.session, day, copying);
  }
  function taken(event: PointerEvent): void {
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-session]');
    const from = line?.closest<HTMLElement>('[data-day]')?.dataset.day;
    const session = line && month.take(line.dataset.session!);
    if (event.button !== 0 || hold || !session || !from) return;
    hold = { session, from, x: event.clientX, y: event.clientY, active: false };
    if (event.pointerType === 'touch') hold.timer = setTimeout(begin, REST);
    addEventListener('pointermove', moved);
    addEventListener('pointerup', dropped);
    addEventListener('pointercancel', end);
    addEventListener('keydown', pressed, true);
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
  return { taken, active: (): boolean => hold?.active ?? false };
}
