import { createSignal } from 'solid-js';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createList } from '../graphql/list.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Page } from '../ui/Page.tsx';
import { MemberDialog } from './MemberDialog.tsx';
import { RemoveMember } from './RemoveMember.tsx';
import { MembersDocument, roleLabel, type StudioMember } from './settings-documents.ts';
import { SettingsTabs } from './SettingsTabs.tsx';

/** Who may sign in to the studio, and as what. */
export default function MembersPage() {
  const [editing, setEditing] = createSignal<StudioMember | 'new' | null>(null);
  const [removing, setRemoving] = createSignal<StudioMember | null>(null);
  const list = createList({
    document: MembersDocument,
    areas: ['studio'],
    sort: { key: 'NAME', descending: false },
    variables: ({ search, sort, first, after }) => ({
      search: search || null,
      sort: (sort?.key ?? 'NAME') as 'NAME' | 'ROLE' | 'JOINED',
      reverse: sort?.descending ?? false,
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
            width: 'minmax(8.75rem, 2fr)',
            card: 'headline',
          },
          { title: 'E-mail', cell: (one) => one.email, full: (one) => one.email, width: 'minmax(10rem, 2fr)' },
          { title: 'Role', cell: (one) => roleLabel(one.role), sort: 'ROLE', width: 'minmax(6.875rem, 1fr)' },
          { title: 'Since', cell: (one) => format().dayWithYear(one.joinedAt), sort: 'JOINED', width: 'minmax(6.875rem, 1fr)' },
          {
            title: 'More',
            hideTitle: true,
            width: '4rem',
            align: 'end',
            cell: (one) => (
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
            ),
          },
        ]}
        empty={{
          title: 'Nobody else signs in yet',
          text: 'Invite the people who run the studio; each gets a sign-in link by mail.',
          action: invite(),
        }}
      />
      <MemberDialog member={editing()} onClose={() => setEditing(null)} onSaved={() => void list.refetch()} />
      <RemoveMember member={removing()} onClose={() => setRemoving(null)} onRemoved={() => void list.refetch()} />
    </Page>
  );
}
