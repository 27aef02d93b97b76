import { onCleanup } from 'solid-js';

/** Asks before the tab is closed while something typed would be lost. */
export function guardLeaving(isDirty: () => boolean): void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (isDirty()) event.preventDefault();
  };
  addEventListener('beforeunload', ask);
  onCleanup(() => removeEventListener('beforeunload', ask));
}
