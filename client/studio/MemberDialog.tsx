import { createEffect, on, Show } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import { ask } from '../graphql/client.ts';
import type { Role } from '../graphql/generated/graphql.ts';
import { createDraft } from '../records/draft.ts';
import { StaleChoice, staleOf } from '../records/StaleChoice.tsx';
import { Button } from '../ui/Button.tsx';
import { Combobox, type Option } from '../ui/Combobox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
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
export function MemberDialog(props: { member: StudioMember | 'new' | null; onClose: () => void; onSaved: () => void }) {
  const draft = createDraft(EMPTY);
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
        if (member === 'new') draft.start(EMPTY);
        else draft.start({ name: member.name, email: member.email, role: member.role, client }, member.version);
      },
    ),
  );

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
      <Form
        label="Sign-in"
        outcome={{ ...action(), refusal: () => (staleOf(action().refusal()) ? undefined : action().refusal()) }}
        onSubmit={() => save()}
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
        <StaleChoice
          stale={staleOf(action().refusal())}
          show={(field, value, side) => {
            if (field === 'role') return roleLabel(value as Role);
            if (field !== 'clientId' || !value) return value ? undefined : 'none';
            return side === 'yours' ? draft.values.client?.label : 'another client';
          }}
          busy={action().busy()}
          onMine={(version) => void save(version)}
          onTheirs={() => props.onClose()}
        />
      </Form>
    </Dialog>
  );
}
