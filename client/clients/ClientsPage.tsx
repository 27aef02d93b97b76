import { createSignal } from 'solid-js';
import { clientsPolicy } from '../../domain/clients/clients-policy.ts';
import type { ClientSort } from '../graphql/generated/graphql.ts';
import { createList } from '../graphql/list.ts';
import { InUse } from '../records/InUse.tsx';
import { listVariables } from '../records/list-variables.ts';
import { may } from '../records/may.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable, type Column } from '../ui/DataTable.tsx';
import { Page } from '../ui/Page.tsx';
import { ClientPanel } from './ClientPanel.tsx';
import { ClientsDocument, type ClientRow } from './clients-documents.ts';

const columns: Column<ClientRow, ClientSort>[] = [
  { title: 'Name', cell: (row) => row.name, full: (row) => row.name, sort: 'NAME', width: 'minmax(11.25rem, 1.7fr)', card: 'headline' },
  { title: 'Contact', cell: (row) => row.contactName, full: (row) => row.contactName, sort: 'CONTACT', width: 'minmax(7.5rem, 1.2fr)' },
  { title: 'E-mail', cell: (row) => row.email, full: (row) => row.email, width: 'minmax(8.75rem, 1.6fr)', card: 'hidden' },
  { title: 'Phone', cell: (row) => row.phone, full: (row) => row.phone, width: 'minmax(9.5rem, 1fr)', card: 'hidden' },
  { title: 'Projects', cell: (row) => format().number(row.projectCount), align: 'end', width: '5.625rem' },
  { title: 'Sessions', cell: (row) => format().number(row.sessionCount), sort: 'SESSIONS', align: 'end', width: '6.25rem' },
];

/** Whom the studio works for, with what it does for them. */
export default function ClientsPage() {
  const record = useOpenRecord();
  const [archived, setArchived] = createSignal(false);
  const list = createList({
    document: ClientsDocument,
    areas: ['clients', 'production', 'scheduling'],
    sort: { key: 'NAME' as ClientSort, descending: false },
    variables: (asked) => ({ ...listVariables(asked), archived: archived() }),
    connection: (data) => data.clients,
  });
  const mayKeep = () => may(clientsPolicy, 'keep_clients');
  const create = () => (
    <Button look="primary" onClick={() => record.open('new')}>
      New client
    </Button>
  );
  return (
    <Page title="Clients" fills tools={<InUse archived={archived()} onInput={setArchived} />} actions={mayKeep() ? create() : undefined}>
      <DataTable
        label="Clients"
        list={list}
        columns={columns}
        rowName={(row) => row.name}
        openId={record.id() ?? null}
        onOpen={(row) => record.open(row.id)}
        searchHint="Name, contact, e-mail"
        empty={
          archived()
            ? { title: 'No client is archived', text: 'Clients that were archived keep their sessions and projects, and are listed here.' }
            : {
                title: 'There is no client yet',
                text: 'Enter whom you work for: sessions and projects are booked for them, and their figures come together here.',
                action: mayKeep() ? create() : undefined,
              }
        }
      />
      <ClientPanel record={record} mayKeep={mayKeep()} />
    </Page>
  );
}
