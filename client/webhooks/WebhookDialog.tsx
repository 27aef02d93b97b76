import { createAction } from '../graphql/action.ts';
import { createDraft } from '../records/draft.ts';
import { existingOf, RecordDialog, type Subject } from '../records/RecordDialog.tsx';
import type { ShownSecret } from '../studio/api-keys.ts';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { EventsField } from './EventsField.tsx';
import { CreateWebhookDocument, EditWebhookDocument, type Webhook } from './webhook-documents.ts';

const EMPTY = { name: '', url: '', events: [] as string[] };

/** Makes a webhook, or changes where it calls and what it is told of. */
export function WebhookDialog(props: {
  webhook: Subject<Webhook>;
  onClose: () => void;
  onSaved: () => void;
  onMade: (secret: ShownSecret) => void;
}) {
  const draft = createDraft(EMPTY);
  const create = createAction(CreateWebhookDocument, (data) => data.createWebhookEndpoint);
  const edit = createAction(EditWebhookDocument, (data) => data.editWebhookEndpoint);
  const begin = (webhook: Webhook | null): void =>
    webhook ? draft.start({ name: webhook.name, url: webhook.url, events: [...webhook.events] }, webhook.version) : draft.start(EMPTY);
  const save = async (expectedVersion?: number): Promise<void> => {
    const { name } = draft.values;
    const webhook = existingOf(props.webhook);
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
  return (
    <RecordDialog
      subject={props.webhook}
      onClose={props.onClose}
      title={existingOf(props.webhook) ? 'Change the webhook' : 'New webhook'}
      lead="Each call carries ids and what happened, and is signed. What a record holds is asked of the API."
      label="Webhook"
      make="Make the webhook"
      create={create}
      edit={edit}
      begin={begin}
      onSave={save}
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
    </RecordDialog>
  );
}
