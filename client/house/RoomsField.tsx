import { createSignal, For, Show } from 'solid-js';
import X from 'lucide-solid/icons/x';
import { ask } from '../graphql/client.ts';
import { Combobox, type Option } from '../ui/Combobox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { title } from '../ui/words.ts';
import { HouseRoomsDocument } from './house-documents.ts';
import styles from './house.module.css';

interface Named {
  id: string;
  name: string;
}

/** Some of the studio's rooms; none stands for all. */
export function RoomsField(props: {
  label: string;
  name: string;
  value: readonly Named[];
  none: string;
  onInput: (rooms: Named[]) => void;
}) {
  const [picked, setPicked] = createSignal<Option | null>(null);
  const search = async (text: string): Promise<Option[]> =>
    (await ask(HouseRoomsDocument, {})).rooms.nodes
      .filter(({ id, name }) => !props.value.some((room) => room.id === id) && name.toLowerCase().includes(text.trim().toLowerCase()))
      .map(({ id, name, kind }) => ({ id, label: name, note: title(kind) }));
  const add = (room: Option | null): void => {
    setPicked(room);
    if (!room) return;
    props.onInput([...props.value, { id: room.id, name: room.label }]);
    // The field is for the next one.
    queueMicrotask(() => setPicked(null));
  };
  return (
    <fieldset class={styles.group}>
      <legend>{props.label}</legend>
      <Show when={props.value.length > 0} fallback={<p class={styles.hint}>{props.none}</p>}>
        <ul class={styles.lines}>
          <For each={props.value}>
            {(room) => (
              <li>
                <span title={room.name}>{room.name}</span>
                <IconButton
                  label={`Remove ${room.name}`}
                  icon={<X />}
                  onClick={() => props.onInput(props.value.filter(({ id }) => id !== room.id))}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Combobox
        label={`Add a room to ${props.label.toLowerCase()}`}
        hideLabel
        name={props.name}
        placeholder="Add a room"
        value={picked()}
        onInput={add}
        search={search}
      />
    </fieldset>
  );
}
