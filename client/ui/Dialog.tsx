import { Show, type JSX } from 'solid-js';
import { Dialog as Kobalte } from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { IconButton } from './IconButton.tsx';
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

function Frame(props: DialogProps & { side?: boolean; modal?: boolean }) {
  const modal = (): boolean => props.modal ?? true;
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose()} modal={modal()} preventScroll={modal()}>
      <Kobalte.Portal>
        <Show when={modal()}>
          <Kobalte.Overlay class={styles.scrim} />
        </Show>
        <div class={styles.place} data-side={props.side ? '' : undefined} data-modal={modal() ? '' : undefined}>
          <Kobalte.Content
            class={styles.content}
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
              <IconButton label="Close" icon={<X />} onClick={() => props.onClose()} />
            </header>
            <div class={styles.body}>{props.children}</div>
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
