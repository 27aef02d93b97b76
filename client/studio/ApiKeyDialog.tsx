import { createEffect, For, on } from 'solid-js';
import { member } from '../app/viewer.ts';
import { createAction } from '../graphql/action.ts';
import type { ApiKeyScope, Role } from '../graphql/generated/graphql.ts';
import { createDraft } from '../records/draft.ts';
import { format } from '../time/format.ts';
import { atMinute, plusDays } from '../../domain/kernel/zone.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { CreateApiKeyDocument, reachOf, SCOPE_ROWS, withReach, type ShownSecret } from './api-keys.ts';
import { ROLES } from './settings-documents.ts';
import styles from './ApiKeyDialog.module.css';

const EMPTY = { name: '', role: 'coordinator' as Role, scopes: ['scheduling_read'] as ApiKeyScope[], lastDay: null as string | null };

/** Makes a key for a program. */
export function ApiKeyDialog(props: { open: boolean; onClose: () => void; onMade: (secret: ShownSecret) => void }) {
  const draft = createDraft(EMPTY);
  const create = createAction(CreateApiKeyDocument, (data) => data.createApiKey);
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        create.clear();
        draft.start(EMPTY);
      },
    ),
  );
  const roles = () => ROLES.filter(({ value }) => value !== 'client' && (value !== 'owner' || member().role === 'owner'));
  const save = async (): Promise<void> => {
    const { name, role, scopes, lastDay } = draft.values;
    const made = await create.run({
      input: { name, role, scopes, expiresAt: lastDay && atMinute(plusDays(lastDay, 1), 0, format().place.zone).toISOString() },
    });
    if (!made) return;
    props.onClose();
    props.onMade({ name, secret: made.secret });
  };
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title="New API key"
      lead="It may do what both its role and the functions below allow."
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={create.busy()} onClick={() => void save()}>
            Make the key
          </Button>
        </>
      }
    >
      <Form label="API key" outcome={create} onSubmit={save}>
        <TextField
          name="name"
          label="What it is for"
          placeholder="Booking form of the website"
          value={draft.values.name}
          onInput={(name) => draft.set('name', name)}
          maxLength={100}
        />
        <Select
          name="role"
          label="Acts as"
          hint={ROLES.find(({ value }) => value === draft.values.role)?.note}
          value={draft.values.role}
          onInput={(role) => draft.set('role', role)}
          choices={roles()}
        />
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
      </Form>
    </Dialog>
  );
}
