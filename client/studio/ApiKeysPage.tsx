import { createSignal } from 'solid-js';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createList } from '../graphql/list.ts';
import type { Subject } from '../records/RecordDialog.tsx';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Page } from '../ui/Page.tsx';
import { ApiKeyDialog } from './ApiKeyDialog.tsx';
import { ApiKeyState } from './ApiKeyState.tsx';
import { ApiKeysDocument, scopeWords, type ApiKey, type ShownSecret } from './api-keys.ts';
import { RevokeApiKey } from './RevokeApiKey.tsx';
import { RotateApiKey } from './RotateApiKey.tsx';
import { roleLabel } from './settings-documents.ts';
import { SettingsTabs } from './SettingsTabs.tsx';
import { ShownSecretDialog } from './ShownSecretDialog.tsx';

/** What programs come in with: made here, changed, given a new secret, and ended. */
export default function ApiKeysPage() {
  const [editing, setEditing] = createSignal<Subject<ApiKey>>(null);
  const [rotating, setRotating] = createSignal<ApiKey | null>(null);
  const [revoking, setRevoking] = createSignal<ApiKey | null>(null);
  const [shown, setShown] = createSignal<ShownSecret | null>(null);
  const list = createList({
    document: ApiKeysDocument,
    areas: ['studio'],
    sort: { key: 'CREATED', descending: true },
    variables: ({ search, sort, first, after }) => ({
      search: search || null,
      sort: (sort?.key ?? 'CREATED') as 'CREATED' | 'NAME' | 'USED',
      reverse: sort?.descending ?? false,
      first,
      after,
    }),
    connection: (data) => data.apiKeys,
  });
  const show = (secret: ShownSecret): void => {
    void list.refetch();
    setShown(secret);
  };
  const make = () => (
    <Button look="primary" onClick={() => setEditing('new')}>
      New API key
    </Button>
  );
  return (
    <Page
      title="Settings"
      fills
      tools={<SettingsTabs />}
      actions={
        <>
          <Button onClick={() => void open('/explore', '_blank', 'noopener')}>API reference</Button>
          {make()}
        </>
      }
    >
      <DataTable
        label="API keys"
        list={list}
        rowName={(key) => key.name}
        columns={[
          { title: 'Name', cell: (key) => key.name, full: (key) => key.name, sort: 'NAME', width: 'minmax(9rem, 1.5fr)', card: 'headline' },
          { title: 'Begins with', cell: (key) => `${key.prefix}…`, width: '8.5rem' },
          {
            title: 'May',
            cell: (key) => `${roleLabel(key.role)}. ${scopeWords(key.scopes)}`,
            full: (key) => `As ${roleLabel(key.role).toLowerCase()}. ${scopeWords(key.scopes)}.`,
            width: 'minmax(10rem, 2fr)',
          },
          {
            title: 'Last used',
            cell: (key) => (key.lastUsedAt ? format().dayNear(key.lastUsedAt, minute()) : 'never'),
            full: (key) => (key.lastUsedAt ? format().dateTime(key.lastUsedAt) : ''),
            sort: 'USED',
            width: '7rem',
          },
          { title: 'State', cell: (key) => <ApiKeyState apiKey={key} />, width: 'minmax(11rem, 1.2fr)' },
          {
            title: 'More',
            hideTitle: true,
            width: '4rem',
            align: 'end',
            cell: (key) => (
              <Menu
                square
                label={`More for ${key.name}`}
                items={[
                  ...(key.state === 'revoked'
                    ? []
                    : [{ label: 'Change', note: 'Its name, functions and last day', onSelect: () => setEditing(key) }]),
                  ...(key.state === 'open'
                    ? [{ label: 'Rotate', note: 'A new secret in place of this', onSelect: () => setRotating(key) }]
                    : []),
                  ...(key.state === 'revoked'
                    ? [{ label: 'Revoked', note: 'Nothing more can be done with it', onSelect: () => undefined, disabled: true }]
                    : [{ label: 'Revoke', note: 'Its program is shut out', danger: true, apart: true, onSelect: () => setRevoking(key) }]),
                ]}
              >
                <Ellipsis size="1.125rem" />
              </Menu>
            ),
          },
        ]}
        empty={{
          title: 'No program has a key yet',
          text: 'With an API key a program of yours books, reads and follows the studio as far as you allow.',
          action: make(),
        }}
      />
      <ApiKeyDialog apiKey={editing()} onClose={() => setEditing(null)} onMade={show} onSaved={() => void list.refetch()} />
      <RotateApiKey apiKey={rotating()} onClose={() => setRotating(null)} onRotated={show} />
      <RevokeApiKey apiKey={revoking()} onClose={() => setRevoking(null)} onRevoked={() => void list.refetch()} />
      <ShownSecretDialog shown={shown()} onClose={() => setShown(null)} />
    </Page>
  );
}
