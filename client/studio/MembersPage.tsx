import { createSignal, Show } from 'solid-js';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Send from 'lucide-solid/icons/send';
import { createList } from '../graphql/list.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Page } from '../ui/Page.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { MemberDialog } from './MemberDialog.tsx';
import { RemoveMember } from './RemoveMember.tsx';
import { createResend } from './resend.ts';
import { MembersDocument, roleLabel, type StudioMember } from './settings-documents.ts';
import { SettingsTabs } from './SettingsTabs.tsx';
import { SignedIn } from './SignedIn.tsx';

/** Who may sign in to the studio, and as what. */
export default function MembersPage() {
  const [editing, setEditing] = createSignal<StudioMember | 'new' | null>(null);
  const [removing, setRemoving] = createSignal<StudioMember | null>(null);
  const [which, setWhich] = createSignal<'all' | 'waiting'>('all');
  const resend = createResend(() => void list.refetch());
  const list = createList({
    document: MembersDocument,
    areas: ['studio'],
    sort: { key: 'NAME', descending: false },
    variables: ({ search, sort, first, after }) => ({
      search: search || null,
      sort: (sort?.key ?? 'NAME') as 'NAME' | 'ROLE' | 'SIGNED_IN',
      reverse: sort?.descending ?? false,
      waiting: which() === 'waiting' ? true : null,
      first,
      after,
    }),
    connection: (data) => data.members,
  });
  const invite = () => (
    <Button look="primary" onClick={() => setEditing('new')}>
      Invite
    </Button>
  );
  return (
    <Page title="Settings" fills tools={<SettingsTabs />} actions={invite()}>
      <DataTable
        label="Sign-ins"
        list={list}
        rowName={(one) => one.name}
        onOpen={(one) => setEditing(one)}
        columns={[
          {
            title: 'Name',
            cell: (one) => one.name,
            full: (one) => one.name,
            sort: 'NAME',
            width: 'minmax(8.75rem, 1.4fr)',
            card: 'headline',
          },
          { title: 'E-mail', cell: (one) => one.email, full: (one) => one.email, width: 'minmax(10rem, 2fr)' },
          { title: 'Role', cell: (one) => roleLabel(one.role), sort: 'ROLE', width: 'minmax(8rem, 1fr)' },
          {
            title: 'First signed in',
            cell: (one) => <SignedIn member={one} />,
            full: (one) => one.invitationFault ?? '',
            sort: 'SIGNED_IN',
            width: 'minmax(14.5rem, 1.6fr)',
          },
          {
            title: 'More',
            hideTitle: true,
            width: '10.75rem',
            align: 'end',
            cell: (one) => (
              <>
                <Show when={!one.signedInAt}>
                  <Button
                    look="quiet"
                    icon={<Send />}
                    busy={resend.sendingTo() === one.id}
                    aria-label={`Send the invitation of ${one.name} again`}
                    onClick={() => void resend.send(one)}
                  >
                    Send again
                  </Button>
                </Show>
                <Menu
                  square
                  label={`More for ${one.name}`}
                  items={[
                    { label: 'Change role', onSelect: () => setEditing(one) },
                    { label: 'Remove', note: 'Signed out within seconds', danger: true, apart: true, onSelect: () => setRemoving(one) },
                  ]}
                >
                  <Ellipsis size="1.125rem" />
                </Menu>
              </>
            ),
          },
        ]}
        filters={
          <Segmented
            label="Which"
            value={which()}
            choices={[
              { value: 'all', label: 'Everybody' },
              { value: 'waiting', label: 'Not here yet' },
            ]}
            onInput={setWhich}
          />
        }
        empty={
          which() === 'waiting'
            ? { title: 'Nobody is waited for', text: 'Everybody who was invited has signed in.' }
            : {
                title: 'Nobody else signs in yet',
                text: 'Invite the people who run the studio; each gets a sign-in link by mail.',
                action: invite(),
              }
        }
      />
      <MemberDialog member={editing()} onClose={() => setEditing(null)} onSaved={() => void list.refetch()} />
      <RemoveMember member={removing()} onClose={() => setRemoving(null)} onRemoved={() => void list.refetch()} />
    </Page>
  );
}
