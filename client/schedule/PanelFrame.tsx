import { onCleanup, onMount, Show, type JSX } from 'solid-js';
import X from 'lucide-solid/icons/x';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './Panel.module.css';

/**
 * A record beside the schedule, which stays in use; the whole screen on a phone. It takes the focus when it opens,
 * Escape closes it, and the focus goes back to where it came from.
 */
export function PanelFrame(props: {
  title: string;
  lead?: string | undefined;
  mark?: JSX.Element;
  actions?: JSX.Element;
  onClose: () => void;
  children: JSX.Element;
}) {
  let panel!: HTMLElement;
  const before = document.activeElement as HTMLElement | null;
  onMount(() => {
    queueMicrotask(() => {
      if (!panel.contains(document.activeElement))
        (panel.querySelector<HTMLElement>('[data-first], input') ?? panel).focus({ preventScroll: true });
    });
  });
  onCleanup(() =>
    queueMicrotask(() => {
      if (document.activeElement !== document.body && document.activeElement !== null) return;
      // What opened it may be gone: free time that is booked now. The grid knows what stands there instead.
      const next = before?.isConnected ? before : document.querySelector<HTMLElement>('[role="grid"] [role="gridcell"] [tabindex="0"]');
      next?.focus({ preventScroll: true });
    }),
  );
  return (
    <aside
      ref={panel}
      class={styles.panel}
      aria-label={props.title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        props.onClose();
      }}
    >
      <header>
        <div>
          <h2>{props.title}</h2>
          <Show when={props.lead}>
            <p>{props.lead}</p>
          </Show>
          {props.mark}
        </div>
        <IconButton label="Close" icon={<X />} onClick={() => props.onClose()} />
      </header>
      <div class={styles.body}>{props.children}</div>
      <Show when={props.actions}>
        <footer>{props.actions}</footer>
      </Show>
    </aside>
  );
}
