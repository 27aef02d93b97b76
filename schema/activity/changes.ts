import { maySeeChange } from '../../domain/activity/activity-policy.ts';
import { sentenceOf } from '../../domain/activity/words/sentence.ts';
import type { LoggedChange } from '../../server/live/live.ts';
import { builder } from '../builder.ts';
import { STAFF } from '../shared/access.ts';

const Change = builder.objectRef<LoggedChange>('Change').implement({
  description: 'One thing that happened to one record.',
  access: 'carried',
  fields: (t) => ({
    revision: t.expose('revision', { type: 'BigInt', description: 'Its number in the studio’s log; the numbers have no gaps.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it happened.' }),
    actorName: t.exposeString('actorName', { description: 'Who did it.' }),
    area: t.exposeString('area', { description: 'The function it belongs to: scheduling, equipment, production …' }),
    entity: t.exposeString('entity', { description: 'The kind of record: booking, unit, project …' }),
    entityId: t.exposeString('entityId', { description: 'UUID of the record.' }),
    kind: t.exposeString('kind', { description: 'What happened, in the past tense: booked, moved, checked_out …' }),
    summary: t.string({
      description: 'The same as a sentence for people; `activity` tells more, with names.',
      resolve: (change) => sentenceOf(change),
    }),
  }),
});

interface Batch {
  revision: bigint;
  fresh: boolean;
  changes: readonly LoggedChange[];
}

const ChangeBatch = builder.objectRef<Batch>('ChangeBatch').implement({
  description: 'What happened since the last batch.',
  access: 'carried',
  fields: (t) => ({
    revision: t.expose('revision', {
      type: 'BigInt',
      description: 'How far the log has come with this batch: `since` of the next subscription.',
    }),
    fresh: t.exposeBoolean('fresh', {
      description: 'Whether to begin afresh: read anew what is on the screen; what came before is not in the batch.',
    }),
    changes: t.field({
      type: [Change],
      description: 'In order, each exactly once, as far as the caller may see them.',
      resolve: ({ changes }) => [...changes],
    }),
  }),
});

builder.subscriptionField('changes', (t) =>
  t.field({
    type: ChangeBatch,
    access: STAFF,
    description:
      'The studio’s change log, live. The first batch comes at once: what was missed after `since`, or `fresh` when that is unknown or too long ago.',
    args: { since: t.arg({ type: 'BigInt', description: 'The revision the caller has; without it the first batch is fresh.' }) },
    subscribe: (_root, { since }, { live, caller }) => live.watch(caller.actor, since),
    resolve: (tick, _args, { caller }) => ({
      revision: tick.to,
      fresh: tick.fresh,
      changes: tick.fresh ? [] : tick.changes.filter((change) => maySeeChange(caller.actor, change)),
    }),
  }),
);
