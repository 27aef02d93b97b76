import { For, Show } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import { createRead, type Read } from '../graphql/read.ts';
import { Facts, Section } from '../records/Facts.tsx';
import type { OpenRecord } from '../records/open-record.ts';
import { format } from '../time/format.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { toast } from '../ui/toast.tsx';
import { ReplayDeliveryDocument, WebhookDeliveryDocument, type DeliveryDetail } from './webhook-documents.ts';
import { deliveryMoves, followMotion } from './motion.ts';
import { DeliveryState } from './WebhookState.tsx';
import styles from './webhooks.module.css';
import records from '../records/records.module.css';

const pretty = (body: string): string => JSON.stringify(JSON.parse(body), null, 2);

const told = (node: unknown, id: string | undefined): DeliveryDetail | undefined => {
  const known = node as Partial<DeliveryDetail> | null | undefined;
  return known?.messageId !== undefined && known.id === id ? (known as DeliveryDetail) : undefined;
};

/** What was sent, what was answered, and the button that sends it again. */
export function DeliveryPanel(props: { record: OpenRecord; onReplayed: () => void }) {
  const id = () => props.record.shown();
  const read = createRead(WebhookDeliveryDocument, () => (id() ? { id: id()! } : undefined), { areas: ['studio'] });
  const delivery = () => told(read.data()?.node, id());
  const replay = createAction(ReplayDeliveryDocument, (data) => data.replayWebhookDelivery);
  followMotion(() => (props.record.id() && delivery() ? [deliveryMoves(delivery()!)] : []), read.refetch);
  const sendAgain = async (): Promise<void> => {
    const done = await replay.run({ input: { deliveryId: id()! } });
    if (!done) return void toast({ kind: 'problem', text: replay.refusal()?.message ?? 'It could not be asked for. Try again.' });
    props.onReplayed();
    await read.refetch();
  };
  return (
    <Panel
      open={props.record.id() !== undefined}
      onClose={() => props.record.close()}
      title={delivery()?.type ?? 'Delivery'}
      modal={false}
      actions={
        <Show when={delivery()}>
          <Button look="primary" busy={replay.busy()} onClick={() => void sendAgain()}>
            Send again
          </Button>
        </Show>
      }
    >
      <Show when={delivery()} fallback={<Waiting read={read} />}>
        {(known) => (
          <div class={records.body}>
            <Facts
              facts={[
                { label: 'State', value: <DeliveryState delivery={known()} /> },
                { label: 'Message id', value: known().messageId },
                { label: 'Revision', value: known().revision, shown: known().revision !== null },
                { label: 'Written down', value: format().dateTime(known().createdAt) },
                { label: 'Sent', value: known().attempts === 1 ? 'once' : `${known().attempts} times` },
              ]}
            />
            <Section title="What is sent">
              <pre class={styles.code}>{pretty(known().body)}</pre>
            </Section>
            <Section title="Attempts">
              <Show when={known().log.length > 0} fallback={<p class={records.none}>It was not sent yet.</p>}>
                <ol class={styles.attempts}>
                  <For each={known().log}>
                    {(attempt) => (
                      <li>
                        <div>
                          <b>{attempt.status ?? 'No answer'}</b>
                          <small>
                            {format().dateTime(attempt.at)} · {format().number(attempt.durationMs)} ms
                          </small>
                        </div>
                        <Show when={attempt.fault}>
                          <p>{attempt.fault}</p>
                        </Show>
                        <Show when={attempt.response}>
                          <pre class={styles.code}>{attempt.response}</pre>
                        </Show>
                      </li>
                    )}
                  </For>
                </ol>
              </Show>
            </Section>
          </div>
        )}
      </Show>
    </Panel>
  );
}

/** It loads, cannot be shown, or is not there: deliveries are kept for 90 days. */
function Waiting(props: { read: Read<object> }) {
  return (
    <Show
      when={props.read.failure()}
      fallback={
        <Show when={!props.read.loading() && props.read.data()} fallback={<Skeleton lines={6} />}>
          <EmptyState title="This delivery is not here" text="Deliveries are kept for 90 days. Close this and choose from the list." />
        </Show>
      }
    >
      {(error) => <ErrorPanel error={error()} busy={props.read.loading()} retry={() => props.read.refetch()} />}
    </Show>
  );
}
