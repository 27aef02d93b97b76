import { createEffect, createSignal, on, Show } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import type { BookingDetailFragment } from '../graphql/generated/graphql.ts';
import { serverMillis } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DateTimeField } from '../ui/DateTimeField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { toast } from '../ui/toast.tsx';
import { ExtendHoldDocument } from './hold-mutations.ts';

const DAY = 86_400_000;

/** Until when a hold stands. */
export function ExtendHoldDialog(props: {
  booking: BookingDetailFragment;
  open: boolean;
  onClose: () => void;
  onDone: () => Promise<void>;
}) {
  const [until, setUntil] = createSignal<string | null>(null);
  const [never, setNever] = createSignal(false);
  const extend = createAction(ExtendHoldDocument, (data) => data.result);

  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        extend.clear();
        setNever(false);
        // Usually somebody asks for some days more.
        const from = Math.max(serverMillis(), props.booking.holdExpiresAt ? Date.parse(props.booking.holdExpiresAt) : 0);
        const later = Math.min(from + 3 * DAY, Math.max(from + 3_600_000, Date.parse(props.booking.startsAt)));
        setUntil(new Date(Math.ceil(later / 900_000) * 900_000).toISOString());
      },
    ),
  );

  const save = async (): Promise<void> => {
    const expiresAt = never() ? null : until();
    if (!never() && expiresAt === null) return;
    if (!(await extend.run({ input: { bookingId: props.booking.id, expiresAt } }))) return;
    toast({
      text: expiresAt
        ? `${props.booking.title} is held until ${format().dateTime(expiresAt)}.`
        : `${props.booking.title} does not lapse any more.`,
    });
    await props.onDone();
    props.onClose();
  };

  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={`Hold ${props.booking.title} until`}
      lead={
        props.booking.holdExpiresAt
          ? `It lapses ${format().dateTime(props.booking.holdExpiresAt)} as it stands.`
          : 'It never lapses as it stands.'
      }
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" type="submit" form="extend-hold" busy={extend.busy()}>
            Save
          </Button>
        </>
      }
    >
      <Form id="extend-hold" label="Until when the hold stands" outcome={extend} onSubmit={save}>
        <Show when={!never()}>
          <DateTimeField name="holdExpiresAt" label="Lapses" value={until()} onInput={setUntil} />
        </Show>
        <Checkbox label="It never lapses by itself" checked={never()} onInput={setNever} />
      </Form>
    </Dialog>
  );
}
