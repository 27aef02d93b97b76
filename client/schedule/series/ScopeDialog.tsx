import { For, Show } from 'solid-js';
import { Dialog } from '../../ui/Dialog.tsx';
import { scopeQuestion, type Scope } from './scope.ts';
import styles from './Series.module.css';

const CHOICES: readonly { scope: Scope; label: string; note: string }[] = [
  { scope: 'this', label: 'This session', note: 'The others stay as they are.' },
  { scope: 'following', label: 'This and following', note: 'From here on it goes on as a series of its own.' },
  { scope: 'all', label: 'All that are to come', note: 'What runs or is over stays. So does what was changed by hand.' },
];

/** A session of a series is moved, changed or called off: how far? */
export function ScopeDialog() {
  return (
    <Show when={scopeQuestion()}>
      {(question) => (
        <Dialog open onClose={() => question().answer(null)} title={`${question().act} …`} lead={question().title}>
          <div class={styles.scopes}>
            <For each={CHOICES}>
              {({ scope, label, note }) => (
                <button type="button" onClick={() => question().answer(scope)}>
                  <b>{label}</b>
                  <small>{note}</small>
                </button>
              )}
            </For>
          </div>
        </Dialog>
      )}
    </Show>
  );
}
