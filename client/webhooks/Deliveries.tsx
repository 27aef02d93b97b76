import { createEffect, createSignal, on } from 'solid-js';
import type { WebhookDeliverySort, WebhookDeliveryState } from '../graphql/generated/graphql.ts';
import { createList } from '../graphql/list.ts';
import { EVERYWHERE } from './everywhere.ts';
import { listVariables } from '../records/list-variables.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { format } from '../time/format.ts';
import { DataTable, type Column } from '../ui/DataTable.tsx';
import { Select } from '../ui/Select.tsx';
import { DeliveryPanel } from './DeliveryPanel.tsx';
import { deliveryMoves, followMotion, webhookMoves } from './motion.ts';
import { WebhookDeliveriesDocument, type DeliveryRow, type Webhook } from './webhook-documents.ts';
import { DeliveryState } from './WebhookState.tsx';

const STATES: { value: WebhookDeliveryState | 'all'; label: string }[] = [
  { value: 'all', label: 'All states' },
  { value: 'pending', label: 'Waits' },
  { value: 'failed', label: 'Is tried again' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'given_up', label: 'Given up' },
];

const answerOf = ({ lastStatus, lastFault, lastDurationMs }: DeliveryRow): string => {
  if (lastStatus !== null && lastFault === null) return `${lastStatus} in ${format().number(lastDurationMs ?? 0)} ms`;
  return [lastStatus, lastFault].filter((part) => part !== null).join(': ');
};

const COLUMNS: Column<DeliveryRow, WebhookDeliverySort>[] = [
  { title: 'Event', cell: (row) => row.type, full: (row) => row.type, width: 'minmax(11rem, 1.2fr)', card: 'headline' },
  { title: 'State', cell: (row) => <DeliveryState delivery={row} />, width: 'minmax(12rem, 1fr)' },
  { title: 'Answer', cell: answerOf, full: answerOf, width: 'minmax(9rem, 1.4fr)' },
  { title: 'Attempts', cell: (row) => row.attempts, width: '6rem', align: 'end' },
  { title: 'Revision', cell: (row) => row.revision ?? '', width: '6rem', align: 'end', card: 'hidden' },
  { title: 'When', cell: (row) => format().dateTime(row.createdAt), sort: 'CREATED', width: '11rem' },
];

/** What a webhook was told, and is to be told; one opens beside the list. */
export function Deliveries(props: {
  webhook: Webhook;
  /** Counts how often somebody here asked for something to be sent. */
  asked: number;
  onMoved: () => void;
  onAsked: () => void;
}) {
  const record = useOpenRecord();
  const [state, setState] = createSignal<WebhookDeliveryState | 'all'>('all');
  const list = createList({
    document: WebhookDeliveriesDocument,
    areas: EVERYWHERE,
    sort: { key: 'CREATED' as WebhookDeliverySort, descending: true },
    variables: (asked) => ({
      ...listVariables(asked),
      endpointId: props.webhook.id,
      state: state() === 'all' ? null : (state() as WebhookDeliveryState),
    }),
    connection: (data) => data.webhookDeliveries,
  });
  const refetch = async (): Promise<void> => {
    await list.refetch();
    props.onMoved();
  };
  /** What a webhook is not told of while it is held does not move, save a test. */
  const isMoving = ({ revision }: DeliveryRow): boolean => props.webhook.state === 'on' || revision === null;
  followMotion(() => [webhookMoves(props.webhook), ...list.rows().filter(isMoving).map(deliveryMoves)], refetch);
  createEffect(
    on(
      () => props.asked,
      () => void list.refetch(),
      { defer: true },
    ),
  );
  return (
    <>
      <DataTable
        label="Deliveries"
        one="delivery"
        list={list}
        columns={COLUMNS}
        rowName={(row) => row.type}
        openId={record.id() ?? null}
        onOpen={(row) => record.open(row.id)}
        searchHint="Event"
        filters={<Select label="State" hideLabel value={state()} choices={STATES} onInput={setState} />}
        empty={
          state() === 'all'
            ? {
                title: 'Nothing was sent yet',
                text: 'What it is told of appears here as it happens. Send a test to see whether it gets through.',
              }
            : { title: 'There is none in this state', text: 'Choose another state, or all of them.' }
        }
      />
      <DeliveryPanel record={record} onReplayed={props.onAsked} />
    </>
  );
}
