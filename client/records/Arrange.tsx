import { createEffect, createSignal, For, on } from 'solid-js';
import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form, type FormOutcome } from '../ui/Form.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './Arrange.module.css';

interface Named {
  id: string;
  name: string;
}

/** The order in which something is shown or offered. */
export function Arrange(props: {
  open: boolean;
  title: string;
  lead: string;
  rows: readonly Named[];
  outcome: FormOutcome & { busy: () => boolean; clear: () => void };
  onSave: (ids: string[]) => Promise<boolean>;
  onClose: () => void;
}) {
  const [order, setOrder] = createSignal<readonly Named[]>([]);
  const [said, setSaid] = createSignal('');
  let list!: HTMLOListElement;
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        props.outcome.clear();
        setOrder(props.rows.map(({ id, name }) => ({ id, name })));
      },
    ),
  );
  function move(index: number, by: 1 | -1): void {
    const one = order()[index]!;
    const rest = order().filter((other) => other.id !== one.id);
    setOrder([...rest.slice(0, index + by), one, ...rest.slice(index + by)]);
    setSaid(`${one.name} is number ${index + by + 1} of ${order().length}.`);
    // The pressed button moved with its row; keep the finger and the focus on it.
    queueMicrotask(() => {
      const buttons = list.querySelectorAll<HTMLButtonElement>(`[data-row="${CSS.escape(one.id)}"] button`);
      const same = buttons[by === -1 ? 0 : 1];
      (same?.disabled ? buttons[by === -1 ? 1 : 0] : same)?.focus();
    });
  }
  const save = async (): Promise<void> => {
    if (await props.onSave(order().map(({ id }) => id))) props.onClose();
  };
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      lead={props.lead}
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={props.outcome.busy()} onClick={() => void save()}>
            Save order
          </Button>
        </>
      }
    >
      <Form label={props.title} outcome={props.outcome} onSubmit={save}>
        <ol ref={list} class={styles.order}>
          <For each={order()}>
            {(one, index) => (
              <li data-row={one.id}>
                <span title={one.name}>{one.name}</span>
                <IconButton label={`Move ${one.name} up`} icon={<ArrowUp />} disabled={index() === 0} onClick={() => move(index(), -1)} />
                <IconButton
                  label={`Move ${one.name} down`}
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
