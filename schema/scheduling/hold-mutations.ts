import { StaleEdit, StepNotPossible } from '../../domain/kernel/errors.ts';
import { challengeHold } from '../../domain/scheduling/challenge-hold.ts';
import { extendHold } from '../../domain/scheduling/extend-hold.ts';
import { joinHolds, partHold } from '../../domain/scheduling/join-holds.ts';
import { releaseHold } from '../../domain/scheduling/release-hold.ts';
import { swapHolds } from '../../domain/scheduling/swap-holds.ts';
import { HEADS, RUNNERS } from '../shared/access.ts';
import { idField } from '../shared/id-fields.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { Booking } from './booking.ts';

const SCHEDULERS = [...RUNNERS, 'producer'] as const;
const MAY = 'Requires the role owner, studio manager, coordinator or producer.';

mutation('releaseHold', {
  description: `Lets go of a hold; those behind it move up, and are told. ${MAY}`,
  access: SCHEDULERS,
  type: Booking,
  errors: [StepNotPossible, StaleEdit],
  input: (t) => ({
    bookingId: idField(t, 'Booking', { required: true, description: 'Which hold.' }),
    expectedVersion: t.int({ description: 'The version the caller looked at; another step since is refused.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await releaseHold(caller, withoutNulls(input));
    return caller.db.booking.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('extendHold', {
  description: `Says until when a hold stands; null lets it stand until somebody decides. ${MAY}`,
  access: SCHEDULERS,
  type: Booking,
  errors: [StepNotPossible],
  input: (t) => ({
    bookingId: idField(t, 'Booking', { required: true, description: 'Which hold.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'When it lapses by itself; null for never.' }),
  }),
  resolve: async (caller, { bookingId, expiresAt }, query) => {
    const { id } = await extendHold(caller, { bookingId, expiresAt: expiresAt ?? null });
    return caller.db.booking.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('challengeHold', {
  description:
    'A hold asks those before it to decide: each is confirmed within the studio’s hours, or released. ' +
    `One that is challenged already keeps its deadline. ${MAY}`,
  access: SCHEDULERS,
  type: Booking,
  errors: [StepNotPossible],
  input: (t) => ({
    byId: idField(t, 'Booking', { required: true, description: 'The hold that waits behind.' }),
    bookingId: idField(t, 'Booking', { required: false, description: 'The one that must decide; all before it if not given.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await challengeHold(caller, withoutNulls(input));
    return caller.db.booking.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('joinHolds', {
  description:
    'Makes two holds of one slot joint: they share the rank of the first. Requires the role owner, studio manager or coordinator.',
  access: RUNNERS,
  type: Booking,
  errors: [StepNotPossible],
  input: (t) => ({
    bookingId: idField(t, 'Booking', { required: true, description: 'One of them.' }),
    withId: idField(t, 'Booking', { required: true, description: 'The other.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await joinHolds(caller, input);
    return caller.db.booking.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('partHold', {
  description: 'Ends that a hold shares its rank: it stands again where it stood. Requires the role owner, studio manager or coordinator.',
  access: RUNNERS,
  type: Booking,
  errors: [StepNotPossible],
  input: (t) => ({ bookingId: idField(t, 'Booking', { required: true, description: 'Which hold.' }) }),
  resolve: async (caller, input, query) => {
    const { id } = await partHold(caller, input);
    return caller.db.booking.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('swapHolds', {
  description:
    'Two holds of one slot change places: one is raised, the other lowered. Joint ones go together. Requires the role owner or studio manager.',
  access: HEADS,
  type: Booking,
  errors: [StepNotPossible],
  input: (t) => ({
    bookingId: idField(t, 'Booking', { required: true, description: 'One of them.' }),
    withId: idField(t, 'Booking', { required: true, description: 'The other.' }),
    seenRank: t.int({ description: 'The rank of the first as the caller saw it; when it has another by now, nothing is done.' }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await swapHolds(caller, withoutNulls(input));
    return caller.db.booking.findUniqueOrThrow({ ...query, where: { id } });
  },
});
