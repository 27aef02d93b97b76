import type { InputShapeFromTypeParam } from '@pothos/core';
import type { FindTimeInput } from '../../domain/scheduling/finding/find-inputs.ts';
import { builder, type ApiTypes } from '../builder.ts';
import { idField } from '../shared/id-fields.ts';
import { withoutNulls } from '../shared/mutation.ts';
import { RoomKindEnum } from '../studio/setup.ts';
import { RoleWish, rolesOf } from './booking-inputs.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<ApiTypes>;

const RoomSought = builder.inputType('RoomSought', {
  description: 'A room that is looked for: a certain one, or any that is fit; any at all when nothing is given.',
  fields: (t) => ({
    roomId: idField(t, 'Room', { required: false, description: 'This room; then nothing else is given.' }),
    kind: t.field({ type: RoomKindEnum, description: 'Any of this kind.' }),
    capacity: t.int({ description: 'It holds so many people at least.' }),
    features: t.stringList({ description: 'It has all of these.' }),
  }),
});

const GearSought = builder.inputType('GearSought', {
  description: 'Gear that is looked for: exactly one of model, kit, category of kits and unit.',
  fields: (t) => ({
    modelId: idField(t, 'GearModel', { required: false, description: 'Units of this model, whichever are free.' }),
    quantity: t.int({ description: 'How many units of the model; 1 if not given.' }),
    kitId: idField(t, 'GearKit', { required: false, description: 'This kit, whole.' }),
    kitCategory: t.string({ description: 'Any kit of this category that is free.' }),
    unitId: idField(t, 'GearUnit', { required: false, description: 'This very unit.' }),
  }),
});

const PersonSought = builder.inputType('PersonSought', {
  description: 'Somebody who is looked for: a certain person, or people with a skill; exactly one of both.',
  fields: (t) => ({
    personId: idField(t, 'Person', { required: false, description: 'This person.' }),
    skill: t.string({ description: 'Anybody with this skill.' }),
    quantity: t.int({ description: 'How many people with the skill, each somebody else; 1 if not given.' }),
    duty: t.string({ description: 'What they do in it.' }),
  }),
});

export const LinkWithin = builder.enumType('LinkWithin', {
  description: 'How near two sessions must be.',
  values: {
    day: { description: 'On the same day of the studio’s calendar.' },
    week: { description: 'In the same week, Monday to Sunday.' },
  },
});

const SessionLink = builder.inputType('SessionLink', {
  description: 'How a session stands to one before it in the list: it begins after that one’s end.',
  fields: (t) => ({
    after: t.int({ required: true, description: 'Index of that session in the list, from 0.' }),
    leastMinutes: t.int({ description: 'Minutes that lie between them at least; 0 if not given.' }),
    mostMinutes: t.int({ description: 'Minutes that lie between them at the most.' }),
    within: t.field({ type: LinkWithin, description: 'On the same day or in the same week.' }),
  }),
});

const SessionSought = builder.inputType('SessionSought', {
  description: 'One session that is looked for. Everything it asks for is free at once, setup and teardown included.',
  fields: (t) => ({
    label: t.string({ description: 'What tells it apart from the others.' }),
    minutes: t.int({ required: true, description: 'How long it is, at least 15.' }),
    setupMinutes: t.int({ description: 'Minutes taken before; the longest default of the rooms if not given.' }),
    teardownMinutes: t.int({ description: 'Minutes taken after; the longest default of the rooms if not given.' }),
    rooms: t.field({ type: [RoomSought], description: 'Its rooms, each another one.' }),
    gear: t.field({ type: [GearSought], description: 'Its gear.' }),
    people: t.field({ type: [PersonSought], description: 'Its people, each somebody else.' }),
    openRoles: t.field({ type: [RoleWish], description: 'Roles that are booked open; nobody is looked for.' }),
    link: t.field({ type: SessionLink, description: 'How it stands to one before it; anywhere in the days if not given.' }),
  }),
});

export const FindTime = builder.inputType('FindTimeInput', {
  description: 'What is looked for, and when it may be.',
  fields: (t) => ({
    pieces: t.field({ type: [SessionSought], required: true, description: 'The sessions that are wanted together, 6 at most.' }),
    from: t.field({ type: 'Date', required: true, description: 'First day, in the studio’s calendar.' }),
    to: t.field({ type: 'Date', required: true, description: 'The day after the last; 92 days at most.' }),
    fromMinute: t.int({ description: 'Not before this time of day, minutes after midnight of the studio’s wall clock.' }),
    toMinute: t.int({ description: 'Over by this time of day; before `fromMinute` it is on the day after.' }),
    weekdays: t.intList({ description: 'ISO weekdays, 1 is Monday; all if not given.' }),
    nearTo: t.field({
      type: 'DateTime',
      description: 'The nearer the first session begins to it, the better. Otherwise the sooner, the better.',
    }),
    maxPriceMinor: t.int({ description: 'All sessions together cost this at the most, minor units.' }),
    maxHourlyMinor: t.int({ description: 'No session costs more for an hour, minor units.' }),
    clientId: idField(t, 'Client', { required: false, description: 'For whom: their usual people and last room come first.' }),
    projectId: idField(t, 'Project', { required: false, description: 'What it is for.' }),
    bookingId: idField(t, 'Booking', {
      required: false,
      description: 'A session that is to be moved: what it takes itself is free for it. Then one session is looked for.',
    }),
  }),
});

export type FindTimeShape = InputShapeFromTypeParam<Types, typeof FindTime, true>;

/** The search as the domain takes it: what is null was not given. */
export function findRequestOf({ pieces, ...input }: FindTimeShape): FindTimeInput {
  const request = {
    ...withoutNulls(input),
    pieces: pieces.map(({ rooms, gear, people, openRoles, link, ...piece }) => ({
      ...withoutNulls(piece),
      rooms: rooms?.map(withoutNulls),
      gear: gear?.map(withoutNulls),
      people: people?.map(withoutNulls),
      openRoles: rolesOf(openRoles),
      link: link ? withoutNulls(link) : null,
    })),
  };
  return request as FindTimeInput;
}
