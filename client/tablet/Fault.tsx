import { createSignal, For, onMount, Show } from 'solid-js';
import type { TabletFacts } from './tablet-documents.ts';
import styles from './tablet.module.css';

/** What usually is wrong, so that nobody has to type at a door. */
const FAULTS = ['No signal', 'Noise or hum', 'No power', 'Broken part', 'Battery empty', 'Something else'];

/** Which unit is faulty, and what is wrong: two presses. */
export function Fault(props: {
  gear: TabletFacts['gear'];
  busy: boolean;
  onClose: () => void;
  onReport: (unitId: string, name: string, description: string) => Promise<void>;
}) {
  let dialog!: HTMLDialogElement;
  const [unit, setUnit] = createSignal<TabletFacts['gear'][number] | null>(null);
  const [page, setPage] = createSignal(0);
  const PER_PAGE = 6;
  const pages = (): number => Math.ceil(props.gear.length / PER_PAGE);
  const shown = () => props.gear.slice(page() * PER_PAGE, (page() + 1) * PER_PAGE);
  onMount(() => dialog.showModal());
  return (
    <dialog ref={dialog} class={styles.fault} aria-label="Report a gear fault" onClose={() => props.onClose()}>
      <h2>{unit() ? `What is wrong with ${unit()!.name}?` : 'Which one?'}</h2>
      <div class={styles.choices}>
        <Show
          when={unit()}
          fallback={
            <For each={shown()}>
              {(one) => (
                <button type="button" onClick={() => setUnit(one)}>
                  {one.name}
                </button>
              )}
            </For>
          }
        >
          {(one) => (
            <For each={FAULTS}>
              {(fault) => (
                <button
                  type="button"
                  disabled={props.busy}
                  onClick={() => void props.onReport(one().id, one().name, `${fault}, told at the room`)}
                >
                  {fault}
                </button>
              )}
            </For>
          )}
        </Show>
      </div>
      <footer>
        <Show when={!unit() && pages() > 1}>
          <button type="button" onClick={() => setPage((now) => (now + 1) % pages())}>
            More gear
          </button>
        </Show>
        <Show when={unit()}>
          <button type="button" onClick={() => setUnit(null)}>
            Back
          </button>
        </Show>
        <button type="button" onClick={() => dialog.close()}>
          Close
        </button>
      </footer>
    </dialog>
  );
}
