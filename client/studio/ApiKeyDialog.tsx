import { For, Show } from 'solid-js';
import { member } from '../app/viewer.ts';
import { createAction } from '../graphql/action.ts';
import type { ApiKeyScope, Role } from '../graphql/generated/graphql.ts';
import { createDraft } from '../records/draft.ts';
import { existingOf, RecordDialog, type Subject } from '../records/RecordDialog.tsx';
import { format } from '../time/format.ts';
import { atMinute, plusDays } from '../../domain/kernel/zone.ts';
import { DateField } from '../ui/DateField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import {
  CreateApiKeyDocument,
  EditApiKeyDocument,
  lastMomentOf,
  reachOf,
  SCOPE_ROWS,
  scopeWords,
  withReach,
  type ApiKey,
  type ShownSecret,
} from './api-keys.ts';
import { roleLabel, ROLES } from './settings-documents.ts';
import styles from './ApiKeyDialog.module.css';

const EMPTY = { name: '', role: 'coordinator' as Role, scopes: ['scheduling_read'] as ApiKeyScope[], lastDay: null as string | null };

/** The key lapses when its last day in the studio is over. */
const endOf = (lastDay: string | null): string | null => lastDay && atMinute(plusDays(lastDay, 1), 0, format().place.zone).toISOString();
const lastDayOf = (expiresAt: string | null): string | null => expiresAt && format().isoDay(lastMomentOf(expiresAt));

/** Makes a key for a program, or changes what one is called, how far it reaches and until when. */
export function ApiKeyDialog(props: {
  apiKey: Subject<ApiKey>;
  onClose: () => void;
  onMade: (secret: ShownSecret) => void;
  onSaved: () => void;
}) {
  const draft = createDraft(EMPTY);
  const create = createAction(CreateApiKeyDocument, (data) => data.createApiKey);
  const edit = createAction(EditApiKeyDocument, (data) => data.editApiKey);
  const existing = () => existingOf(props.apiKey);
  const begin = (key: ApiKey | null): void => {
    if (!key) return draft.start(EMPTY);
    const { name, role, scopes, expiresAt, version } = key;
    draft.start({ name, role, scopes: [...scopes], lastDay: lastDayOf(expiresAt) }, version);
  };
  const roles = () => ROLES.filter(({ value }) => value !== 'client' && (value !== 'owner' || member().role === 'owner'));
  const save = async (expectedVersion?: number): Promise<void> => {
    const { name, role, scopes, lastDay } = draft.values;
    const key = existing();
    if (key) {
      const changes = draft.changes();
      const input = {
        apiKeyId: key.id,
        expectedVersion: expectedVersion ?? draft.version() ?? null,
        ...(changes.name === undefined ? {} : { name }),
        ...(changes.scopes === undefined ? {} : { scopes: [...scopes] }),
        ...(changes.lastDay === undefined ? {} : { expiresAt: endOf(lastDay) }),
      };
      if (!(await edit.run({ input }))) return;
      toast({ text: `${name} is changed; its secret stays.` });
      props.onSaved();
    } else {
      const made = await create.run({ input: { name, role, scopes: [...scopes], expiresAt: endOf(lastDay) } });
      if (!made) return;
      props.onMade({ name, secret: made.secret });
    }
    props.onClose();
  };
  return (
    <RecordDialog
      subject={props.apiKey}
      onClose={props.onClose}
      title={existing() ? 'Change the API key' : 'New API key'}
      lead={
        existing()
          ? `It acts as ${roleLabel(existing()!.role).toLowerCase()}, within the functions below. Its program goes on with the secret it has.`
          : 'It may do what both its role and the functions below allow.'
      }
      label="API key"
      make="Make the key"
      create={create}
      edit={edit}
      begin={begin}
      onSave={save}
      showStale={(field, value) => {
        if (field === 'scopes') return scopeWords(value as ApiKeyScope[]) || undefined;
        return field === 'expiresAt' ? (value ? format().dateTime(value as string) : 'never') : undefined;
      }}
    >
      <TextField
        name="name"
        label="What it is for"
        placeholder="Booking form of the website"
        value={draft.values.name}
        onInput={(name) => draft.set('name', name)}
        maxLength={100}
      />
      <Show when={!existing()}>
        <Select
          name="role"
          label="Acts as"
          hint={ROLES.find(({ value }) => value === draft.values.role)?.note}
          value={draft.values.role}
          onInput={(role) => draft.set('role', role)}
          choices={roles()}
        />
      </Show>
      <fieldset class={styles.scopes}>
        <legend>Functions it may use</legend>
        <For each={SCOPE_ROWS}>
          {(row) => (
            <div>
              <span>{row.label}</span>
              <Segmented
                label={`${row.label}: how far it reaches`}
                value={reachOf(draft.values.scopes, row.area)}
                choices={row.reaches}
                onInput={(reach) => draft.set('scopes', withReach(draft.values.scopes, row.area, reach))}
              />
            </div>
          )}
        </For>
      </fieldset>
      <DateField
        name="expiresAt"
        label="Last day"
        hint="Until its end in the studio’s time. Empty for a key that does not lapse."
        value={draft.values.lastDay}
        onInput={(day) => draft.set('lastDay', day)}
      />
    </RecordDialog>
  );
}
