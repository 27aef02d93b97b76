import { StaleEdit } from '../../domain/kernel/errors.ts';
import { archiveRoom, restoreRoom } from '../../domain/scheduling/archive-room.ts';
import { createRoom } from '../../domain/scheduling/create-room.ts';
import { editRoom } from '../../domain/scheduling/edit-room.ts';
import { reorderRooms } from '../../domain/scheduling/reorder-rooms.ts';
import { sortedHours, type OpenHours } from '../../domain/scheduling/room-rules.ts';
import { visibleRooms } from '../../domain/scheduling/scheduling-policy.ts';
import { StillBooked } from '../../domain/scheduling/still-booked.ts';
import { builder, inStudio } from '../builder.ts';
import { HEADS, STAFF, STAFF_AND_CLIENTS } from '../shared/access.ts';
import { ARCHIVED, clearing, contains, EXPECTED_VERSION, inUse, VERSION } from '../shared/edit-input.ts';
import { idField, idListField } from '../shared/id-fields.ts';
import { list } from '../shared/list.ts';
import { mutation, withoutNulls } from '../shared/mutation.ts';
import { SEE_GEAR_MONEY } from '../../domain/equipment/equipment-policy.ts';
import { Maintenance } from '../equipment/maintenance.ts';
import { RoomKindEnum } from '../studio/setup.ts';
import './still-booked.ts';

const WHO = 'Requires the role owner or studio manager.';

const OpeningHours = builder.objectRef<OpenHours>('OpeningHours').implement({
  description: 'When a room is open on one weekday, in the studio’s wall time.',
  access: 'carried',
  fields: (t) => ({
    weekday: t.exposeInt('weekday', { description: 'ISO weekday, 1 is Monday.' }),
    opensMinute: t.exposeInt('opensMinute', { description: 'Minutes after midnight, 0 to 1439.' }),
    closesMinute: t.exposeInt('closesMinute', { description: 'Minutes after midnight; above 1440 it closes on the next day.' }),
  }),
});

export const Room = builder.prismaNode('Room', {
  select: { id: true },
  description: 'A room that sessions take. A client sees it without rates.',
  access: STAFF_AND_CLIENTS,
  id: { field: 'id', description: 'Id of the room.' },
  findUnique: (id, context) => ({ ...inStudio(id, context), AND: [visibleRooms(context.caller.actor)] }),
  fields: (t) => ({
    name: t.string({
      description: 'Its name.',
      select: { resource: { select: { name: true } } },
      resolve: ({ resource }) => resource.name,
    }),
    kind: t.expose('kind', { type: RoomKindEnum, description: 'What it is for.' }),
    capacity: t.exposeInt('capacity', { description: 'How many people it holds.' }),
    areaSquareMetres: t.exposeInt('areaSquareMetres', { nullable: true, description: 'Floor area in square metres, if known.' }),
    features: t.exposeStringList('features', { description: 'What it has: piano, daylight …' }),
    hourlyRateMinor: t.exposeInt('hourlyRateMinor', {
      nullable: true,
      access: SEE_GEAR_MONEY,
      description: 'Price of an hour, minor units of the studio’s currency. Null for crew and clients.',
    }),
    defaultSetupMinutes: t.exposeInt('defaultSetupMinutes', { description: 'Setup of a new session, minutes.' }),
    defaultTeardownMinutes: t.exposeInt('defaultTeardownMinutes', { description: 'Teardown of a new session, minutes.' }),
    openingHours: t.field({
      type: [OpeningHours],
      description: 'When it is open; empty when always.',
      select: { openingHours: { select: { weekday: true, opensMinute: true, closesMinute: true } } },
      resolve: ({ openingHours }) => sortedHours(openingHours),
    }),
    maintenance: t.field({
      type: Maintenance,
      nullable: true,
      access: STAFF,
      description: 'The work that keeps it out of use at present, if any. Null for a client.',
      select: (_args, _context, nested) =>
        ({ resource: { select: { maintenances: nested({ where: { endedAt: null }, take: 1 }) } } }) as never,
      resolve: ((room: { resource: { maintenances: unknown[] } }) => room.resource.maintenances[0] ?? null) as never,
    }),
    position: t.exposeInt('position', { description: 'Its place in lists and on boards; lower comes first.' }),
    archivedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was archived; null while it can be booked.',
      select: { resource: { select: { archivedAt: true } } },
      resolve: ({ resource }) => resource.archivedAt,
    }),
    version: t.int({
      description: VERSION,
      select: { resource: { select: { version: true } } },
      resolve: ({ resource }) => resource.version,
    }),
  }),
});

list('rooms', {
  model: 'Room',
  type: Room,
  access: STAFF_AND_CLIENTS,
  description: 'The studio’s rooms.',
  sorts: {
    POSITION: (direction) => ({ position: direction }),
    NAME: (direction) => ({ resource: { name: direction } }),
    KIND: (direction) => [{ kind: direction }, { position: direction }],
    CAPACITY: (direction) => ({ capacity: direction }),
  },
  search: (word) => ({ OR: [{ resource: { name: contains(word) } }, { features: { has: word } }] }),
  filters: (arg) => ({
    archived: arg.boolean({ description: ARCHIVED }),
    kind: arg({ type: RoomKindEnum, description: 'Only of this kind.' }),
  }),
  where: (caller, { archived, kind }) => ({ AND: [visibleRooms(caller.actor), { resource: inUse(archived) }, kind ? { kind } : {}] }),
});

const OpeningHoursInput = builder.inputType('OpeningHoursInput', {
  description: 'When a room is open on one weekday, in the studio’s wall time.',
  fields: (t) => ({
    weekday: t.int({ required: true, description: 'ISO weekday, 1 is Monday.' }),
    opensMinute: t.int({ required: true, description: 'Minutes after midnight, 0 to 1439.' }),
    closesMinute: t.int({ required: true, description: 'Minutes after midnight, up to 2880; above 1440 it closes on the next day.' }),
  }),
});

const FIELDS = {
  name: 'Its name, at most 80 characters; no two rooms share one.',
  capacity: 'How many people it holds.',
  areaSquareMetres: 'Floor area in square metres.',
  features: 'What it has, at most 50.',
  hourlyRateMinor: 'Price of an hour, minor units of the studio’s currency.',
  defaultSetupMinutes: 'Setup of a new session, minutes.',
  defaultTeardownMinutes: 'Teardown of a new session, minutes.',
  openingHours: 'All of its opening hours; empty for always open.',
};

mutation('createRoom', {
  description: `Adds a room, last in the studio’s order. ${WHO}`,
  access: HEADS,
  type: Room,
  input: (t) => ({
    name: t.string({ required: true, description: FIELDS.name }),
    kind: t.field({ type: RoomKindEnum, required: true, description: 'What it is for.' }),
    capacity: t.int({ description: FIELDS.capacity }),
    areaSquareMetres: t.int({ description: FIELDS.areaSquareMetres }),
    features: t.stringList({ description: FIELDS.features }),
    hourlyRateMinor: t.int({ description: FIELDS.hourlyRateMinor }),
    defaultSetupMinutes: t.int({ description: FIELDS.defaultSetupMinutes }),
    defaultTeardownMinutes: t.int({ description: FIELDS.defaultTeardownMinutes }),
    openingHours: t.field({ type: [OpeningHoursInput], description: FIELDS.openingHours }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await createRoom(caller, withoutNulls(input));
    return caller.db.room.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editRoom', {
  description: `Changes a room; what is left out stays. Booked sessions keep their price, setup and teardown. ${WHO}`,
  access: HEADS,
  type: Room,
  errors: [StaleEdit],
  input: (t) => ({
    roomId: idField(t, 'Room', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    name: t.string({ description: FIELDS.name }),
    kind: t.field({ type: RoomKindEnum, description: 'What it is for.' }),
    capacity: t.int({ description: FIELDS.capacity }),
    areaSquareMetres: t.int({ description: `${FIELDS.areaSquareMetres} Null when unknown.` }),
    features: t.stringList({ description: FIELDS.features }),
    hourlyRateMinor: t.int({ description: FIELDS.hourlyRateMinor }),
    defaultSetupMinutes: t.int({ description: FIELDS.defaultSetupMinutes }),
    defaultTeardownMinutes: t.int({ description: FIELDS.defaultTeardownMinutes }),
    openingHours: t.field({ type: [OpeningHoursInput], description: FIELDS.openingHours }),
  }),
  resolve: async (caller, input, query) => {
    const { id } = await editRoom(caller, clearing(input, 'areaSquareMetres'));
    return caller.db.room.findUniqueOrThrow({ ...query, where: { id } });
  },
});

for (const [name, command, description] of [
  ['archiveRoom', archiveRoom, 'Takes a room off the schedule and the boards, once no firm session to come is in it.'],
  ['restoreRoom', restoreRoom, 'Brings an archived room back.'],
] as const)
  mutation(name, {
    description: `${description} ${WHO}`,
    access: HEADS,
    type: Room,
    errors: [StaleEdit, StillBooked],
    input: (t) => ({
      roomId: idField(t, 'Room', { required: true, description: 'Which.' }),
      expectedVersion: t.int({ description: EXPECTED_VERSION }),
    }),
    resolve: async (caller, input, query) => {
      const { id } = await command(caller, withoutNulls(input));
      return caller.db.room.findUniqueOrThrow({ ...query, where: { id } });
    },
  });

const Order = builder.objectRef<{ changed: number }>('RoomOrder').implement({
  description: 'What putting rooms into order did.',
  access: 'carried',
  fields: (t) => ({ changed: t.exposeInt('changed', { description: 'How many rooms have another place now.' }) }),
});

mutation('reorderRooms', {
  description: `Puts the rooms into the order in which lists, the schedule and boards show them. ${WHO}`,
  access: HEADS,
  type: Order,
  input: (t) => ({
    roomIds: idListField(t, 'Room', { required: true, description: 'The rooms in their new order; those not named come after them.' }),
  }),
  resolve: (caller, input) => reorderRooms(caller, input),
});
