import { createSignal, Show } from 'solid-js';
import { createStore, unwrap } from 'solid-js/store';
import { createAction } from '../../graphql/action.ts';
import { createRead } from '../../graphql/read.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toast.tsx';
import { useDesk } from '../desk.ts';
import { FindSourcesDocument } from '../find/find-documents.ts';
import { FindFields } from '../find/FindFields.tsx';
import { copyOf, missingOf, requestOf, type FindValues } from '../find/find-values.ts';
import { WaitFields, type WhoWaits } from '../find/WaitFields.tsx';
import { guardLeaving } from '../guard-leaving.ts';
import { PanelFrame } from '../PanelFrame.tsx';
import { EditWaitlistEntryDocument, type WaitlistEntry } from './waitlist-documents.ts';
import { waitingValues } from './waiting-values.ts';
import styles from '../find/Find.module.css';

const FORM = 'edit-waiting';

/** Changes who waits and for what; their place in line stays. Only what was changed here is sent: the rest stays with whoever changes it. */
export function WaitEditPanel(props: { entry: WaitlistEntry }) {
  const desk = useDesk();
  const entry = props.entry;
  const before = waitingValues(entry);
  const [values, set] = createStore<FindValues>(copyOf(before));
  const [who, setWho] = createStore<WhoWaits>({ contactName: entry.contactName, contact: entry.contact, note: entry.note });
  const [tried, setTried] = createSignal(false);
  const sources = createRead(FindSourcesDocument, () => ({}), { areas: ['scheduling', 'crew', 'equipment'] });
  const edit = createAction(EditWaitlistEntryDocument, (data) => data.result);
  const inputOf = (of: FindValues, { contactName, contact, note }: WhoWaits) => ({
    title: of.title,
    clientId: of.client?.id ?? null,
    projectId: of.project?.id ?? null,
    contactName: of.client ? '' : contactName,
    contact,
    note,
    request: requestOf(of),
  });
  type Input = ReturnType<typeof inputOf>;
  function changes(): Partial<Input> {
    const was = inputOf(before, entry);
    const is = inputOf(copyOf(unwrap(values)), unwrap(who));
    const differs = (key: keyof Input): boolean => JSON.stringify(was[key]) !== JSON.stringify(is[key]);
    return Object.fromEntries((Object.keys(is) as (keyof Input)[]).filter(differs).map((key) => [key, is[key]]));
  }
  guardLeaving(() => desk.target()?.kind === 'wait-edit' && (missingOf(values) !== null || Object.keys(changes()).length > 0));

  async function save(): Promise<void> {
    setTried(true);
    if (missingOf(values)) return;
    const changed = await edit.run({ input: { entryId: entry.id, expectedVersion: entry.version, ...changes() } });
    if (!changed) return;
    toast({ text: `${changed.title} is changed, at the same place in line.` });
    desk.open({ kind: 'waitlist' });
  }
  return (
    <PanelFrame
      title="Change what is waited for"
      lead={`${entry.clientName ?? entry.contactName} keeps their place in line.`}
      onClose={() => desk.open(null)}
      actions={
        <>
          <Button look="primary" type="submit" form={FORM} busy={edit.busy()}>
            Save
          </Button>
          <Button onClick={() => desk.open({ kind: 'waitlist' })}>Discard</Button>
        </>
      }
    >
      <Form id={FORM} label="Change what is waited for" outcome={edit} onSubmit={save}>
        <TextField
          label="Title"
          name="title"
          required
          maxLength={200}
          value={values.title}
          onInput={(title) => set('title', title)}
          autofocus
        />
        <FindFields values={values} set={set} sources={sources.data()} />
        <WaitFields values={who} hasClient={!!values.client} set={setWho} />
        <Show when={tried() && missingOf(values)}>{(text) => <p class={styles.problem}>{text()}</p>}</Show>
      </Form>
    </PanelFrame>
  );
}
