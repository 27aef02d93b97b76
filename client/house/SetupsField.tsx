import { createSignal, For, Show } from 'solid-js';
import X from 'lucide-solid/icons/x';
import { ask } from '../graphql/client.ts';
import { Combobox, type Option } from '../ui/Combobox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { title } from '../ui/words.ts';
import { HouseRoomsDocument } from './house-documents.ts';
import styles from './house.module.css';

export interface SetupValue {
  roomId: string;
  roomName: string;
  setupMinutes: number;
  teardownMinutes: number;
}

/** Rooms in which this type of session takes another setup or teardown than usual. */
export function SetupsField(props: { value: readonly SetupValue[]; onInput: (setups: SetupValue[]) => void }) {
  const [picked, setPicked] = createSignal<Option | null>(null);
  const search = async (text: string): Promise<Option[]> =>
    (await ask(HouseRoomsDocument, {})).rooms.nodes
      .filter(({ id, name }) => !props.value.some(({ roomId }) => roomId === id) && name.toLowerCase().includes(text.trim().toLowerCase()))
      .map(({ id, name, kind }) => ({ id, label: name, note: title(kind) }));
  const add = (room: Option | null): void => {
    setPicked(room);
    if (!room) return;
    props.onInput([...props.value, { roomId: room.id, roomName: room.label, setupMinutes: 30, teardownMinutes: 15 }]);
    queueMicrotask(() => setPicked(null));
  };
  const change = (roomId: string, part: Partial<SetupValue>): void =>
    props.onInput(props.value.map((one) => (one.roomId === roomId ? { ...one, ...part } : one)));
  const minutes = (typed: number): number => Math.min(1_440, Math.max(0, Math.round(typed || 0)));
  return (
    <fieldset class={styles.group}>
      <legend>Setup and teardown by room</legend>
      <Show when={props.value.length > 0} fallback={<p class={styles.hint}>As above in every room.</p>}>
        <ul class={styles.lines}>
          <For each={props.value}>
            {(one) => (
              <li>
                <span title={one.roomName}>{one.roomName}</span>
                <input
                  type="number"
                  min="0"
                  max="1440"
                  step="5"
                  aria-label={`Setup in ${one.roomName}, minutes`}
                  value={one.setupMinutes}
                  onChange={(event) => change(one.roomId, { setupMinutes: minutes(event.currentTarget.valueAsNumber) })}
                />
                <input
                  type="number"
                  min="0"
                  max="1440"
                  step="5"
                  aria-label={`Teardown in ${one.roomName}, minutes`}
                  value={one.teardownMinutes}
                  onChange={(event) => change(one.roomId, { teardownMinutes: minutes(event.currentTarget.valueAsNumber) })}
                />
                <small aria-hidden="true">min</small>
                <IconButton
                  label={`Remove ${one.roomName}`}
                  icon={<X />}
                  onClick={() => props.onInput(props.value.filter(({ roomId }) => roomId !== one.roomId))}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Combobox
        label="Add a room with its own setup"
        hideLabel
        name="roomSetups"
        placeholder="Add a room"
        value={picked()}
        onInput={add}
        search={search}
      />
    </fieldset>
  );
}
