import { InvalidInput, StaleEdit } from '../../../domain/kernel/errors.ts';
import { archiveSessionType, restoreSessionType } from '../../../domain/scheduling/house/archive-session-type.ts';
import { createSessionType } from '../../../domain/scheduling/house/create-session-type.ts';
import { editSessionType } from '../../../domain/scheduling/house/edit-session-type.ts';
import { reorderSessionTypes } from '../../../domain/scheduling/house/reorder-session-types.ts';
import { builder, inStudio } from '../../builder.ts';
import { HEADS, STAFF } from '../../shared/access.ts';
import { ARCHIVED, clearing, contains, EXPECTED_VERSION, inUse, VERSION } from '../../shared/edit-input.ts';
import { idField, idListField } from '../../shared/id-fields.ts';
import { encodeId } from '../../shared/ids.ts';
import { list } from '../../shared/list.ts';
import { mutation, withoutNulls } from '../../shared/mutation.ts';
import { RoomKindEnum } from '../../studio/setup.ts';
import { RoleWish, rolesOf } from '../booking-inputs.ts';
import { OpenRole } from '../booking-parts.ts';
import { HouseOrder } from './order.ts';

const WHO = 'Requires the role owner or studio manager.';
const carried = { access: 'carried' as const };

const PresetGear = builder.objectRef<{ kind: 'model' | 'kit'; id: string; name: string; quantity: number }>('SessionTypeGear').implement({
  ...carried,
  description: 'Gear that a type of session brings along.',
  fields: (t) => ({
    id: t.id({
      description: 'Id of the model or kit.',
      resolve: ({ kind, id }) => encodeId(kind === 'model' ? 'GearModel' : 'GearKit', id),
    }),
    kind: t.exposeString('kind', { description: 'model or kit.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    quantity: t.exposeInt('quantity', { description: 'Units of a model; 1 for a kit.' }),
  }),
});

const RoomSetup = builder
  .objectRef<{ roomId: string; name: string; setupMinutes: number; teardownMinutes: number }>('RoomSetup')
  .implement({
    ...carried,
    description: 'Setup and teardown of a type of session in one room.',
    fields: (t) => ({
      roomId: t.id({ description: 'The room.', resolve: ({ roomId }) => encodeId('Room', roomId) }),
      roomName: t.string({ description: 'Its name.', resolve: ({ name }) => name }),
      setupMinutes: t.exposeInt('setupMinutes', { description: 'Minutes before.' }),
      teardownMinutes: t.exposeInt('teardownMinutes', { description: 'Minutes after.' }),
    }),
  });

const IN_ORDER = { orderBy: { position: 'asc' as const } };

export const SessionType = builder.prismaNode('SessionType', {
  select: { id: true },
  description: 'A standard session with what it brings along: gear, roles, setup and what is to be prepared.',
  access: STAFF,
  id: { field: 'id', description: 'Id of the session type.' },
  findUnique: inStudio,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called.' }),
    lengthMinutes: t.exposeInt('lengthMinutes', { description: 'How long it usually lasts, minutes.' }),
    setupMinutes: t.exposeInt('setupMinutes', { nullable: true, description: 'Setup, minutes; null for the room’s own.' }),
    teardownMinutes: t.exposeInt('teardownMinutes', { nullable: true, description: 'Teardown, minutes; null for the room’s own.' }),
    roomKinds: t.expose('roomKinds', { type: [RoomKindEnum], description: 'Kinds of rooms it fits; empty for any.' }),
    note: t.exposeString('note', { description: 'What the studio should know about it.' }),
    gear: t.field({
      type: [PresetGear],
      select: {
        gear: {
          ...IN_ORDER,
          select: { quantity: true, model: { select: { id: true, name: true } }, kit: { select: { id: true, name: true } } },
        },
      },
      description: 'The gear it brings.',
      resolve: ({ gear }) =>
        gear.map(({ model, kit, quantity }) => ({ kind: model ? ('model' as const) : ('kit' as const), ...(model ?? kit!), quantity })),
    }),
    roles: t.field({
      type: [OpenRole],
      select: { roles: { ...IN_ORDER, select: { skill: true, duty: true, quantity: true } } },
      description: 'People it needs, by skill.',
      resolve: ({ roles }) => roles,
    }),
    steps: t.stringList({
      select: { steps: { ...IN_ORDER, select: { text: true } } },
      description: 'What is to be prepared, in order.',
      resolve: ({ steps }) => steps.map(({ text }) => text),
    }),
    roomSetups: t.field({
      type: [RoomSetup],
      select: {
        roomSetups: {
          orderBy: { room: { position: 'asc' } },
          select: { roomId: true, setupMinutes: true, teardownMinutes: true, room: { select: { resource: { select: { name: true } } } } },
        },
      },
      description: 'Rooms in which setup and teardown differ from the type’s own.',
      resolve: ({ roomSetups }) => roomSetups.map(({ room, ...setup }) => ({ ...setup, name: room.resource.name })),
    }),
    position: t.exposeInt('position', { description: 'Its place in lists; lower comes first.' }),
    archivedAt: t.expose('archivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was archived; null while it is offered.',
    }),
    version: t.exposeInt('version', { description: VERSION }),
  }),
});

list('sessionTypes', {
  model: 'SessionType',
  type: SessionType,
  access: STAFF,
  description: 'The studio’s standard sessions.',
  sorts: {
    POSITION: (direction) => ({ position: direction }),
    NAME: (direction) => ({ name: direction }),
    LENGTH: (direction) => ({ lengthMinutes: direction }),
  },
  search: (word) => ({ OR: [{ name: contains(word) }, { note: contains(word) }, { roles: { some: { skill: contains(word) } } }] }),
  filters: (arg) => ({ archived: arg.boolean({ description: ARCHIVED }) }),
  where: (_caller, { archived }) => inUse(archived),
});

const GearInput = builder.inputType('SessionTypeGearInput', {
  description: 'Gear that a type of session brings along: either a model or a kit.',
  fields: (t) => ({
    modelId: idField(t, 'GearModel', { required: false, description: 'Units of this model, whichever are free.' }),
    quantity: t.int({ description: 'How many units of the model; 1 if not given.' }),
    kitId: idField(t, 'GearKit', { required: false, description: 'This kit, whole.' }),
  }),
});
const SetupInput = builder.inputType('RoomSetupInput', {
  description: 'Setup and teardown of a type of session in one room.',
  fields: (t) => ({
    roomId: idField(t, 'Room', { required: true, description: 'The room.' }),
    setupMinutes: t.int({ required: true, description: 'Minutes before.' }),
    teardownMinutes: t.int({ required: true, description: 'Minutes after.' }),
  }),
});

const FIELDS = {
  name: 'What it is called, at most 80 characters; no two types in use share one.',
  lengthMinutes: 'How long it usually lasts, minutes.',
  setupMinutes: 'Setup, minutes; null for the room’s own.',
  teardownMinutes: 'Teardown, minutes; null for the room’s own.',
  roomKinds: 'Kinds of rooms it fits; empty for any.',
  note: 'What the studio should know about it.',
  gear: 'All the gear it brings.',
  roles: 'All the people it needs, by skill.',
  steps: 'All that is to be prepared, in order.',
  roomSetups: 'All rooms in which setup and teardown differ.',
};

type GearLines = readonly { modelId?: string | null; kitId?: string | null; quantity?: number | null }[] | null | undefined;

/** @throws InvalidInput where a line names neither or both */
function presetGear(lines: GearLines) {
  const wrong = (lines ?? []).flatMap(({ modelId, kitId }, index) =>
    !modelId === !kitId ? [{ path: `gear.${index}`, message: 'Give exactly one of modelId and kitId.' }] : [],
  );
  if (wrong.length > 0) throw new InvalidInput(wrong);
  return lines?.map(({ modelId, kitId, quantity }) => ({
    ...(modelId ? { modelId } : { kitId: kitId! }),
    quantity: quantity ?? undefined,
  }));
}

mutation('createSessionType', {
  description: `Adds a standard session, last in order. ${WHO}`,
  access: HEADS,
  type: SessionType,
  input: (t) => ({
    name: t.string({ required: true, description: FIELDS.name }),
    lengthMinutes: t.int({ description: `${FIELDS.lengthMinutes} 60 if not given.` }),
    setupMinutes: t.int({ description: FIELDS.setupMinutes }),
    teardownMinutes: t.int({ description: FIELDS.teardownMinutes }),
    roomKinds: t.field({ type: [RoomKindEnum], description: FIELDS.roomKinds }),
    note: t.string({ description: FIELDS.note }),
    gear: t.field({ type: [GearInput], description: FIELDS.gear }),
    roles: t.field({ type: [RoleWish], description: FIELDS.roles }),
    steps: t.stringList({ description: FIELDS.steps }),
    roomSetups: t.field({ type: [SetupInput], description: FIELDS.roomSetups }),
  }),
  resolve: async (caller, { gear, roles, ...input }, query) => {
    const { id } = await createSessionType(caller, { ...withoutNulls(input), gear: presetGear(gear), roles: rolesOf(roles) });
    return caller.db.sessionType.findUniqueOrThrow({ ...query, where: { id } });
  },
});

mutation('editSessionType', {
  description: `Changes a standard session; what is left out stays, and so does what sessions got that are booked already. ${WHO}`,
  access: HEADS,
  type: SessionType,
  errors: [StaleEdit],
  input: (t) => ({
    sessionTypeId: idField(t, 'SessionType', { required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    name: t.string({ description: FIELDS.name }),
    lengthMinutes: t.int({ description: FIELDS.lengthMinutes }),
    setupMinutes: t.int({ description: FIELDS.setupMinutes }),
    teardownMinutes: t.int({ description: FIELDS.teardownMinutes }),
    roomKinds: t.field({ type: [RoomKindEnum], description: FIELDS.roomKinds }),
    note: t.string({ description: FIELDS.note }),
    gear: t.field({ type: [GearInput], description: FIELDS.gear }),
    roles: t.field({ type: [RoleWish], description: FIELDS.roles }),
    steps: t.stringList({ description: FIELDS.steps }),
    roomSetups: t.field({ type: [SetupInput], description: FIELDS.roomSetups }),
  }),
  resolve: async (caller, { gear, roles, ...input }, query) => {
    const fields = clearing(input, 'setupMinutes', 'teardownMinutes');
    const { id } = await editSessionType(caller, { ...fields, gear: presetGear(gear), roles: rolesOf(roles) });
    return caller.db.sessionType.findUniqueOrThrow({ ...query, where: { id } });
  },
});

for (const [name, command, description] of [
  ['archiveSessionType', archiveSessionType, 'A standard session is offered no more; sessions that are of it stay so.'],
  ['restoreSessionType', restoreSessionType, 'An archived standard session is offered again.'],
] as const)
  mutation(name, {
    description: `${description} ${WHO}`,
    access: HEADS,
    type: SessionType,
    errors: [StaleEdit],
    input: (t) => ({
      sessionTypeId: idField(t, 'SessionType', { required: true, description: 'Which.' }),
      expectedVersion: t.int({ description: EXPECTED_VERSION }),
    }),
    resolve: async (caller, input, query) => {
      const { id } = await command(caller, withoutNulls(input));
      return caller.db.sessionType.findUniqueOrThrow({ ...query, where: { id } });
    },
  });

mutation('reorderSessionTypes', {
  description: `Puts the standard sessions into the order in which they are offered. ${WHO}`,
  access: HEADS,
  type: HouseOrder,
  input: (t) => ({
    sessionTypeIds: idListField(t, 'SessionType', { required: true, description: 'In their new order; those not named come after them.' }),
  }),
  resolve: (caller, input) => reorderSessionTypes(caller, input),
});
