import { createSignal, For, Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import { Button } from './Button.tsx';
import styles from './toast.module.css';

export interface ToastMessage {
  text: string;
  /** problem stays until it is closed; it tells of something that did not happen. */
  kind?: 'done' | 'problem';
  action?: { label: string; run: () => void };
}

interface Shown extends ToastMessage {
  id: number;
}

const [shown, setShown] = createSignal<readonly Shown[]>([]);
const STAY = 6_000;
const MOST = 3;
let counter = 0;
const timers = new Map<number, ReturnType<typeof setTimeout>>();

const drop = (id: number): void => {
  clearTimeout(timers.get(id));
  timers.delete(id);
  setShown((before) => before.filter((message) => message.id !== id));
};
const leaveLater = (message: Shown): void => {
  if (message.kind !== 'problem')
    timers.set(
      message.id,
      setTimeout(() => drop(message.id), STAY),
    );
};
const hold = (id: number): void => clearTimeout(timers.get(id));

/** Says in passing that something was done, with the way back where there is one. Returns a function that takes it away. */
export function toast(message: ToastMessage): () => void {
  const mine: Shown = { ...message, id: ++counter };
  setShown((before) => [...before, mine].slice(-MOST));
  leaveLater(mine);
  return () => drop(mine.id);
}

/** Once, at the root. Always in the page, so that screen readers know the region before anything is said in it. */
export function Toasts() {
  return (
    <Portal>
      <div class={styles.toasts} role="status" aria-live="polite" aria-atomic="false" data-kb-top-layer="">
        <For each={shown()}>
          {(message) => (
            <div
              class={styles.toast}
              data-kind={message.kind ?? 'done'}
              onPointerEnter={() => hold(message.id)}
              onPointerLeave={() => leaveLater(message)}
              onFocusIn={() => hold(message.id)}
              onFocusOut={() => leaveLater(message)}
            >
              <p>{message.text}</p>
              <Show when={message.action}>
                {(action) => (
                  <Button
                    onClick={() => {
                      drop(message.id);
                      action().run();
                    }}
                  >
                    {action().label}
                  </Button>
                )}
              </Show>
              <Button look="quiet" aria-label="Close this message" onClick={() => drop(message.id)}>
                ✕
              </Button>
            </div>
          )}
        </For>
      </div>
    </Portal>
  );
}
