import { Match, Switch } from 'solid-js';
import { minute } from '../time/clock.ts';
import { format } from '../time/format.ts';
import { StateMark } from '../ui/StateMark.tsx';
import type { DeliveryRow, Webhook } from './webhook-documents.ts';

/** Whether a webhook is told of what happens, and whether that gets through. */
export function WebhookState(props: { webhook: Pick<Webhook, 'state' | 'offReason' | 'failingSince' | 'previousValidUntil'> }) {
  return (
    <Switch fallback={<StateMark shape="ring" tone="free" text="On" />}>
      <Match when={props.webhook.state === 'removed'}>
        <StateMark shape="square" tone="closed" text="Removed" />
      </Match>
      <Match when={props.webhook.state === 'off'}>
        <StateMark
          shape="triangle"
          tone="amber"
          text={props.webhook.offReason === 'gone' ? 'Off: its receiver is gone' : 'Off: nothing came through'}
        />
      </Match>
      <Match when={props.webhook.state === 'paused'}>
        <StateMark shape="square" tone="hold" text="Paused" />
      </Match>
      <Match when={props.webhook.failingSince}>
        {(since) => <StateMark shape="triangle" tone="amber" text={`Failing since ${format().dayNear(since(), minute())}`} />}
      </Match>
      <Match when={props.webhook.previousValidUntil}>
        {(until) => <StateMark shape="half" tone="amber" text={`Old secret until ${format().dateTime(until())}`} />}
      </Match>
    </Switch>
  );
}

/** Where a delivery stands. */
export function DeliveryState(props: { delivery: Pick<DeliveryRow, 'state' | 'nextTryAt'> }) {
  return (
    <Switch fallback={<StateMark shape="half" tone="hold" text="Waits" />}>
      <Match when={props.delivery.state === 'delivered'}>
        <StateMark shape="ring" tone="free" text="Delivered" />
      </Match>
      <Match when={props.delivery.state === 'given_up'}>
        <StateMark shape="square" tone="closed" text="Given up" />
      </Match>
      <Match when={props.delivery.state === 'failed'}>
        <StateMark
          shape="triangle"
          tone="amber"
          text={`Again ${props.delivery.nextTryAt ? format().dateTime(props.delivery.nextTryAt) : ''}`}
        />
      </Match>
    </Switch>
  );
}
