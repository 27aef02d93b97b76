import { createEffect, on } from 'solid-js';
import type { CursorControl } from './cursor.ts';

/** A ref: the element takes the focus when the keyboard's cursor comes to it. */
export const takesFocus =
  (cursor: CursorControl, isHere: () => boolean) =>
  (element: HTMLElement): void =>
    createEffect(
      on([cursor.wish, isHere], ([wish, here], before) => {
        // A card that is drawn anew under the cursor takes the focus only if the grid has just been asked for it.
        if (
          here &&
          wish > 0 &&
          (before === undefined ? wish === cursor.wish() && document.activeElement === document.body : wish !== before[0] || !before[1])
        )
          queueMicrotask(() => element.focus({ preventScroll: true }));
      }),
    );
