import { createSignal } from 'solid-js';
import { useNavigate } from '@solidjs/router';
import type { WebhookEndpointSort } from '../graphql/generated/graphql.ts';
import { createList } from '../graphql/list.ts';
import { listVariables } from '../records/list-variables.ts';
import type { ShownSecret } from '../studio/api-keys.ts';
import { SettingsTabs } from '../studio/SettingsTabs.tsx';
import { ShownSecretDialog } from '../studio/ShownSecretDialog.tsx';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable, type Column } from '../ui/DataTable.tsx';
import { Page } from '../ui/Page.tsx';
import { EVERYWHERE } from './everywhere.ts';
import { followMotion, webhookMoves } from './motion.ts';
import { WebhookEndpointsDocument, type Webhook } from './webhook-documents.ts';
import { WebhookDialog } from './WebhookDialog.tsx';
import { chosenWords } from './webhook-events.ts';
import { WebhookState } from './WebhookState.tsx';

const COLUMNS: Column<Webhook, WebhookEndpointSort>[] = [
  { title: 'Name', cell: (row) => row.name, full: (row) => row.name, sort: 'NAME', width: 'minmax(9rem, 1fr)', card: 'headline' },
  { title: 'Address', cell: (row) => row.url, full: (row) => row.url, width: 'minmax(12rem, 2fr)' },
  { title: 'Told of', cell: (row) => chosenWords(row.events), full: (row) => chosenWords(row.events), width: 'minmax(10rem, 1.5fr)' },
  { title: 'Waits', cell: (row) => (row.waitingCount > 0 ? format().number(row.waitingCount) : ''), width: '4.5rem', align: 'end' },
  {
    title: 'Last delivered',
    cell: (row) => (row.lastDeliveredAt ? format().dayNear(row.lastDeliveredAt, minute()) : 'never'),
    full: (row) => (row.lastDeliveredAt ? format().dateTime(row.lastDeliveredAt) : ''),
    sort: 'DELIVERED',
    width: '8.5rem',
  },
  { title: 'State', cell: (row) => <WebhookState webhook={row} />, width: 'minmax(11rem, 1.2fr)' },
];

/** Programs that are told of what happens: made here, each with a page of its own. */
export default function WebhooksPage() {
  const navigate = useNavigate();
  const [making, setMaking] = createSignal(false);
  const [shown, setShown] = createSignal<ShownSecret | null>(null);
  const list = createList({
    document: WebhookEndpointsDocument,
    areas: EVERYWHERE,
    sort: { key: 'NAME' as WebhookEndpointSort, descending: false },
    variables: listVariables,
    connection: (data) => data.webhookEndpoints,
  });
  followMotion(() => list.rows().map(webhookMoves), list.refetch);
  const make = () => (
    <Button look="primary" onClick={() => setMaking(true)}>
      New webhook
    </Button>
  );
  return (
    <Page title="Settings" fills tools={<SettingsTabs />} actions={make()}>
      <DataTable
        label="Webhooks"
        list={list}
        columns={COLUMNS}
        rowName={(row) => row.name}
        onOpen={(row) => navigate(`/settings/webhooks/${encodeURIComponent(row.id)}`)}
        empty={{
          title: 'No program is told yet',
          text: 'A webhook calls an address of yours when something happens here: a session is confirmed, a unit comes back, an expense is noted.',
          action: make(),
        }}
      />
      <WebhookDialog
        webhook={making() ? 'new' : null}
        onClose={() => setMaking(false)}
        onSaved={() => void list.refetch()}
        onMade={setShown}
      />
      <ShownSecretDialog shown={shown()} onClose={() => setShown(null)} />
    </Page>
  );
}
