import { For } from 'solid-js';
import type { BookingDetailFragment } from '../graphql/generated/graphql.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ordinal } from './schedule-words.ts';

/** Tells what confirming settles before it is done: the holds that have to go. */
export function ConfirmHold(props: {
  booking: BookingDetailFragment;
  open: boolean;
  busy: boolean;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const settled = () => props.booking.confirmSettles ?? [];
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={`Confirm ${props.booking.title}?`}
      lead={
        settled().length === 1
          ? 'One other hold wants this slot and is released.'
          : `${settled().length} other holds want this slot and are released.`
      }
      actions={
        <>
          <Button onClick={() => props.onClose()}>Not yet</Button>
          <Button look="primary" busy={props.busy} onClick={() => props.onConfirm()}>
            Confirm
          </Button>
        </>
      }
    >
      <ul>
        <For each={settled()}>
          {({ title, holdRank, clientName }) => (
            <li>
              <b>{title}</b>, {ordinal(holdRank)} hold{clientName ? ` for ${clientName}` : ''}
            </li>
          )}
        </For>
      </ul>
      <p>Whoever keeps them is told.</p>
    </Dialog>
  );
}
