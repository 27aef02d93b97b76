import { createEffect, on } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import { createDraft } from '../records/draft.ts';
import { StaleChoice, staleOf } from '../records/StaleChoice.tsx';
import type { ShownSecret } from '../studio/api-keys.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { EventsField } from './EventsField.tsx';
import { CreateWebhookDocument, EditWebhookDocument, type Webhook } from './webhook-documents.ts';

const EMPTY = { name: '', url: '', events: [] as string[] };

/** Makes a webhook, or changes where it calls and what it is told of. */
export function WebhookDialog(props: {
  webhook: Webhook | 'new' | null;
  onClose: () => void;
  onSaved: () => void;
  onMade: (secret: ShownSecret) => void;
}) {
  const draft = createDraft(EMPTY);
  const create = createAction(CreateWebhookDocument, (data) => data.createWebhookEndpoint);
  const edit = createAction(EditWebhookDocument, (data) => data.editWebhookEndpoint);
  const existing = () => (props.webhook !== null && props.webhook !== 'new' ? props.webhook : null);
  const action = () => (existing() ? edit : create);
  createEffect(
    on(
      () => props.webhook,
      (webhook) => {
        if (webhook === null) return;
        create.clear();
        edit.clear();
        if (webhook === 'new') draft.start(EMPTY);
        else draft.start({ name: webhook.name, url: webhook.url, events: [...webhook.events] }, webhook.version);
      },
    ),
  );
  const save = async (expectedVersion?: number): Promise<void> => {
    const { name } = draft.values;
    const webhook = existing();
    if (webhook) {
      const version = expectedVersion ?? draft.version() ?? null;
      if (!(await edit.run({ input: { endpointId: webhook.id, expectedVersion: version, ...draft.changes() } }))) return;
      toast({ text: `${name} is changed.` });
    } else {
      const made = await create.run({ input: { ...draft.values } });
      if (!made) return;
      props.onMade({ name, secret: made.secret });
    }
    props.onSaved();
    props.onClose();
  };
  const submit = () => document.querySelector<HTMLFormElement>('[aria-label="Webhook"]')?.requestSubmit();
  return (
    <Dialog
      open={props.webhook !== null}
      onClose={props.onClose}
      title={existing() ? 'Change the webhook' : 'New webhook'}
      lead="Each call carries ids and what happened, and is signed. What a record holds is asked of the API."
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={action().busy()} onClick={submit}>
            {existing() ? 'Save' : 'Make the webhook'}
          </Button>
        </>
      }
    >
      <Form
        label="Webhook"
        outcome={{ ...action(), refusal: () => (staleOf(action().refusal()) ? undefined : action().refusal()) }}
        onSubmit={() => save()}
      >
        <TextField
          name="name"
          label="What it is for"
          placeholder="Accounts"
          value={draft.values.name}
          onInput={(name) => draft.set('name', name)}
          maxLength={100}
        />
        <TextField
          name="url"
          type="url"
          inputmode="url"
          label="Address"
          hint="With https, on the open internet."
          placeholder="https://example.com/webhooks"
          value={draft.values.url}
          onInput={(url) => draft.set('url', url)}
          maxLength={2000}
        />
        <EventsField value={draft.values.events} onInput={(events) => draft.set('events', events)} />
        <StaleChoice
          stale={staleOf(action().refusal())}
          busy={action().busy()}
          onMine={(version) => void save(version)}
          onTheirs={() => props.onClose()}
        />
      </Form>
    </Dialog>
  );
}
