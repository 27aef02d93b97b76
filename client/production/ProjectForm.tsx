import { Show } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import { CreateClientDocument } from '../clients/clients-documents.ts';
import type { Draft } from '../records/draft.ts';
import { pickClients, pickPeople } from '../records/pick.ts';
import { Combobox, type Option } from '../ui/Combobox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import styles from '../records/records.module.css';

export interface ProjectValues {
  name: string;
  client: Option | null;
  producer: Option | null;
  brief: string;
  deadline: string | null;
  budgetMinor: number | null;
}

export const EMPTY_PROJECT: ProjectValues = { name: '', client: null, producer: null, brief: '', deadline: null, budgetMinor: null };

/** Only what counts: a note beside a name would make two choices of the same record differ. */
const bare = (option: Option | null): Option | null => option && { id: option.id, label: option.label };

/** The fields of a project. A client that is not there yet is entered on the way. */
export function ProjectForm(props: { draft: Draft<ProjectValues>; seesMoney: boolean }) {
  const values = () => props.draft.values;
  const set: Draft<ProjectValues>['set'] = (key, value) => props.draft.set(key, value);
  const createClient = createAction(CreateClientDocument, (data) => data.createClient);
  const enter = async (name: string): Promise<void> => {
    const made = await createClient.run({ input: { name } });
    if (made) set('client', { id: made.id, label: made.name });
    else toast({ text: createClient.refusal()?.message ?? `${name} could not be entered. Try again.`, kind: 'problem' });
  };
  return (
    <>
      <TextField name="name" label="Name" required maxLength={200} value={values().name} onInput={(value) => set('name', value)} />
      <Combobox
        name="clientId"
        label="Client"
        required={false}
        value={values().client}
        onInput={(client) => set('client', bare(client))}
        search={pickClients}
        onCreate={(name) => void enter(name)}
        createLabel={(name) => `New client “${name}”`}
      />
      <Combobox
        name="producerId"
        label="Producer"
        required={false}
        value={values().producer}
        onInput={(producer) => set('producer', bare(producer))}
        search={pickPeople}
      />
      <div class={styles.two}>
        <DateField
          name="deadline"
          label="Deadline"
          required={false}
          value={values().deadline}
          onInput={(value) => set('deadline', value)}
        />
        <Show when={props.seesMoney}>
          <MoneyField
            name="budgetMinor"
            label="Budget"
            required={false}
            value={values().budgetMinor}
            onInput={(value) => set('budgetMinor', value)}
          />
        </Show>
      </div>
      <TextField
        name="brief"
        label="Brief"
        required={false}
        lines={5}
        maxLength={20_000}
        value={values().brief}
        onInput={(value) => set('brief', value)}
      />
    </>
  );
}
