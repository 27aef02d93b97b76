import { createEffect, createSignal, on, Show } from 'solid-js';
import { unwrap, type SetStoreFunction } from 'solid-js/store';
import { createAction } from '../../graphql/action.ts';
import { Form } from '../../ui/Form.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toast.tsx';
import { useDesk } from '../desk.ts';
import { AddToWaitlistDocument } from '../waitlist/waitlist-documents.ts';
import { ForWhom } from './FindFields.tsx';
import { copyOf, missingOf, requestOf, type FindValues } from './find-values.ts';
import styles from './Find.module.css';

export const WAIT_FORM = 'wait-for-it';

/** Puts somebody on the waitlist for what is looked for: a client, or whoever called. */
export function WaitForm(props: { values: FindValues; set: SetStoreFunction<FindValues>; onBusy: (busy: boolean) => void }) {
  const desk = useDesk();
  const [contactName, setContactName] = createSignal('');
  const [contact, setContact] = createSignal('');
  const [note, setNote] = createSignal('');
  const add = createAction(AddToWaitlistDocument, (data) => data.addToWaitlist);
  createEffect(on(add.busy, props.onBusy));

  async function save(): Promise<void> {
    if (missingOf(props.values)) return;
    const { title, client, project } = props.values;
    const entry = await add.run({
      input: {
        title,
        clientId: client?.id ?? null,
        projectId: project?.id ?? null,
        contactName: client ? '' : contactName(),
        contact: contact(),
        note: note(),
        request: requestOf(copyOf(unwrap(props.values))),
      },
    });
    if (!entry) return;
    toast({ text: `${client?.label ?? contactName()} waits for it, ${entry.place === 1 ? 'first' : `number ${entry.place}`} in line.` });
    desk.open({ kind: 'waitlist' });
  }

  return (
    <Form id={WAIT_FORM} class={styles.book ?? ''} label="Wait for it" outcome={add} onSubmit={save}>
      <p class={styles.asked}>What becomes free is offered in the order in which people came, and kept for them while they decide.</p>
      <TextField
        label="Title"
        name="title"
        required
        maxLength={200}
        value={props.values.title}
        onInput={(title) => props.set('title', title)}
        autofocus
      />
      <ForWhom values={props.values} set={props.set} />
      <Show when={!props.values.client}>
        <TextField label="Or who waits" name="contactName" maxLength={120} value={contactName()} onInput={setContactName} />
      </Show>
      <TextField
        label="How to reach them"
        name="contact"
        placeholder="Number or address"
        maxLength={200}
        value={contact()}
        onInput={setContact}
      />
      <TextField label="Note" name="note" lines={2} maxLength={2_000} value={note()} onInput={setNote} />
    </Form>
  );
}
