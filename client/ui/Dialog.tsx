import { createComputed, Show, untrack, type JSX } from 'solid-js';
import { Dialog as Kobalte } from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { Button } from './Button.tsx';
import styles from './Dialog.module.css';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** A line below the title. */
  lead?: string;
  children: JSX.Element;
  /** Stays below what scrolls: the buttons. */
  actions?: JSX.Element;
}

const FIELD = 'input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

function Frame(props: DialogProps & { side?: boolean; modal?: boolean }) {
  const modal = (): boolean => props.modal ?? true;
  let content!: HTMLDivElement;
  let body!: HTMLDivElement;
  let before: HTMLElement | null = null;
  createComputed(() => {
    if (props.open) before = untrack(() => document.activeElement as HTMLElement | null);
  });
  const end = (event: Event): void => {
    event.preventDefault();
    // What opened it may be gone (an archived row): then the page has the focus, not the top of the document.
    (before?.isConnected ? before : document.getElementById('main'))?.focus();
  };
  const begin = (event: Event): void => {
    event.preventDefault();
    // On a touch screen a focused field would cover half the dialog with the keyboard.
    const field = matchMedia('(pointer: coarse)').matches ? null : body.querySelector<HTMLElement>(FIELD);
    (field ?? content).focus();
  };
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose()} modal={modal()} preventScroll={modal()}>
      <Kobalte.Portal>
        <Show when={modal()}>
          <Kobalte.Overlay class={styles.scrim} />
        </Show>
        <div class={styles.place} data-side={props.side ? '' : undefined} data-modal={modal() ? '' : undefined}>
          <Kobalte.Content
            ref={content}
            class={styles.content}
            tabIndex={-1}
            onOpenAutoFocus={begin}
            onCloseAutoFocus={end}
            // A slip of the hand beside it must not throw away what was typed: Escape and the buttons close it.
            onPointerDownOutside={(event) => event.preventDefault()}
            onInteractOutside={(event) => event.preventDefault()}
            onFocusOutside={(event) => event.preventDefault()}
          >
            <header>
              <div>
                <Kobalte.Title class={styles.title}>{props.title}</Kobalte.Title>
                <Show when={props.lead}>
                  <Kobalte.Description class={styles.lead}>{props.lead}</Kobalte.Description>
                </Show>
              </div>
              <Button look="quiet" class={styles.close} icon={<X />} aria-label="Close" onClick={() => props.onClose()} />
            </header>
            <div ref={body} class={styles.body}>
              {props.children}
            </div>
            <Show when={props.actions}>
              <footer>{props.actions}</footer>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  );
}

/** A question or a short form in the middle. The focus stays in it, Escape closes it, and goes back to where it came from. */
export const Dialog = (props: DialogProps) => <Frame {...props} />;

/**
 * A record at the right side; the whole screen on a phone. With `modal={false}` the page beside it stays in use:
 * the focus goes in, but is not held.
 */
export const Panel = (props: DialogProps & { modal?: boolean }) => <Frame {...props} side />;
