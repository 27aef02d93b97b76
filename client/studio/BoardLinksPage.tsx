import { useNavigate } from '@solidjs/router';
import { createSignal } from 'solid-js';
import Copy from 'lucide-solid/icons/copy';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createList } from '../graphql/list.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Page } from '../ui/Page.tsx';
import { toast } from '../ui/toast.tsx';
import { BoardLinkDialog } from './BoardLinkDialog.tsx';
import { BoardLinksDocument, privacyOf, type BoardLink } from './board-links.ts';
import { copyText } from './copy-text.ts';
import { SettingsTabs } from './SettingsTabs.tsx';
import { RevokeBoardLink } from './RevokeBoardLink.tsx';

/** The wall boards of the studio: links that open without sign-in, until they are revoked. */
export default function BoardLinksPage() {
  const [editing, setEditing] = createSignal<BoardLink | 'new' | null>(null);
  const navigate = useNavigate();
  const [revoking, setRevoking] = createSignal<BoardLink | null>(null);
  const list = createList({
    document: BoardLinksDocument,
    areas: ['studio'],
    sort: { key: 'NAME', descending: false },
    variables: ({ search, sort, first, after }) => ({
      search: search || null,
      sort: (sort?.key ?? 'NAME') as 'NAME' | 'CREATED',
      reverse: sort?.descending ?? false,
      first,
      after,
    }),
    connection: (data) => data.boardLinks,
  });

  const copy = async (link: BoardLink): Promise<void> => {
    const copied = link.url ? await copyText(link.url) : false;
    toast(
      copied
        ? { text: `The link of ${link.name} is copied.` }
        : { text: 'The browser did not allow copying. Open the link and copy its address.', kind: 'problem' },
    );
  };

  return (
    <Page
      title="Settings"
      fills
      tools={<SettingsTabs />}
      actions={
        <>
          <Button onClick={() => navigate('/tablet')}>Open a room’s tablet</Button>
          <Button look="primary" onClick={() => setEditing('new')}>
            New board link
          </Button>
        </>
      }
    >
      <DataTable
        label="Board links"
        list={list}
        rowName={(link) => link.name}
        onOpen={(link) => setEditing(link)}
        columns={[
          {
            title: 'Name',
            cell: (link) => link.name,
            full: (link) => link.name,
            sort: 'NAME',
            width: 'minmax(10rem, 2fr)',
            card: 'headline',
          },
          {
            title: 'Shows',
            cell: (link) => `${link.roomId ? 'Room tablet, ' : ''}${privacyOf(link.privacy).label}`,
            full: (link) => privacyOf(link.privacy).note,
            width: 'minmax(7.5rem, 1fr)',
          },
          { title: 'Made', cell: (link) => format().dayWithYear(link.createdAt), sort: 'CREATED', width: 'minmax(6.875rem, 1fr)' },
          {
            title: 'Link',
            hideTitle: true,
            width: '11.875rem',
            align: 'end',
            cell: (link) => (
              <>
                <Button look="quiet" icon={<Copy />} onClick={() => void copy(link)} aria-label={`Copy the link of ${link.name}`}>
                  Copy link
                </Button>
                <Menu
                  square
                  label={`More for ${link.name}`}
                  items={[
                    { label: 'Open the board', note: 'In a new tab', onSelect: () => void open(link.url ?? '', '_blank', 'noopener') },
                    { label: 'Change', note: 'Its name and what it shows', onSelect: () => setEditing(link) },
                    { label: 'Revoke', note: 'Its screens go dark', danger: true, apart: true, onSelect: () => setRevoking(link) },
                  ]}
                >
                  <Ellipsis size="1.125rem" />
                </Menu>
              </>
            ),
          },
        ]}
        empty={{
          title: 'No board hangs yet',
          text: 'A board link opens the live board on any screen without sign-in: rooms, gear and projects for everyone who passes.',
          action: (
            <Button look="primary" onClick={() => setEditing('new')}>
              New board link
            </Button>
          ),
        }}
      />
      <BoardLinkDialog link={editing()} onClose={() => setEditing(null)} onSaved={() => void list.refetch()} />
      <RevokeBoardLink link={revoking()} onClose={() => setRevoking(null)} onRevoked={() => void list.refetch()} />
    </Page>
  );
}
