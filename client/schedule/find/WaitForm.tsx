import { createEffect, on } from 'solid-js';
import { createStore, unwrap, type SetStoreFunction } from 'solid-js/store';
import { createAction } from '../../graphql/action.ts';
import { Form } from '../../ui/Form.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toast.tsx';
import { useDesk } from '../desk.ts';
import { guardLeaving } from '../guard-leaving.ts';
import { AddToWaitlistDocument } from '../waitlist/waitlist-documents.ts';
import { ForWhom } from './FindFields.tsx';
import { copyOf, missingOf, requestOf, type FindValues } from './find-values.ts';
import { WaitFields, type WhoWaits } from './WaitFields.tsx';
import styles from './Find.module.css';

export const WAIT_FORM = 'wait-for-it';

/** Puts somebody on the waitlist for what is looked for: a client, or whoever called. */
export function WaitForm(props: { values: FindValues; set: SetStoreFunction<FindValues>; onBusy: (busy: boolean) => void }) {
  const desk = useDesk();
  const [who, setWho] = createStore<WhoWaits>({ contactName: '', contact: '', note: '' });
  const add = createAction(AddToWaitlistDocument, (data) => data.addToWaitlist);
  createEffect(on(add.busy, props.onBusy));
  guardLeaving(() => Object.values(who).some((text) => text.trim() !== ''));

  async function save(): Promise<void> {
    if (missingOf(props.values)) return;
    const { title, client, project } = props.values;
    const entry = await add.run({
      input: {
        title,
        clientId: client?.id ?? null,
        projectId: project?.id ?? null,
        ...who,
        contactName: client ? '' : who.contactName,
        request: requestOf(copyOf(unwrap(props.values))),
      },
    });
    if (!entry) return;
    toast({ text: `${client?.label ?? who.contactName} waits for it, ${entry.place === 1 ? 'first' : `number ${entry.place}`} in line.` });
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
      <WaitFields values={who} hasClient={!!props.values.client} set={setWho} />
    </Form>
  );
}
