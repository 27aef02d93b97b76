import { createEffect, on, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { createAction } from '../graphql/action.ts';
import { ask } from '../graphql/client.ts';
import type { Role } from '../graphql/generated/graphql.ts';
import { Button } from '../ui/Button.tsx';
import { Combobox, type Option } from '../ui/Combobox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { howTheyComeIn, whereTheLinkIs } from './invitation-words.ts';
import { ChangeMemberDocument, ClientChoicesDocument, InviteMemberDocument, ROLES, type StudioMember } from './settings-documents.ts';

interface Draft {
  name: string;
  email: string;
  role: Role;
  client: Option | null;
}
const EMPTY: Draft = { name: '', email: '', role: 'coordinator', client: null };

const findClients = async (search: string): Promise<Option[]> =>
  (await ask(ClientChoicesDocument, { search: search || null })).clients.nodes.map(({ id, name, contactName }) => ({
    id,
    label: name,
    note: contactName,
  }));

/** Invites somebody, or changes what they may do. */
export function MemberDialog(props: { member: StudioMember | 'new' | null; onClose: () => void; onSaved: () => void }) {
  const [draft, setDraft] = createStore<Draft>({ ...EMPTY });
  const invite = createAction(InviteMemberDocument, (data) => data.inviteMember);
  const change = createAction(ChangeMemberDocument, (data) => data.changeMember);
  const existing = () => (props.member !== null && props.member !== 'new' ? props.member : null);
  const action = () => (existing() ? change : invite);

  createEffect(
    on(
      () => props.member,
      (member) => {
        if (member === null) return;
        invite.clear();
        change.clear();
        const client = member !== 'new' && member.clientId ? { id: member.clientId, label: 'The present client' } : null;
        setDraft(member === 'new' ? { ...EMPTY } : { name: member.name, email: member.email, role: member.role, client });
      },
    ),
  );

  const save = async (): Promise<void> => {
    const member = existing();
    const clientId = draft.role === 'client' ? (draft.client?.id ?? null) : null;
    const saved = member
      ? await change.run({
          input: { memberId: member.id, expectedVersion: member.version, role: draft.role, personId: member.personId, clientId },
        })
      : await invite.run({ input: { name: draft.name, email: draft.email, role: draft.role, clientId } });
    if (!saved) return;
    toast({ text: member ? `${draft.name} is changed.` : `${draft.name} is invited: ${whereTheLinkIs(draft.email)}` });
    props.onSaved();
    props.onClose();
  };
  const submit = () => document.querySelector<HTMLFormElement>('[aria-label="Sign-in"]')?.requestSubmit();

  return (
    <Dialog
      open={props.member !== null}
      onClose={props.onClose}
      title={existing() ? `Change ${existing()!.name}` : 'Invite to the studio'}
      lead={existing() ? existing()!.email : howTheyComeIn()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" busy={action().busy()} onClick={submit}>
            {existing() ? 'Save' : 'Invite'}
          </Button>
        </>
      }
    >
      <Form label="Sign-in" outcome={action()} onSubmit={save}>
        <Show when={!existing()}>
          <TextField name="name" label="Name" value={draft.name} onInput={(name) => setDraft('name', name)} maxLength={200} />
          <TextField name="email" label="E-mail" type="email" value={draft.email} onInput={(email) => setDraft('email', email)} />
        </Show>
        <Select
          name="role"
          label="Role"
          hint={ROLES.find(({ value }) => value === draft.role)?.note}
          value={draft.role}
          onInput={(role) => setDraft('role', role)}
          choices={ROLES}
        />
        <Show when={draft.role === 'client'}>
          <Combobox
            name="clientId"
            label="Client"
            value={draft.client}
            onInput={(client) => setDraft('client', client)}
            search={findClients}
          />
        </Show>
      </Form>
    </Dialog>
  );
}
