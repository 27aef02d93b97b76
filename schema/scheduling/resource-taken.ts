import { ResourceTaken, type Alternative, type Clash, type Swap } from '../../domain/scheduling/resource-taken.ts';
import { schedulingPolicy } from '../../domain/scheduling/scheduling-policy.ts';
import { builder } from '../builder.ts';
import { ErrorInterface } from '../shared/errors.ts';
import { encodeId } from '../shared/ids.ts';

const carried = { access: 'carried' as const };

/** The API's type of what a session can take, by its kind in the domain. */
const TYPE_OF = { room: 'Room', unit: 'GearUnit', person: 'Person', kit: 'GearKit' } as const;

export const ClashType = builder.objectRef<Clash>('Clash').implement({
  ...carried,
  description: 'Something that stands in the way.',
  fields: (t) => ({
    resourceId: t.id({
      description: 'The room, unit or person that is taken.',
      resolve: (clash) => encodeId(TYPE_OF[clash.resourceKind], clash.resourceId),
    }),
    resourceName: t.exposeString('resourceName', { description: 'Its name.' }),
    resourceKind: t.exposeString('resourceKind', { description: 'room, unit or person.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'From when it is taken, setup included.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'Until when, teardown included.' }),
    reason: t.exposeString('reason', { description: 'session, checkout, maintenance, closed, time_off or external.' }),
    bookingId: t.id({
      nullable: true,
      description: 'The session that has it; null when something else has it, or when the caller may not see that session.',
      resolve: ({ bookingId }) => bookingId && encodeId('Booking', bookingId),
    }),
    what: t.exposeString('what', { description: 'What has it, in words the caller may read.' }),
    by: t.exposeString('by', { nullable: true, description: 'Who booked it, if the caller may know.' }),
  }),
});

const SwapType = builder.objectRef<Swap>('Swap').implement({
  ...carried,
  description: 'One thing that stands in for another.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'room, unit, person or kit.' }),
    resourceId: t.id({ description: 'What to take.', resolve: ({ kind, resourceId }) => encodeId(TYPE_OF[kind], resourceId) }),
    resourceName: t.exposeString('resourceName', { description: 'Its name.' }),
    insteadOfId: t.id({ description: 'What it stands in for.', resolve: ({ kind, insteadOfId }) => encodeId(TYPE_OF[kind], insteadOfId) }),
  }),
});

export const AlternativeType = builder.objectRef<Alternative>('Alternative').implement({
  ...carried,
  description: 'A way out that was free, in everything the session takes, at the moment of answering.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'What differs: time, room, unit, person or kit.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When the session would begin.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it would end.' }),
    resourceId: t.id({
      nullable: true,
      description: 'What to take instead; null when only the time differs.',
      resolve: ({ kind, resourceId }) => (kind === 'time' || !resourceId ? null : encodeId(TYPE_OF[kind], resourceId)),
    }),
    resourceName: t.exposeString('resourceName', { nullable: true, description: 'Its name.' }),
    insteadOfId: t.id({
      nullable: true,
      description: 'What it stands in for.',
      resolve: ({ kind, insteadOfId }) => (kind === 'time' || !insteadOfId ? null : encodeId(TYPE_OF[kind], insteadOfId)),
    }),
    swaps: t.expose('swaps', {
      type: [SwapType],
      description: 'Everything that stands in for something; several when several things are taken. Empty when only the time differs.',
    }),
    priceMinor: t.int({
      nullable: true,
      description: 'What the session would cost then, minor units. Null for those who may not see prices.',
      resolve: ({ priceMinor }, _args, { caller }) => (schedulingPolicy.can(caller.actor, 'see_prices') ? priceMinor : null),
    }),
    shiftMinutes: t.exposeInt('shiftMinutes', { description: 'Minutes from the wanted start; negative is earlier.' }),
  }),
});

builder.objectType(ResourceTaken, {
  ...carried,
  name: 'ResourceTaken',
  interfaces: [ErrorInterface],
  description: 'A room, unit or person is taken already.',
  fields: (t) => ({
    clashes: t.expose('clashes', {
      type: [ClashType],
      description: 'What stands in the way; empty when it was taken at this very moment.',
    }),
    alternatives: t.expose('alternatives', {
      type: [AlternativeType],
      description: 'Ways out: other rooms, people, units or kits, and the nearest free times.',
    }),
  }),
});
