import { createEffect, createSignal, For, on } from 'solid-js';
import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import { createAction } from '../graphql/action.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ReorderRoomsDocument } from './rooms-documents.ts';
import styles from './ArrangeRooms.module.css';

interface Named {
  id: string;
  name: string;
}

/** The order of the rooms on boards, the schedule and in lists. */
export function ArrangeRooms(props: { open: boolean; rooms: readonly Named[]; onClose: () => void }) {
  const [order, setOrder] = createSignal<readonly Named[]>([]);
  const [said, setSaid] = createSignal('');
  const save = createAction(ReorderRoomsDocument, (data) => data.reorderRooms);
  let list!: HTMLOListElement;
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        save.clear();
        setOrder(props.rooms.map(({ id, name }) => ({ id, name })));
      },
    ),
  );

  function move(index: number, by: 1 | -1): void {
    const room = order()[index]!;
    const rest = order().filter((other) => other.id !== room.id);
    setOrder([...rest.slice(0, index + by), room, ...rest.slice(index + by)]);
    setSaid(`${room.name} is number ${index + by + 1} of ${order().length}.`);
    // The pressed button moved with its row; keep the finger and the focus on it.
    queueMicrotask(() => {
      const buttons = list.querySelectorAll<HTMLButtonElement>(`[data-room="${CSS.escape(room.id)}"] button`);
      const same = buttons[by === -1 ? 0 : 1];
      (same?.disabled ? buttons[by === -1 ? 1 : 0] : same)?.focus();
    });
  }

  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title="Arrange rooms"
      lead="Boards, the schedule and lists show them in this order."
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button
            look="primary"
            busy={save.busy()}
            onClick={() => void save.run({ input: { roomIds: order().map(({ id }) => id) } }).then((done) => done && props.onClose())}
          >
            Save order
          </Button>
        </>
      }
    >
      <Form label="Order of the rooms" outcome={save} onSubmit={() => undefined}>
        <ol ref={list} class={styles.order}>
          <For each={order()}>
            {(room, index) => (
              <li data-room={room.id}>
                <span title={room.name}>{room.name}</span>
                <IconButton label={`Move ${room.name} up`} icon={<ArrowUp />} disabled={index() === 0} onClick={() => move(index(), -1)} />
                <IconButton
                  label={`Move ${room.name} down`}
                  icon={<ArrowDown />}
                  disabled={index() === order().length - 1}
                  onClick={() => move(index(), 1)}
                />
              </li>
            )}
          </For>
        </ol>
        <p class="unseen" role="status">
          {said()}
        </p>
      </Form>
    </Dialog>
  );
}
