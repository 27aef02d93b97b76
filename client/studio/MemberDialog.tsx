import { Show } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import { ask } from '../graphql/client.ts';
import type { Role } from '../graphql/generated/graphql.ts';
import { createDraft } from '../records/draft.ts';
import { existingOf, RecordDialog, type Subject } from '../records/RecordDialog.tsx';
import { Combobox, type Option } from '../ui/Combobox.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toast.tsx';
import { howTheyComeIn, whereTheLinkIs } from './invitation-words.ts';
import {
  ChangeMemberDocument,
  ClientChoicesDocument,
  InviteMemberDocument,
  roleLabel,
  ROLES,
  type StudioMember,
} from './settings-documents.ts';

const EMPTY = { name: '', email: '', role: 'coordinator' as Role, client: null as Option | null };

const findClients = async (search: string): Promise<Option[]> =>
  (await ask(ClientChoicesDocument, { search: search || null })).clients.nodes.map(({ id, name, contactName }) => ({
    id,
    label: name,
    note: contactName,
  }));

/** Invites somebody, or changes what they may do. */
export function MemberDialog(props: { member: Subject<StudioMember>; onClose: () => void; onSaved: () => void }) {
  const draft = createDraft(EMPTY);
  const invite = createAction(InviteMemberDocument, (data) => data.inviteMember);
  const change = createAction(ChangeMemberDocument, (data) => data.changeMember);
  const existing = () => existingOf(props.member);
  const begin = (member: StudioMember | null): void => {
    if (!member) return draft.start(EMPTY);
    const client = member.clientId ? { id: member.clientId, label: 'The present client' } : null;
    draft.start({ name: member.name, email: member.email, role: member.role, client }, member.version);
  };

  const save = async (expectedVersion?: number): Promise<void> => {
    const member = existing();
    const { name, email, role, client } = draft.values;
    const clientId = role === 'client' ? (client?.id ?? null) : null;
    const saved = member
      ? await change.run({
          input: {
            memberId: member.id,
            expectedVersion: expectedVersion ?? draft.version() ?? null,
            role,
            personId: member.personId,
            clientId,
          },
        })
      : await invite.run({ input: { name, email, role, clientId } });
    if (!saved) return;
    toast({ text: member ? `${name} is changed.` : `${name} is invited: ${whereTheLinkIs(email)}` });
    props.onSaved();
    props.onClose();
  };
  return (
    <RecordDialog
      subject={props.member}
      onClose={props.onClose}
      title={existing() ? `Change ${existing()!.name}` : 'Invite to the studio'}
      lead={existing() ? existing()!.email : howTheyComeIn()}
      label="Sign-in"
      make="Invite"
      create={invite}
      edit={change}
      begin={begin}
      onSave={save}
      showStale={(field, value, side) => {
        if (field === 'role') return roleLabel(value as Role);
        if (field !== 'clientId' || !value) return value ? undefined : 'none';
        return side === 'yours' ? draft.values.client?.label : 'another client';
      }}
    >
      <Show when={!existing()}>
        <TextField name="name" label="Name" value={draft.values.name} onInput={(name) => draft.set('name', name)} maxLength={200} />
        <TextField name="email" label="E-mail" type="email" value={draft.values.email} onInput={(email) => draft.set('email', email)} />
      </Show>
      <Select
        name="role"
        label="Role"
        hint={ROLES.find(({ value }) => value === draft.values.role)?.note}
        value={draft.values.role}
        onInput={(role) => draft.set('role', role)}
        choices={ROLES}
      />
      <Show when={draft.values.role === 'client'}>
        <Combobox
          name="clientId"
          label="Client"
          value={draft.values.client}
          onInput={(client) => draft.set('client', client)}
          search={findClients}
        />
      </Show>
    </RecordDialog>
  );
}
