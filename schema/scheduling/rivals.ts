import type { Rival } from '../../domain/scheduling/read-rivals.ts';
import { builder } from '../builder.ts';
import { encodeId } from '../shared/ids.ts';

/** A hold seen from another one of its slot. */
export const RivalHold = builder.objectRef<Rival>('RivalHold').implement({
  access: 'carried',
  description: 'A hold that wants the same room at an overlapping time.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the session.', resolve: ({ id }) => encodeId('Booking', id) }),
    version: t.exposeInt('version', { description: 'For `expectedVersion` of an edit.' }),
    title: t.exposeString('title', { description: 'What it is called.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it would begin.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it would end.' }),
    clientName: t.exposeString('clientName', { nullable: true, description: 'Whom it is for.' }),
    by: t.exposeString('by', { description: 'Who keeps it.' }),
    holdRank: t.exposeInt('holdRank', { description: 'Its place, from 1.' }),
    jointHoldId: t.exposeString('jointHoldId', {
      nullable: true,
      description: 'The same for holds that share their rank; null for one that stands alone.',
    }),
    heldAt: t.expose('heldAt', { type: 'DateTime', description: 'Since when it stands.' }),
    holdExpiresAt: t.expose('holdExpiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it lapses by itself; null for never.',
    }),
    challengeEndsAt: t.expose('challengeEndsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Challenged: by when it must be confirmed; it is released then.',
    }),
    challengedById: t.id({
      nullable: true,
      description: 'The hold that challenged it.',
      resolve: ({ challengedById }) => challengedById && encodeId('Booking', challengedById),
    }),
    challengedByTitle: t.exposeString('challengedByTitle', { nullable: true, description: 'What that is called.' }),
  }),
});
