import { createEffect, on } from 'solid-js';
import type { CursorControl } from './cursor.ts';

/** Nobody works elsewhere on the page: in the panel, say, or in an open menu. */
const inGrid = (): boolean =>
  document.activeElement === document.body || document.activeElement === null || document.activeElement.closest('[role="grid"]') !== null;

/** A ref: the element takes the focus when the keyboard's cursor comes to it. */
export const takesFocus =
  (cursor: CursorControl, isHere: () => boolean) =>
  (element: HTMLElement): void =>
    createEffect(
      on([cursor.wish, isHere], ([wish, here], before) => {
        if (!here || wish === 0) return;
        // What is drawn anew, or comes back under the cursor with somebody's change, never takes the focus from another part.
        const asked = before !== undefined && wish !== before[0];
        const returns = before === undefined ? document.activeElement === document.body : !before[1] && inGrid();
        if (asked || returns) queueMicrotask(() => element.focus({ preventScroll: true }));
      }),
    );
