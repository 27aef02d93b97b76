import { occupied } from '../../domain/scheduling/booking-rules.ts';
import { findDelayWays } from '../../domain/scheduling/delay-ways.ts';
import { readRivals, readSettled } from '../../domain/scheduling/read-rivals.ts';
import { isFirm, NEXT_STATES } from '../../domain/scheduling/booking-states.ts';
import { schedulingPolicy, visibleBookings } from '../../domain/scheduling/scheduling-policy.ts';
import { builder, inStudio } from '../builder.ts';
import { STAFF, STAFF_AND_CLIENTS } from '../shared/access.ts';
import { BookedPerson, BookedRoom, BookingChange, GearLine, gearLineOf, OpenRole, REQUIREMENTS } from './booking-parts.ts';
import { BookingStateEnum } from './booking-state.ts';
import { delayOf, DelayType, DelayWayType } from './delay.ts';
import { RivalHold } from './rivals.ts';

const MOST_CHANGES = 100;
const TIMES = { startsAt: true, endsAt: true, setupMinutes: true, teardownMinutes: true } as const;

export const Booking = builder.prismaNode('Booking', {
  select: { id: true },
  description: 'A session: a time at which a room, gear and people are wanted or taken together. A client sees its own.',
  access: STAFF_AND_CLIENTS,
  id: { field: 'id', description: 'Id of the session.' },
  findUnique: (id, context) => ({ ...inStudio(id, context), AND: [visibleBookings(context.caller.actor)] }),
  fields: (t) => ({
    title: t.exposeString('title', { description: 'What it is called.' }),
    state: t.expose('state', { type: BookingStateEnum, description: 'Where it stands.' }),
    nextStates: t.field({
      type: [BookingStateEnum],
      select: { state: true },
      description: 'The states that may follow.',
      resolve: ({ state }) => [...NEXT_STATES[state]],
    }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
    setupMinutes: t.exposeInt('setupMinutes', { description: 'Minutes before it begins in which its resources are taken too.' }),
    teardownMinutes: t.exposeInt('teardownMinutes', { description: 'Minutes after it ends in which its resources are taken too.' }),
    takesFrom: t.field({
      type: 'DateTime',
      select: TIMES,
      description: 'From when its resources are wanted: setup.',
      resolve: (times) => occupied(times).startsAt,
    }),
    takesUntil: t.field({
      type: 'DateTime',
      select: TIMES,
      description: 'Until when: teardown.',
      resolve: (times) => occupied(times).endsAt,
    }),
    checkedInAt: t.expose('checkedInAt', { type: 'DateTime', nullable: true, description: 'When it really began; null before.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it really ended; null before.' }),
    rooms: t.field({
      type: [BookedRoom],
      select: { requirements: REQUIREMENTS },
      description: 'Its rooms.',
      resolve: ({ requirements }) => requirements.flatMap(({ resource }) => (resource?.kind === 'room' ? [resource] : [])),
    }),
    people: t.field({
      type: [BookedPerson],
      select: { requirements: REQUIREMENTS },
      description: 'Who is on it.',
      resolve: ({ requirements }) =>
        requirements.flatMap(({ resource, duty }) => (resource?.kind === 'person' ? [{ ...resource, duty }] : [])),
    }),
    gear: t.field({
      type: [GearLine],
      select: { state: true, requirements: REQUIREMENTS },
      description: 'The gear it asks for, with the units it was given.',
      resolve: ({ state, requirements }) => requirements.flatMap((one) => gearLineOf(one, isFirm(state) && state !== 'completed') ?? []),
    }),
    roles: t.field({
      type: [OpenRole],
      select: { requirements: REQUIREMENTS },
      description: 'Roles that nobody fills yet.',
      resolve: ({ requirements }) =>
        requirements.flatMap(({ skill, quantity, duty }) => (skill === null ? [] : [{ skill, quantity, duty }])),
    }),
    series: t.relation('series', { nullable: true, access: STAFF, description: 'The series it belongs to. Null for a client.' }),
    occurrence: t.exposeString('occurrence', {
      nullable: true,
      access: STAFF,
      description: 'Its place in the rule of its series, as wall time; it stays when the session is moved. Null for a client.',
    }),
    holdRank: t.exposeInt('holdRank', { nullable: true, description: 'Of a hold: its place among those that want the same slot, from 1.' }),
    heldAt: t.expose('heldAt', { type: 'DateTime', nullable: true, description: 'Of a hold: since when it stands.' }),
    holdExpiresAt: t.expose('holdExpiresAt', { type: 'DateTime', nullable: true, description: 'Of a hold: when it lapses by itself.' }),
    challengeEndsAt: t.expose('challengeEndsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Of a hold that another one challenged: by when it must be confirmed.',
    }),
    expectedStartAt: t.expose('expectedStartAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Running late: when it will really begin, as somebody told.',
    }),
    holds: t.field({
      type: [RivalHold],
      access: STAFF,
      nullable: true,
      select: { id: true },
      description: 'The holds that want its room at an overlapping time, by rank, itself among them. Null for a client.',
      resolve: ({ id }, _args, { caller }) => readRivals(caller, id),
    }),
    confirmSettles: t.field({
      type: [RivalHold],
      access: STAFF,
      nullable: true,
      select: { id: true, state: true },
      description: 'The holds that confirming it would release; none where the studio keeps them as a second choice. Null for a client.',
      resolve: (booking, _args, { caller }) => readSettled(caller, booking),
    }),
    delay: t.field({
      type: DelayType,
      access: STAFF,
      nullable: true,
      select: { id: true },
      description: 'How late it runs at this moment and whom that keeps waiting; null when it runs as planned, and for a client.',
      resolve: ({ id }, _args, { caller }) => delayOf(caller, id),
    }),
    delayWays: t.field({
      type: [DelayWayType],
      access: STAFF,
      nullable: true,
      select: { id: true },
      description: 'Ways out of the delay, possible at this moment; none for those who may not change the schedule. Null for a client.',
      resolve: ({ id }, _args, { caller }) => findDelayWays(caller, id),
    }),
    client: t.relation('client', { nullable: true, description: 'Whom it is for.' }),
    project: t.relation('project', { nullable: true, description: 'What it is for.' }),
    priceMinor: t.int({
      nullable: true,
      select: { priceMinor: true },
      description:
        'What it costs the client, in minor units of the studio’s currency: room rates for its own time. Null for those who may not see prices.',
      resolve: ({ priceMinor }, _args, { caller }) => (schedulingPolicy.can(caller.actor, 'see_prices') ? priceMinor : null),
    }),
    note: t.string({
      access: STAFF,
      nullable: true,
      select: { note: true },
      description: 'What the studio should know about it. Null for a client.',
      resolve: ({ note }) => note,
    }),
    createdByName: t.exposeString('createdByName', { description: 'Who booked it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was booked.' }),
    version: t.exposeInt('version', { description: 'For `expectedVersion` of an edit.' }),
    changes: t.field({
      type: [BookingChange],
      access: STAFF,
      nullable: true,
      select: { id: true, studioId: true },
      description: `What happened to it, the latest first, ${MOST_CHANGES} at most. Null for a client.`,
      resolve: ({ id, studioId }, _args, { caller }) =>
        caller.db.change.findMany({
          where: { studioId, entity: 'booking', entityId: id },
          orderBy: { revision: 'desc' },
          take: MOST_CHANGES,
        }),
    }),
  }),
});
