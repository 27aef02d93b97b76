import { For, Show } from 'solid-js';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { enableShortcuts, shortcuts, shortcutsEnabled } from './shortcuts.ts';
import styles from './ShortcutsDialog.module.css';

export function ShortcutsDialog(props: { open: boolean; onClose: () => void }) {
  const groups = (): string[] => [...new Set(shortcuts().map((shortcut) => shortcut.group))];
  return (
    <Dialog open={props.open} onClose={props.onClose} title="Keyboard">
      <For each={groups()}>
        {(group) => (
          <section class={styles.group}>
            <h3>{group}</h3>
            <dl>
              <For each={shortcuts().filter((shortcut) => shortcut.group === group)}>
                {(shortcut) => (
                  <div>
                    <dt>{shortcut.label}</dt>
                    <dd>
                      <For each={shortcut.keys.split(' ')}>{(key) => <kbd>{key}</kbd>}</For>
                      <Show when={shortcut.also}>
                        {(also) => (
                          <>
                            {' or '}
                            <For each={also().split(' ')}>{(key) => <kbd>{key}</kbd>}</For>
                          </>
                        )}
                      </Show>
                    </dd>
                  </div>
                )}
              </For>
            </dl>
          </section>
        )}
      </For>
      <Checkbox
        label="Use these keys"
        hint="Turn them off if they clash with speech input or another aid."
        checked={shortcutsEnabled()}
        onInput={enableShortcuts}
      />
    </Dialog>
  );
}
