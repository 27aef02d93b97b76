/** Keeps a popover at its anchor while anything scrolls or resizes: below it, or above where there is more room. Returns the end of it. */
export function placeBelow(anchor: HTMLElement, popover: HTMLElement): () => void {
  const place = (): void => {
    const box = anchor.getBoundingClientRect();
    const below = innerHeight - box.bottom - 12;
    const above = box.top - 12;
    const flip = below < 200 && above > below;
    popover.style.width = `${box.width}px`;
    popover.style.left = `${box.left}px`;
    popover.style.maxHeight = `${Math.min(320, flip ? above : below)}px`;
    popover.style.top = flip ? 'auto' : `${box.bottom + 4}px`;
    popover.style.bottom = flip ? `${innerHeight - box.top + 4}px` : 'auto';
  };
  place();
  addEventListener('scroll', place, { capture: true, passive: true });
  addEventListener('resize', place);
  return () => {
    removeEventListener('scroll', place, { capture: true });
    removeEventListener('resize', place);
  };
}
