import { createEffect, createSignal, on } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import { minute } from '../time/clock.ts';
import { Button } from '../ui/Button.tsx';
import { DateTimeField } from '../ui/DateTimeField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { toast } from '../ui/toast.tsx';
import { ReplaySinceDocument, type Webhook } from './webhook-documents.ts';

const DAY = 86_400_000;

/** Sends everything again from a moment on. */
export function ReplayDialog(props: { webhook: Webhook; open: boolean; onClose: () => void; onReplayed: () => void }) {
  const [since, setSince] = createSignal<string | null>(null);
  const replay = createAction(ReplaySinceDocument, (data) => data.replayWebhooksSince);
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        replay.clear();
        setSince(new Date(+minute() - DAY).toISOString());
      },
    ),
  );
  const run = async (): Promise<void> => {
    if (!(await replay.run({ input: { endpointId: props.webhook.id, since: since() } }))) return;
    toast({ text: 'It is sent again, in its order.' });
    props.onReplayed();
    props.onClose();
  };
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title="Send again since"
      lead="Everything that it is told of by now. What it had before comes under the same message id."
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={replay.busy()} onClick={() => void run()}>
            Send again
          </Button>
        </>
      }
    >
      <Form label="Send again" outcome={replay} onSubmit={run}>
        <DateTimeField name="since" label="From this moment on" value={since()} onInput={setSince} />
      </Form>
    </Dialog>
  );
}
