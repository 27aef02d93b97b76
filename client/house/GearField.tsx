import { createSignal, For, Show } from 'solid-js';
import X from 'lucide-solid/icons/x';
import { findChoices, type Choice } from '../schedule/choices.ts';
import { Combobox } from '../ui/Combobox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './house.module.css';

export interface GearValue {
  id: string;
  kind: string;
  name: string;
  quantity: number;
}

/** Models with their number, and kits. */
export function GearField(props: { value: readonly GearValue[]; onInput: (gear: GearValue[]) => void }) {
  const [picked, setPicked] = createSignal<Choice | null>(null);
  const add = (choice: Choice | null): void => {
    setPicked(choice);
    if (!choice) return;
    if (!props.value.some(({ id }) => id === choice.id))
      props.onInput([...props.value, { id: choice.id, kind: choice.kind, name: choice.label, quantity: 1 }]);
    queueMicrotask(() => setPicked(null));
  };
  const count = (id: string, quantity: number): void =>
    props.onInput(props.value.map((one) => (one.id === id ? { ...one, quantity } : one)));
  return (
    <fieldset class={styles.group}>
      <legend>Gear</legend>
      <Show when={props.value.length > 0}>
        <ul class={styles.lines}>
          <For each={props.value}>
            {(one) => (
              <li>
                <span title={one.name}>{one.name}</span>
                <Show when={one.kind === 'model'}>
                  <input
                    type="number"
                    min="1"
                    max="100"
                    aria-label={`How many ${one.name}`}
                    value={one.quantity}
                    onChange={(event) => count(one.id, Math.min(100, Math.max(1, Math.round(event.currentTarget.valueAsNumber || 1))))}
                  />
                </Show>
                <IconButton
                  label={`Remove ${one.name}`}
                  icon={<X />}
                  onClick={() => props.onInput(props.value.filter(({ id }) => id !== one.id))}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Combobox<Choice>
        label="Add gear"
        hideLabel
        name="gear"
        placeholder="Add a model or kit"
        value={picked()}
        onInput={add}
        search={(text) => findChoices(['kit', 'model'], text, null)}
      />
    </fieldset>
  );
}
