import { WEBHOOK_EVENTS, type WebhookEvent as Event } from '../../domain/webhooks/webhook-events.ts';
import { builder } from '../builder.ts';
import { HEADS } from '../shared/access.ts';

const WebhookEvent = builder.objectRef<Event>('WebhookEvent').implement({
  description: 'Something that can happen to a kind of record, of which a webhook can tell.',
  access: 'carried',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As `events` of a webhook name it: `booking.confirmed`.' }),
    entity: t.exposeString('entity', { description: 'The kind of record: booking, unit, project …' }),
    kind: t.exposeString('kind', { description: 'What happened, in the past tense.' }),
    label: t.exposeString('label', { description: '`kind` as people read it.' }),
  }),
});

builder.queryField('webhookEvents', (t) =>
  t.field({
    type: [WebhookEvent],
    access: HEADS,
    description:
      'Every event that a webhook can choose: whatever the studio’s log tells. `booking.*` stands for all of a kind of record and `*` for all there are, those to come included.',
    resolve: () => [...WEBHOOK_EVENTS],
  }),
);
