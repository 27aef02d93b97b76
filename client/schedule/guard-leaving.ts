import { onCleanup } from 'solid-js';
import { useBeforeLeave } from '@solidjs/router';
import { opensAnother } from './address.ts';
import { useDesk } from './desk.ts';

/** Asks before the tab is closed, or something else opens in its place, while something typed would be lost. */
export function guardLeaving(isDirty: () => boolean): void {
  const desk = useDesk();
  const ask = (event: BeforeUnloadEvent): void => {
    if (isDirty()) event.preventDefault();
  };
  addEventListener('beforeunload', ask);
  onCleanup(() => removeEventListener('beforeunload', ask));
  useBeforeLeave((event) => {
    if (event.defaultPrevented || !isDirty() || !opensAnother(event.to, event.from)) return;
    event.preventDefault();
    desk.askToLeave(() => event.retry(true));
  });
}
