import { createSignal, For, Show, type JSX } from 'solid-js';
import X from 'lucide-solid/icons/x';
import { Combobox } from '../ui/Combobox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { Choice } from './choices.ts';
import styles from './BookingForm.module.css';

/** Several of many: those chosen with a way out for each, and a field that finds more. */
export function Picker<Line extends { id: string; name: string }>(props: {
  label: string;
  name: string;
  lines: readonly Line[];
  placeholder: string;
  search: (text: string) => Promise<Choice[]>;
  onAdd: (choice: Choice) => void;
  onRemove: (line: Line) => void;
  detail?: (line: Line) => JSX.Element;
}) {
  const [picked, setPicked] = createSignal<Choice | null>(null);
  const add = (choice: Choice | null): void => {
    setPicked(choice);
    if (!choice) return;
    if (!props.lines.some(({ id }) => id === choice.id)) props.onAdd(choice);
    // The field is for the next one.
    queueMicrotask(() => setPicked(null));
  };
  return (
    <fieldset class={styles.picker}>
      <legend>{props.label}</legend>
      <Show when={props.lines.length > 0}>
        <ul>
          <For each={props.lines}>
            {(line) => (
              <li>
                <span title={line.name}>{line.name}</span>
                {props.detail?.(line)}
                <IconButton label={`Remove ${line.name}`} icon={<X />} onClick={() => props.onRemove(line)} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Combobox
        label={props.placeholder}
        hideLabel
        name={props.name}
        placeholder={props.placeholder}
        value={picked()}
        onInput={add}
        search={props.search}
      />
    </fieldset>
  );
}
