import { createEffect, createSignal, on } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { Select } from '../ui/Select.tsx';
import { toast } from '../ui/toast.tsx';
import { ResumeWebhookDocument, type Webhook } from './webhook-documents.ts';

const MISSED = [
  { value: 'send', label: 'Send it, in its order' },
  { value: 'skip', label: 'Leave it out' },
] as const;

/** Turns a webhook on again, and asks what becomes of that which it was not told. */
export function ResumeWebhook(props: { webhook: Webhook | null; onClose: () => void; onResumed: () => void }) {
  const [missed, setMissed] = createSignal<(typeof MISSED)[number]['value']>('send');
  const resume = createAction(ResumeWebhookDocument, (data) => data.resumeWebhookEndpoint);
  createEffect(
    on(
      () => props.webhook,
      (webhook) => {
        if (!webhook) return;
        resume.clear();
        setMissed('send');
      },
    ),
  );
  const run = async (): Promise<void> => {
    const { webhook } = props;
    if (!webhook || !(await resume.run({ input: { endpointId: webhook.id, skipMissed: missed() === 'skip' } }))) return;
    toast({ text: `${webhook.name} is on.` });
    props.onResumed();
    props.onClose();
  };
  return (
    <Dialog
      open={props.webhook !== null}
      onClose={props.onClose}
      title={`Resume ${props.webhook?.name ?? 'it'}`}
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={resume.busy()} onClick={() => void run()}>
            Resume
          </Button>
        </>
      }
    >
      <Form label="Resume the webhook" outcome={resume} onSubmit={run}>
        <Select
          name="skipMissed"
          label="What happened meanwhile"
          hint="What waited before is sent in any case."
          value={missed()}
          onInput={setMissed}
          choices={MISSED}
        />
      </Form>
    </Dialog>
  );
}
