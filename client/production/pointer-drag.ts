import { onCleanup } from 'solid-js';
import type { ProjectStage } from '../../domain/production/project-rules.ts';
import type { Moves } from './move.ts';

/** A hand that trembles does not drag. */
const SLACK = 6;
/** A finger that stays this long means the card, not to scroll. */
const HOLD = 350;
const EDGE = 48;

/** Dragging cards by mouse, pen or finger: the card follows its place among the others, and its ghost the pointer. */
export function createPointerDrag(
  board: () => HTMLElement,
  moves: Moves,
  showGhost: (ghost: { id: string; x: number; y: number } | null) => void,
) {
  let end: (() => void) | undefined;
  onCleanup(() => end?.());

  function placeAt(x: number, y: number, id: string): void {
    for (const column of board().querySelectorAll<HTMLElement>('[data-stage]')) {
      const { left, right } = column.getBoundingClientRect();
      if (x < left || x >= right) continue;
      const cards = [...column.querySelectorAll<HTMLElement>('[data-card]')].filter((card) => card.dataset.card !== id);
      const below = cards.find((card) => {
        const { top, height } = card.getBoundingClientRect();
        return y < top + height / 2;
      });
      moves.carry({ stage: column.dataset.stage as ProjectStage, beforeId: below?.dataset.card ?? null });
      return;
    }
  }

  function scrollNear(x: number): void {
    const { left, right } = board().getBoundingClientRect();
    if (x < left + EDGE) board().scrollBy({ left: -12 });
    else if (x > right - EDGE) board().scrollBy({ left: 12 });
  }

  return (down: PointerEvent, id: string): void => {
    if (down.button !== 0 || end) return;
    let dragging = false;
    const start = (x: number, y: number): void => {
      dragging = true;
      moves.lift(id, 'pointer');
      showGhost({ id, x, y });
    };
    const timer = down.pointerType === 'touch' ? setTimeout(() => start(down.clientX, down.clientY), HOLD) : undefined;
    const move = (event: PointerEvent): void => {
      if (event.pointerId !== down.pointerId) return;
      if (!dragging) {
        const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > SLACK;
        // A finger that moves before it held still scrolls the page.
        if (far && down.pointerType === 'touch') return end?.();
        if (!far) return;
        start(event.clientX, event.clientY);
      }
      event.preventDefault();
      showGhost({ id, x: event.clientX, y: event.clientY });
      scrollNear(event.clientX);
      placeAt(event.clientX, event.clientY, id);
    };
    const up = (event: PointerEvent): void => {
      if (event.pointerId !== down.pointerId) return;
      const was = dragging;
      end?.();
      if (!was) return;
      moves.drop();
      // The click that ends a drag opens nothing.
      const swallow = (click: MouseEvent): void => click.stopPropagation();
      addEventListener('click', swallow, { capture: true });
      setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
    };
    const cancel = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      if (event instanceof KeyboardEvent) event.stopPropagation();
      const was = dragging;
      end?.();
      if (was) moves.putBack();
    };
    // While a card is in a finger's hand the page must not scroll away under it.
    const still = (event: TouchEvent): void => {
      if (dragging) event.preventDefault();
    };
    end = () => {
      clearTimeout(timer);
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', up);
      removeEventListener('pointercancel', cancel);
      removeEventListener('keydown', cancel, true);
      removeEventListener('touchmove', still);
      showGhost(null);
      end = undefined;
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', up);
    addEventListener('pointercancel', cancel);
    addEventListener('keydown', cancel, true);
    addEventListener('touchmove', still, { passive: false });
  };
}
